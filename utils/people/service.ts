import { AppError } from '../domain/errors.ts';
import { ownPersonId, type PersonId, type UserId } from '../domain/ids.ts';
import type { ConsentSurface } from '../messaging/protocol/common.ts';
import type { PersonSummary } from '../messaging/protocol/people.ts';
import type { KlikkDatabase, PersonRow } from '../platform/database.ts';
import { requireUser, type Session } from '../platform/signed-in.ts';
import { wait } from '../platform/wait.ts';
import type { PeopleApi } from './api.ts';
import type { PeopleDirectory } from './directory.ts';
import type { Withdrawals } from './withdrawals.ts';

/** The people on photos as the interface uses them; every method but the last is a message of the same name. */
export interface PeopleService {
  /** Answers with what is known after a few seconds where the server is slow, or not there. */
  list(): Promise<PersonSummary[]>;
  /** What this device knows, told at once. */
  known(): Promise<PersonSummary[]>;
  /** Of the creator where nobody is named. */
  consent(input: { personId?: PersonId | undefined }): Promise<{ givenAt: string | null }>;
  giveConsent(input: { personId?: PersonId | undefined; surface: ConsentSurface }): Promise<PersonSummary>;
  add(input: { id: PersonId; label: string; surface: ConsentSurface }): Promise<PersonSummary>;
  rename(input: { id: PersonId; label: string }): Promise<PersonSummary>;
  /** From its answer on this device has no photo of them and takes none; a server that could not be told yet will be. */
  withdraw(input: { id: PersonId; surface: ConsentSurface }): Promise<PersonSummary>;
  /** Forgets somebody of whom there is neither a photo nor consent. */
  remove(input: { id: PersonId }): Promise<null>;
  /** Goes on with withdrawals that were interrupted. Answers whether some are left for later. */
  resume(): Promise<boolean>;
}

interface PeopleDependencies {
  session: Session;
  database: KlikkDatabase;
  api: PeopleApi;
  directory: PeopleDirectory;
  withdrawals: Withdrawals;
  /** Sees to it that the background wakes again, should it be stopped before the work is done. */
  setWakeUp(): Promise<void>;
  /** How long an answer waits for the server, in milliseconds. */
  patience: { list: number; transfer: number };
}

export function createPeopleService(dependencies: PeopleDependencies): PeopleService {
  const { session, database, api, directory, withdrawals, setWakeUp, patience } = dependencies;

  async function requireRow(id: PersonId): Promise<PersonRow> {
    const userId = await requireUser(session);
    const row = await database.people.get(id);
    if (row?.userId !== userId) throw new AppError('not_found');
    return row;
  }

  async function summaryOf(id: PersonId): Promise<PersonSummary> {
    const { userId } = await requireRow(id);
    const summary = (await summariesOf(userId)).find((one) => one.id === id);
    if (!summary) throw new AppError('not_found');
    return summary;
  }

  async function summariesOf(userId: UserId): Promise<PersonSummary[]> {
    const rows = await database.people.where({ userId }).sortBy('addedAt');
    const deleting = await database.photos.where({ userId, state: 'deleting' }).toArray();
    const inDeletion = new Set(deleting.map(({ personId }) => personId));
    const [me, others] = [rows.filter(isMe), rows.filter((row) => !isMe(row))];
    return [...me, ...others].map((row) => toSummary(row, row.consentedAt === null && inDeletion.has(row.id)));
  }

  /** In step with the server, and with nothing withdrawn whose photos are still there. */
  async function catchUp(userId: UserId): Promise<void> {
    await directory.sync(userId);
    if (await withdrawals.resume(userId)) await setWakeUp();
  }

  return {
    async list() {
      const userId = await requireUser(session);
      await Promise.race([catchUp(userId).catch(passOverOutage), wait(patience.list)]);
      return summariesOf(userId);
    },

    async known() {
      return summariesOf(await requireUser(session));
    },

    async consent({ personId }) {
      const userId = await requireUser(session);
      return { givenAt: await directory.read(userId, personId ?? ownPersonId(userId)) };
    },

    async giveConsent({ personId, surface }) {
      const userId = await requireUser(session);
      const id = personId ?? ownPersonId(userId);
      // A no that was said before must not come after this yes.
      await withdrawals.finish(id);
      if (!(await directory.read(userId, id))) {
        await api.say(userId, id, true, surface);
        await directory.sync(userId);
      }
      return summaryOf(id);
    },

    async add({ id, label, surface }) {
      const userId = await requireUser(session);
      await api.add(userId, { id, label });
      if (!(await directory.read(userId, id))) await api.say(userId, id, true, surface);
      await directory.sync(userId);
      return summaryOf(id);
    },

    async rename({ id, label }) {
      const { userId } = await requireRow(id);
      await api.rename(userId, id, label);
      await database.people.update(id, { label });
      return summaryOf(id);
    },

    async withdraw({ id, surface }) {
      const { userId } = await requireRow(id);
      await setWakeUp();
      await withdrawals.begin(userId, id, surface);
      // What cannot be done now is done when the background wakes.
      await Promise.race([withdrawals.finish(id).catch(() => {}), wait(patience.transfer)]);
      return summaryOf(id);
    },

    async remove({ id }) {
      const { userId } = await requireRow(id);
      await api.remove(userId, id);
      await database.people.delete(id);
      return null;
    },

    async resume() {
      const userId = await session.userId();
      return userId !== null && (await withdrawals.resume(userId));
    },
  };
}

const isMe = ({ id, userId }: PersonRow) => id === ownPersonId(userId);

function toSummary(row: PersonRow, isDeleting: boolean): PersonSummary {
  const { id, label, consentedAt, withdrawal } = row;
  return { id, isMe: isMe(row), label, consentedAt, isWithdrawing: withdrawal !== null || isDeleting };
}

/** A list may be old, but it must not be someone else's. */
function passOverOutage(thrown: unknown): void {
  if (!(thrown instanceof AppError) || !thrown.retryable) throw thrown;
}
