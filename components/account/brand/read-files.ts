import { i18n } from '#i18n';
import { toBase64 } from '../../../utils/domain/base64.ts';
import { fitSize, readFontFormat, readLogoSource } from '../../../utils/domain/brand-files.ts';
import { LIMITS } from '../../../utils/domain/limits.ts';
import type { DraftFont, DraftLogo } from './brand-draft.ts';

/** Why a file cannot be used. */
export type FileProblem = 'too-large' | 'wrong-kind' | 'unreadable';

/** Longest sides to which a logo is drawn, one after the other, until its PNG is small enough. */
const LOGO_SIDES = [LIMITS.logoPixels, 768, 512, 256];

/** A file as a typeface that the browser can draw with. Its licence is not ticked yet. */
export async function readFont(file: File): Promise<DraftFont | FileProblem> {
  if (file.size > LIMITS.fontBytes) return 'too-large';
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!readFontFormat(bytes)) return 'wrong-kind';
  try {
    await new FontFace('Klikk trial', bytes).load();
  } catch {
    return 'unreadable';
  }
  return { family: nameOf(file), file: toBase64(bytes), licensedAt: null, isNew: true };
}

/** A typeface's name, drawn from its file's, cut between characters and never inside one. */
function nameOf(file: File): string {
  const words = file.name
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[_\s]+/g, ' ')
    .trim();
  const shortened = [...words].reduce(
    (kept, character) => (kept.length + character.length > LIMITS.fontNameCharacters ? kept : kept + character),
    '',
  );
  return shortened.trim() || i18n.t('brand.fontDefaultName');
}

/** A file as a PNG that can be a logo. Drawn anew on this device, so that neither scripts nor metadata come along. */
export async function readLogo(file: File): Promise<DraftLogo | FileProblem> {
  if (file.size > LIMITS.logoFileBytes) return 'too-large';
  const bytes = new Uint8Array(await file.arrayBuffer());
  const source = readLogoSource(bytes);
  if (!source) return 'wrong-kind';
  try {
    const picture =
      source === 'svg'
        ? await decodeSvg(bytes)
        : await createImageBitmap(new Blob([bytes], { type: `image/${source}` }));
    for (const side of LOGO_SIDES) {
      const size = fitSize(picture, side);
      const png = await drawPng(picture, size);
      if (png.length <= LIMITS.logoBytes) return { place: 'top-left', ...size, png: toBase64(png), isNew: true };
    }
    return 'too-large';
  } catch {
    return 'unreadable';
  }
}

async function drawPng(
  picture: CanvasImageSource,
  { width, height }: { width: number; height: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas could be had.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

/** As an image, an SVG runs no script and fetches nothing. It has no pixels of its own, so it is drawn as large as is kept. */
async function decodeSvg(bytes: Uint8Array): Promise<HTMLImageElement> {
  const drawing = new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'image/svg+xml').documentElement;
  const size = sizeOfSvg(drawing);
  const scale = LIMITS.logoPixels / Math.max(size.width, size.height);
  drawing.setAttribute('width', String(Math.max(1, Math.round(size.width * scale))));
  drawing.setAttribute('height', String(Math.max(1, Math.round(size.height * scale))));
  if (!drawing.hasAttribute('viewBox')) drawing.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  const blob = new Blob([new XMLSerializer().serializeToString(drawing)], { type: 'image/svg+xml' });
  const address = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** @throws Error where the drawing says neither what part of the plane it shows nor how large it is */
function sizeOfSvg(drawing: Element): { width: number; height: number } {
  const [, , boxWidth, boxHeight] = (drawing.getAttribute('viewBox') ?? '').trim().split(/[\s,]+/);
  const width = Number.parseFloat(boxWidth ?? drawing.getAttribute('width') ?? '');
  const height = Number.parseFloat(boxHeight ?? drawing.getAttribute('height') ?? '');
  if (drawing.localName !== 'svg' || !(width > 0 && height > 0)) throw new Error('The drawing has no size.');
  return { width, height };
}
