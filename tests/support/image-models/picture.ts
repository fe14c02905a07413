import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Painting } from './behaviour.ts';

const SIZE = { width: 1280, height: 720 };

/** A picture in the colours that the prompt names, or bytes that are none. */
export function paintPicture(prompt: string, type: Painting['bytes'] = 'jpeg'): Buffer {
  if (type === 'html') return Buffer.from('<!doctype html><title>Not a picture</title>');
  const canvas = createCanvas(SIZE.width, SIZE.height);
  const context = canvas.getContext('2d');
  const colours = prompt.match(/#[0-9a-f]{6}/g) ?? ['#3f8cff', '#1453e0', '#071a5c'];
  const ground = context.createLinearGradient(0, 0, SIZE.width, SIZE.height);
  for (const [index, colour] of colours.entries()) ground.addColorStop(index / Math.max(colours.length - 1, 1), colour);
  context.fillStyle = ground;
  context.fillRect(0, 0, SIZE.width, SIZE.height);
  context.fillStyle = colours.at(-1) ?? '#ffffff';
  context.beginPath();
  context.arc(640, 460, 150, 0, Math.PI * 2);
  context.fill();
  if (type === 'too-large') return Buffer.concat([canvas.toBuffer('image/jpeg', 90), Buffer.alloc(9 * 1024 * 1024)]);
  if (type === 'png') return canvas.toBuffer('image/png');
  return type === 'webp' ? canvas.toBuffer('image/webp') : canvas.toBuffer('image/jpeg', 90);
}

/** What FLUX's safety checker leaves of a picture. */
export function blackPicture(): Buffer {
  const canvas = createCanvas(SIZE.width, SIZE.height);
  canvas.getContext('2d').fillRect(0, 0, SIZE.width, SIZE.height);
  return canvas.toBuffer('image/jpeg', 90);
}

/** The pixels of an encoded picture, four bytes each. */
export async function pixelsOf(bytes: Buffer): Promise<{ width: number; height: number; data: Uint8ClampedArray }> {
  const image = await loadImage(bytes);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

/** A JPEG of a size. */
export function aPictureOf(width: number, height: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createCanvas(width, height).toBuffer('image/jpeg', 90));
}
