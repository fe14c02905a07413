import { AppError } from '../../../../utils/domain/errors.ts';
import { readPictureHeader } from '../../../../utils/domain/picture-header.ts';
import { decodeMask, MASK_GRID } from '../../../../utils/scene/mask.ts';
import { bigEndian, concatenate, PNG_SIGNATURE, pngChunk } from '../../../../utils/scene/png.ts';
import type { Picture } from '../providers/image-provider.ts';

/** Eight bits each of red, green, blue and alpha. */
const RGBA = Uint8Array.of(8, 6, 0, 0, 0);

/**
 * A mask as models take it: a PNG as large as the picture, transparent where that may change.
 * @throws AppError `not_found` where nobody can tell how large the picture is
 */
export async function maskPicture(mask: string, picture: Picture): Promise<Picture> {
  const size = readPictureHeader(picture.bytes)?.size;
  if (!size) throw new AppError('not_found');
  const header = concatenate([bigEndian(size.width), bigEndian(size.height), RGBA]);
  const bytes = concatenate([
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    pngChunk('IDAT', await deflate(drawRows(mask, size))),
    pngChunk('IEND', new Uint8Array()),
  ]);
  return { bytes, mime: 'image/png' };
}

/** Black pixels, row by row; the byte before each row says that it is not filtered. */
function drawRows(mask: string, { width, height }: { width: number; height: number }): Uint8Array<ArrayBuffer> {
  const cells = decodeMask(mask);
  const { columns, rows } = MASK_GRID;
  const stride = 1 + width * 4;
  const pixels = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor((y * rows) / height) * columns;
    for (let x = 0; x < width; x += 1) {
      const mayChange = cells[row + Math.floor((x * columns) / width)] === 1;
      pixels[y * stride + 1 + x * 4 + 3] = mayChange ? 0 : 255;
    }
  }
  return pixels;
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const deflated = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(deflated).arrayBuffer());
}
