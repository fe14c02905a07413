import { toBase64 } from '../domain/base64.ts';
import type { StillPicture } from '../messaging/protocol/studio.ts';
import { drawStill, encodeStill } from './encode-still.ts';
import { findAll } from './look-up.ts';

/** Studio never offers more than three. */
const STILLS_MAX = 3;

/**
 * The stills that YouTube made of the video, as far as the section shows them. One that lies on another server cannot be
 * read and is only counted.
 */
export async function readOwnStills(section: Element): Promise<{ own: StillPicture[]; unreadable: number }> {
  const pictures = findAll(section, 'still').filter((element) => element instanceof HTMLImageElement);
  const shown = pictures.filter(({ complete, naturalWidth }) => complete && naturalWidth > 0).slice(0, STILLS_MAX);
  const read = await Promise.all(shown.map((picture) => readStill(picture).catch(() => null)));
  const own = read.filter((still) => still !== null);
  return { own, unreadable: read.length - own.length };
}

async function readStill(picture: HTMLImageElement): Promise<StillPicture> {
  const jpeg = await encodeStill(drawStill(picture, picture.naturalWidth, picture.naturalHeight));
  return { picture: toBase64(new Uint8Array(await jpeg.arrayBuffer())), mime: 'image/jpeg' };
}
