import { z } from 'zod';
import { type PersonId, personIdSchema, type UserId } from '../domain/ids.ts';
import type { ConsentSurface } from '../messaging/protocol/common.ts';
import { fromTableError } from '../platform/backend-errors.ts';
import { actingAsOwner, type Session } from '../platform/signed-in.ts';

/** A person as the server knows them. */
const remotePersonSchema = z.object({
  id: personIdSchema,
  label: z.string(),
  addedAt: z.string().transform((time) => Date.parse(time)),
  /** The last word on photos of them, and when it was said (ISO 8601); null where there was none. */
  consent: z.object({ granted: z.boolean(), at: z.string() }).nullable(),
  /** How many photos of them there are. */
  photos: z.int(),
});
export type RemotePerson = z.infer<typeof remotePersonSchema>;

/**
 * What the people's service asks of the server. Each call names the user it acts for and is refused where another has signed in
 * meanwhile. All may be repeated.
 */
export interface PeopleApi {
  /** The creator first, whether or not there is anything of them. */
  list(owner: UserId): Promise<RemotePerson[]>;
  /** @throws AppError `too_many_people` */
  add(owner: UserId, person: Pick<RemotePerson, 'id' | 'label'>): Promise<void>;
  rename(owner: UserId, id: PersonId, label: string): Promise<void>;
  /** Notes a yes or a no to photos of a person. The time is the server's. */
  say(owner: UserId, id: PersonId, granted: boolean, surface: ConsentSurface): Promise<void>;
  /** @throws AppError `conflict` where there is still a photo of them, or consent */
  remove(owner: UserId, id: PersonId): Promise<void>;
}

const PURPOSE = 'face_photos';

/** The wording of the consent dialogs that are shown today. */
const POLICY_VERSION = 'people-2026-11';

export function createPeopleApi(session: Session): PeopleApi {
  const as = actingAsOwner(session);

  return {
    list: (owner) =>
      as(owner, async ({ client }) => {
        const { data, error, status } = await client.rpc('list_people');
        if (error) throw fromTableError(error, status);
        return z.array(remotePersonSchema).parse(data);
      }),

    add: (owner, { id, label }) =>
      as(owner, async ({ client }) => {
        const { error, status } = await client.from('people').insert({ id, label });
        if (!error) return;
        const failure = fromTableError(error, status);
        // Our own, from a try whose answer was lost.
        if (failure.code !== 'conflict') throw failure;
      }),

    rename: (owner, id, label) =>
      as(owner, async ({ client }) => {
        const { error, status } = await client.from('people').update({ label }).eq('id', id).select('id').single();
        if (error) throw fromTableError(error, status);
      }),

    say: (owner, id, granted, surface) =>
      as(owner, async ({ client }) => {
        const { error, status } = await client
          .from('consents')
          .insert({ purpose: PURPOSE, person_id: id, granted, policy_version: POLICY_VERSION, surface });
        if (error) throw fromTableError(error, status);
      }),

    remove: (owner, id) =>
      as(owner, async ({ client }) => {
        const { error, status } = await client.rpc('remove_person', { person: id });
        if (error) throw fromTableError(error, status);
      }),
  };
}
