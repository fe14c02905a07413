import { AppError, type ErrorCode } from '../../../utils/domain/errors.ts';
import { ownPersonId, type PersonId, type UserId } from '../../../utils/domain/ids.ts';
import type { PeopleApi } from '../../../utils/people/api.ts';
import type { PhotoServer } from '../photos/photo-server.ts';

type Call = keyof PeopleApi;

/** A server for people in memory, beside one for their photos. It fails as it is told to. */
export interface PeopleServer {
  api: PeopleApi;
  labels: Map<PersonId, string>;
  /** Every yes and no, in order. */
  said: { id: PersonId; granted: boolean; at: string }[];
  fail(call: Call, code: ErrorCode, times?: number): void;
}

export function createPeopleServer(owner: UserId, photos: PhotoServer): PeopleServer {
  const failures: { call: Call; code: ErrorCode; times: number }[] = [];
  const labels = new Map<PersonId, string>([[ownPersonId(owner), '']]);
  const server: PeopleServer = {
    labels,
    said: [],
    fail: (call, code, times = 1) => void failures.push({ call, code, times }),
    api: {
      list: (user) =>
        serve('list', user, () =>
          [...labels].map(([id, label], addedAt) => ({
            id,
            label,
            addedAt,
            consent: server.said.findLast((word) => word.id === id) ?? null,
            photos: [...photos.rows.values()].filter(({ personId }) => personId === id).length,
          })),
        ),
      add: (user, { id, label }) => serve('add', user, () => void (labels.has(id) || labels.set(id, label))),
      rename: (user, id, label) => serve('rename', user, () => void labels.set(id, label)),
      say: (user, id, granted) =>
        serve('say', user, () => {
          server.said.push({ id, granted, at: new Date(Date.UTC(2026, 10, 28, 20, server.said.length)).toISOString() });
        }),
      remove: (user, id) => serve('remove', user, () => void labels.delete(id)),
    },
  };

  async function serve<T>(call: Call, user: UserId, work: () => T): Promise<T> {
    const failure = failures.find((one) => one.call === call && one.times > 0);
    if (failure) {
      failure.times -= 1;
      throw new AppError(failure.code);
    }
    if (user !== owner) throw new AppError('session_ended');
    return work();
  }

  return server;
}
