import { AppError, type ErrorCode } from '../../../utils/domain/errors.ts';
import type { UserId } from '../../../utils/domain/ids.ts';
import { FIRST_CUTOUT, FIRST_ORIGINAL } from '../../../utils/domain/photo-files.ts';
import type { PhotosApi, RemotePhoto } from '../../../utils/photos/api.ts';

type Call = keyof PhotosApi;

/** A server for photos in memory, which fails as it is told to. */
export interface PhotoServer {
  api: PhotosApi;
  /** `<photo>/<file>` of everything stored. */
  files: Map<string, Uint8Array>;
  rows: Map<string, RemotePhoto>;
  /** What the account remembers of photos that left it: whether they were moved out. */
  left: Map<string, boolean>;
  calls: Call[];
  /** Makes calls of a kind fail, the next `times` of them. */
  fail(call: Call, code: ErrorCode, times?: number): void;
  /** Holds the next call of a kind until it is released. */
  hold(call: Call): { arrived: Promise<void>; release(): void };
  /** What the people's directory knows of consent. */
  consentGivenAt: string | null;
}

export function createPhotoServer(owner: UserId): PhotoServer {
  const failures: { call: Call; code: ErrorCode; times: number }[] = [];
  const holds: { call: Call; arrive(): void; released: Promise<void> }[] = [];

  const server: PhotoServer = {
    files: new Map(),
    rows: new Map(),
    left: new Map(),
    calls: [],
    consentGivenAt: '2026-11-24T09:00:00Z',
    fail: (call, code, times = 1) => void failures.push({ call, code, times }),
    hold(call) {
      const arrival = Promise.withResolvers<void>();
      const release = Promise.withResolvers<void>();
      holds.push({ call, arrive: arrival.resolve, released: release.promise });
      return { arrived: arrival.promise, release: release.resolve };
    },
    api: {
      list: (user) => serve('list', user, () => [...server.rows.values()]),
      find: (user, id) => serve('find', user, () => server.rows.get(id) ?? null),
      hasFile: (user, id, file) => serve('hasFile', user, () => server.files.has(`${id}/${file}`)),
      uploadFile: (user, id, file, bytes) =>
        serve('uploadFile', user, () => void server.files.set(`${id}/${file}`, bytes)),
      insertRow: (user, photo) =>
        serve('insertRow', user, () => {
          if (server.left.has(photo.id)) throw new AppError('not_found');
          if (server.rows.has(photo.id)) return false;
          const { id, personId, label, analysis, originalFile, cutoutFile } = photo;
          server.rows.set(id, { id, personId, label, analysis, originalFile, cutoutFile, addedAt: 1 });
          return true;
        }),
      move: (user, id, personId) =>
        serve('move', user, () => {
          const row = server.rows.get(id);
          if (!row) throw new AppError('not_found');
          server.rows.set(id, { ...row, personId });
        }),
      rename: (user, id, label) =>
        serve('rename', user, () => {
          const row = server.rows.get(id);
          if (!row) throw new AppError('not_found');
          server.rows.set(id, { ...row, label });
        }),
      changeFiles: (user, { id, analysis, originalFile, cutoutFile }, before) =>
        serve('changeFiles', user, () => {
          const row = server.rows.get(id);
          if (row?.cutoutFile !== before.cutoutFile || row.originalFile !== before.originalFile) return false;
          server.rows.set(id, { ...row, analysis, cutoutFile, originalFile });
          return true;
        }),
      removeFiles: (user, id, files) =>
        serve('removeFiles', user, () => {
          const wanted = files?.map((file) => `${id}/${file}`);
          for (const name of server.files.keys()) {
            if (name.startsWith(`${id}/`) && (wanted?.includes(name) ?? true)) server.files.delete(name);
          }
        }),
      deleteRow: (user, id) => serve('deleteRow', user, () => leave(id)),
      moveRowOut: (user, id) =>
        serve('moveRowOut', user, () => {
          leave(id);
          if (server.left.has(id)) server.left.set(id, true);
        }),
      left: (user, ids) =>
        serve('left', user, () =>
          ids.flatMap((id) => {
            const moved = server.left.get(id);
            return moved === undefined ? [] : [{ id, moved }];
          }),
        ),
      readmit: (user, id) =>
        serve('readmit', user, () => {
          if (server.left.get(id)) server.left.delete(id);
        }),
      downloadOriginal: (user, id) =>
        serve('downloadOriginal', user, () => {
          const file = server.rows.get(id)?.originalFile ?? FIRST_ORIGINAL;
          return { file, bytes: read(`${id}/${file}`) };
        }),
      downloadCutout: (user, id) =>
        serve('downloadCutout', user, () => {
          const file = server.rows.get(id)?.cutoutFile ?? FIRST_CUTOUT;
          return { file, bytes: read(`${id}/${file}`) };
        }),
    },
  };

  function leave(id: string): void {
    if (server.rows.delete(id)) server.left.set(id, false);
  }

  function read(name: string): Uint8Array<ArrayBuffer> {
    const file = server.files.get(name);
    if (!file) throw new AppError('not_found');
    return new Uint8Array(file);
  }

  async function serve<T>(call: Call, user: UserId, work: () => T): Promise<T> {
    server.calls.push(call);
    const index = holds.findIndex((one) => one.call === call);
    const [hold] = index < 0 ? [] : holds.splice(index, 1);
    hold?.arrive();
    await hold?.released;
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
