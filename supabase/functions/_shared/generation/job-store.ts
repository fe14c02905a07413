import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import { AppError, type ErrorCode } from '../../../../utils/domain/errors.ts';
import {
  type GenerationId,
  generationIdSchema,
  ownPersonId,
  type PictureId,
  photoIdSchema,
  pictureIdSchema,
  type UserId,
} from '../../../../utils/domain/ids.ts';
import { localeSchema } from '../../../../utils/domain/locale.ts';
import { maskSchema } from '../../../../utils/scene/mask.ts';
import { storedSceneSchema } from '../../../../utils/scene/migrate-scene.ts';
import type { Scene } from '../../../../utils/scene/schema.ts';
import { stillSchema } from '../../../../utils/scene/still.ts';
import type { Subject } from '../../../../utils/scene/subject.ts';
import { fromDatabase } from '../database-error.ts';
import { imageModelSchema } from '../providers/image-model.ts';
import { type Painted, type Picture, type ProviderId, type Ticket, ticketSchema } from '../providers/image-provider.ts';
import { asPicture } from '../providers/picture-bytes.ts';
import type { Direction } from './direct.ts';
import { readSubjects } from './photos-for-use.ts';
import { readReferences } from './references.ts';

const plateSchema = z.object({
  id: pictureIdSchema,
  prompt: z.string(),
  status: z.enum(['waiting', 'painting', 'painted', 'failed', 'dropped']),
  ticket: ticketSchema.nullable(),
});
export type JobPlate = z.infer<typeof plateSchema>;

/** A generation that an image model has a part in, as it stands in the database: all that is needed to go on with it. */
const jobSchema = z.object({
  id: generationIdSchema,
  title: z.string(),
  description: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
  prompt: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
  headline: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
  style: z.string(),
  locale: localeSchema,
  photo_ids: z.array(photoIdSchema),
  still: stillSchema.nullish().transform((value) => value ?? undefined),
  count: z.int(),
  portrait: z.boolean(),
  funding: z.enum(['credits', 'own_key']),
  model: imageModelSchema,
  plates: z.array(plateSchema),
});

/** A picture that is to be changed: the thumbnail that it was painted for, and where it may change. */
const sourceSchema = z
  .object({
    mask: maskSchema.nullable(),
    plate: z.object({ id: pictureIdSchema, scene: storedSceneSchema, reason: z.string() }),
  })
  .transform(({ mask, plate }) => ({ ...plate, mask }));
export type JobSource = z.infer<typeof sourceSchema>;

export type Job = z.infer<typeof jobSchema> & {
  /** The picture that it is to change; null where it makes thumbnails. */
  source: JobSource | null;
};

/** A picture that is to be painted, and the thumbnail that it will be. */
export interface WantedPlate {
  id: PictureId;
  scene: Scene;
  reason: string;
  prompt: string;
}

/** What a job needs of the database and the storage, acting as the service. Every call may be repeated. */
export interface JobStore {
  /** Takes the work, and answers the job as it stands. Null where somebody else has it, or it is no longer running. */
  take(worker: string, seconds: number): Promise<Job | null>;
  /** Prolongs the work. False where somebody else has it, or it is no longer running: then stop. */
  holdLease(worker: string, seconds: number): Promise<boolean>;
  isRunning(): Promise<boolean>;
  /** The people on the photos; of a portrait the creator alone. @throws AppError `person_without_consent`, `photo_not_found`, `invalid_input` */
  subjects(job: Job): Promise<Subject[]>;
  /**
   * The creator's own photos themselves, as many as the model takes, for it to paint them.
   * @throws AppError `consent_required` where the creator does not, or no longer, consent to that provider; `person_without_consent`
   *   where they do not, or no longer, for somebody on the photos
   */
  photos(job: Job): Promise<Picture[]>;
  /**
   * The picture that is to be changed.
   * @throws AppError `not_found` where its creator has deleted it; `consent_required` where it shows people, and they do not, or no
   *   longer, consent to that provider; `person_without_consent` where they do not, or no longer, for somebody whom it shows
   */
  picture(source: JobSource, provider: ProviderId): Promise<Picture>;
  /** Writes down what is to be painted. False where somebody has done so before, or it is no longer running. */
  beginPlates(plates: readonly WantedPlate[], direction: Omit<Direction, 'concepts'>): Promise<boolean>;
  /** Notes that a plate is being painted, and where it is queued. False where it is not wanted any more. */
  noteTicket(plate: PictureId, ticket: Ticket | null): Promise<boolean>;
  /** Keeps a plate's picture, unless there is one already: the first to bring it counts. */
  keepPicture(plate: PictureId, picture: Picture): Promise<void>;
  hasPicture(plate: PictureId): Promise<boolean>;
  /** Delivers a plate as a variant, or says why there is none. The last one ends the generation. */
  endPlate(plate: PictureId, outcome: Pick<Painted, 'usd' | 'requestId'> | { error: ErrorCode }): Promise<void>;
  fail(code: ErrorCode): Promise<void>;
}

