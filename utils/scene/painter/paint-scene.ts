import type { FittedHeadline } from '../fit-text.ts';
import { SCENE_SIZE, type Scene } from '../schema.ts';
import { paintAccent } from './paint-accents.ts';
import { paintBackground } from './paint-background.ts';
import { paintHeadline } from './paint-headline.ts';
import { paintLogo } from './paint-logo.ts';
import { paintShape } from './paint-shapes.ts';
import { paintSubject } from './paint-subject.ts';
import type { PaintTools, Surface } from './surface.ts';

/** What a picture is made of, the hindmost first. */
export const LAYER_IDS = ['background', 'subject', 'accents', 'headline', 'logo'] as const;
export type LayerId = (typeof LAYER_IDS)[number];

/**
 * Draws a scene over the whole of a surface, on any Canvas2D. The fonts that its words need must be there already.
 * @param only the one layer to draw, on clear ground
 * @returns where the words came to stand, or null where there are none
 */
export function paintScene(
  { canvas, context }: Surface,
  scene: Scene,
  tools: PaintTools,
  only: LayerId | null = null,
): FittedHeadline | null {
  const scale = canvas.width / SCENE_SIZE.width;
  const shows = (layer: LayerId) => only === null || only === layer;
  context.save();
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  if (shows('background')) {
    paintBackground(context, scene.background, tools);
    for (const shape of scene.backdrop) paintShape(context, shape, tools, scale);
  }
  if (shows('subject')) for (const subject of scene.subjects) paintSubject(context, subject, tools, scale);
  if (shows('accents')) {
    for (const shape of scene.foreground) paintShape(context, shape, tools, scale);
    for (const accent of scene.accents) paintAccent(context, accent, scale);
  }
  const fitted = scene.headline && shows('headline') ? paintHeadline(context, scene.headline, tools, scale) : null;
  if (scene.logo && shows('logo')) paintLogo(context, scene.logo, tools);
  context.restore();
  return fitted;
}
