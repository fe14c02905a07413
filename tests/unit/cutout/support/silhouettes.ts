import { ellipse, limb, rectangle, type Shape, turned, union } from './drawing.ts';

/** A person to try things on: the silhouette, the picture's size, and where the head truly is. */
export interface Silhouette {
  width: number;
  height: number;
  shape: Shape;
  head: { x: number; y: number; width: number; height: number };
}

const around = (middleX: number, middleY: number, radiusX: number, radiusY: number) => ({
  x: middleX - radiusX,
  y: middleY - radiusY,
  width: radiusX * 2,
  height: radiusY * 2,
});

const bust = union(
  ellipse(200, 120, 62, 82),
  rectangle(172, 180, 228, 240),
  ellipse(200, 400, 170, 190),
  rectangle(30, 400, 370, 500),
);

export const SILHOUETTES = {
  'half body': { width: 400, height: 500, shape: bust, head: around(200, 120, 62, 82) },
  'half body, leaning': {
    width: 400,
    height: 500,
    shape: turned(bust, 200, 500, 12),
    head: around(279, 128, 64, 82),
  },
  'whole body': {
    width: 400,
    height: 800,
    shape: union(
      ellipse(200, 70, 36, 48),
      rectangle(184, 105, 216, 140),
      union(rectangle(120, 135, 280, 400), limb(125, 150, 100, 400, 40), limb(275, 150, 300, 400, 40)),
      limb(165, 400, 160, 770, 56),
      limb(235, 400, 245, 770, 56),
    ),
    head: around(200, 70, 36, 48),
  },
  'arms raised': {
    width: 600,
    height: 600,
    shape: union(
      ellipse(300, 220, 50, 66),
      rectangle(280, 270, 320, 310),
      rectangle(215, 305, 385, 600),
      limb(225, 330, 120, 90, 44),
      limb(375, 330, 480, 90, 44),
      ellipse(115, 75, 28),
      ellipse(485, 75, 28),
    ),
    head: around(300, 220, 50, 66),
  },
  'long hair over the neck': {
    width: 400,
    height: 500,
    shape: union(
      ellipse(200, 130, 78, 95),
      rectangle(122, 130, 278, 300),
      ellipse(200, 420, 165, 160),
      rectangle(35, 420, 365, 500),
    ),
    head: around(200, 135, 78, 100),
  },
  'head alone': {
    width: 320,
    height: 400,
    shape: union(ellipse(160, 190, 120, 160), rectangle(105, 320, 215, 400)),
    head: around(160, 190, 120, 160),
  },
  'hat with a brim': {
    width: 400,
    height: 500,
    shape: union(bust, rectangle(120, 66, 280, 84), rectangle(150, 14, 250, 80)),
    head: { x: 120, y: 14, width: 160, height: 188 },
  },
} satisfies Record<string, Silhouette>;
