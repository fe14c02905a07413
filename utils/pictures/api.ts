import { AppError } from '../domain/errors.ts';
import type { PictureId, UserId } from '../domain/ids.ts';
import type { Session } from '../platform/signed-in.ts';

/** What the pictures' service asks of the server. */
export interface PicturesApi {
  /** A background that an image model painted. @throws AppError `not_found`, `offline` */
  plate(owner: UserId, id: PictureId): Promise<Uint8Array<ArrayBuffer>>;
}

export function createPicturesApi(session: Session): PicturesApi {
  return {
    plate: (owner, id) =>
      session.asUser(async ({ userId, client }) => {
        if (userId !== owner) throw new AppError('session_ended');
        const { data, error } = await client.storage.from('plates').download(`${owner}/${id}`);
        if (data) return new Uint8Array(await data.arrayBuffer());
        const isMissing = 'status' in error && (error.status === 400 || error.status === 404);
        throw new AppError(isMissing ? 'not_found' : 'offline', { cause: error });
      }),
  };
}
