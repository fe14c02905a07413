import { createCanvas } from '@napi-rs/canvas';

/** An invented thumbnail; each seed looks different. */
export function drawThumbnail({ seed = 1, width = 1280, height = 720 } = {}): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = `hsl(${(seed * 67) % 360} 70% 45%)`;
  context.fillRect(0, 0, width, height);
  context.fillStyle = 'white';
  context.fillRect(width * 0.1, height * 0.2, width * 0.5, height * 0.2);
  return canvas.toBuffer('image/jpeg');
}