/** @param devicePhotos photos that only the creator's device has, as it described them */
export function createJobStore(
  service: SupabaseClient,
  userId: UserId,
  id: GenerationId,
  devicePhotos: readonly Subject[] = [],
): JobStore {
  async function call(name: string, parameters: Record<string, unknown>): Promise<unknown> {
    const { data, error, status } = await service.rpc(name, { creator: userId, ...parameters });
    if (error) throw fromDatabase(error, status);
    return data;
  }

  /** The creator's last word on a purpose: it may have been taken back since the job began. */
  async function consentsTo(purpose: string): Promise<boolean> {
    const { data, error, status } = await service
      .from('consents')
      .select('granted')
      .eq('user_id', userId)
      .eq('purpose', purpose)
      .order('id', { ascending: false })
      .limit(1);
    if (error) throw fromDatabase(error, status);
    return data[0]?.granted === true;
  }

  const plates = service.storage.from('plates');

  async function readSource(): Promise<JobSource | null> {
    const { data, error, status } = await service
      .from('repaints')
      .select('mask, plate:plates(id, scene, reason)')
      .eq('generation_id', id)
      .eq('user_id', userId)
      .maybeSingle();
    if (error) throw fromDatabase(error, status);
    return sourceSchema.nullable().parse(data);
  }

  return {
    holdLease: async (worker, seconds) =>
      z.boolean().parse(await call('hold_lease', { generation: id, worker, seconds })),

    async isRunning() {
      const { data, error, status } = await service
        .from('generations')
        .select('id')
        .eq('id', id)
        .eq('user_id', userId)
        .eq('status', 'running');
      if (error) throw fromDatabase(error, status);
      return data.length > 0;
    },

    async take(worker, seconds) {
      const job = jobSchema.nullable().parse(await call('take_job', { generation: id, worker, seconds }));
      return job && { ...job, source: await readSource() };
    },

    async subjects(job) {
      const subjects = await readSubjects(service, userId, job.photo_ids, devicePhotos);
      return job.portrait ? subjects.filter(({ personId }) => personId === ownPersonId(userId)) : subjects;
    },

    async photos(job) {
      if (!(await consentsTo(`portrait_${job.model.provider}`))) throw new AppError('consent_required');
      return (await readReferences(service, userId, job.photo_ids)).slice(0, job.model.maxReferences);
    },

    async picture({ id: plate, scene: { background } }, provider) {
      const showsPerson = background.kind === 'still' && background.origin === 'model-with-person';
      if (showsPerson && !(await consentsTo(`portrait_${provider}`))) throw new AppError('consent_required');
      if (showsPerson && !(await call('shown_people_consent', { generation: id }))) {
        throw new AppError('person_without_consent');
      }
      const { data, error } = await plates.download(`${userId}/${plate}`);
      if (data) return asPicture(new Uint8Array(await data.arrayBuffer()));
      const isMissing = 'status' in error && (error.status === 400 || error.status === 404);
      throw isMissing ? new AppError('not_found') : error;
    },

    beginPlates: async (plates, { director, note }) =>
      z.boolean().parse(await call('begin_plates', { generation: id, plates, director, director_note: note })),

    noteTicket: async (plate, ticket) => z.boolean().parse(await call('note_ticket', { plate, ticket })),

    async keepPicture(plate, { bytes, mime }) {
      const { error } = await plates.upload(`${userId}/${plate}`, bytes, { contentType: mime, upsert: false });
      if (error && error.statusCode !== '409') throw error;
    },

    async hasPicture(plate) {
      const { error } = await plates.info(`${userId}/${plate}`);
      if (error && error.statusCode !== '404') throw error;
      return !error;
    },

    async endPlate(plate, outcome) {
      await call('end_plate', { plate, outcome });
    },

    async fail(code) {
      await call('fail_generation', { generation: id, error: code });
    },
  };
}
