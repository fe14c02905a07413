import type { Logo } from '../schema.ts';
import type { Context2D, PaintTools } from './surface.ts';

/** Draws the channel's sign as large as its box allows, in its own shape. */
export function paintLogo(context: Context2D, { pictureId, box }: Logo, tools: PaintTools): void {
  const picture = tools.pictures.get(pictureId);
  if (!picture) return;
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  const width = picture.width * scale;
  const height = picture.height * scale;
  context.drawImage(picture, box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height);
}
