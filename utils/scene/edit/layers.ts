import { MARGIN } from '../safe-area.ts';
import { type Accent, type Box, type Point, SCENE_SIZE, type Scene, type SubjectLayer } from '../schema.ts';

/** Degrees to either side that the schema lets words, and badges and stickers, be turned. */
const HEADLINE_TURN = 20;
const STICKER_TURN = 30;

/** A part of a picture that can be taken hold of. */
export type LayerRef =
  | { kind: 'background' }
  | { kind: 'headline' }
  | { kind: 'logo' }
  | { kind: 'subject'; index: number }
  | { kind: 'accent'; index: number };

/** The parts of a scene, the foremost first. */
export function layersOf(scene: Scene): LayerRef[] {
  return [
    ...(scene.logo ? [{ kind: 'logo' } as const] : []),
    ...(scene.headline ? [{ kind: 'headline' } as const] : []),
    ...scene.accents.map((_, index) => ({ kind: 'accent', index }) as const).reverse(),
    ...scene.subjects.map((_, index) => ({ kind: 'subject', index }) as const).reverse(),
    { kind: 'background' },
  ];
}

export function layerKey(layer: LayerRef): string {
  return 'index' in layer ? `${layer.kind}-${layer.index}` : layer.kind;
}

/** The box around a layer, before it is turned; null for the background, which fills the picture, and for what is not there. */
export function boxOf(scene: Scene, layer: LayerRef): Box | null {
  switch (layer.kind) {
    case 'background':
      return null;
    case 'headline':
      return scene.headline?.box ?? null;
    case 'logo':
      return scene.logo?.box ?? null;
    case 'subject':
      return scene.subjects[layer.index]?.box ?? null;
    case 'accent': {
      const accent = scene.accents[layer.index];
      return accent ? boxOfAccent(accent) : null;
    }
  }
}

function boxOfAccent(accent: Accent): Box {
  switch (accent.kind) {
    case 'badge': {
      const width = accent.size * (0.62 * accent.text.length + 1);
      return around(accent.centre, width, accent.size * 1.5);
    }
    case 'emoji':
      return around(accent.centre, accent.size, accent.size);
    case 'ring':
      return around(accent.centre, 2 * accent.radiusX, 2 * accent.radiusY);
    case 'bar':
      return accent.box;
    case 'arrow':
      return boxAround([accent.from, accent.bend, accent.to]);
  }
}

/** The upright box around some points. */
export function boxAround(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function around({ x, y }: Point, width: number, height: number): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

export function moveLayer(scene: Scene, layer: LayerRef, by: Point): Scene {
  return transform(scene, layer, {
    point: ({ x, y }) => ({ x: bounded(x + by.x), y: bounded(y + by.y) }),
    length: (length) => length,
    turn: 0,
  });
}

/** Around the layer's middle. */
export function scaleLayer(scene: Scene, layer: LayerRef, factor: number): Scene {
  const middle = middleOf(scene, layer);
  return transform(scene, layer, {
    point: ({ x, y }) => ({
      x: bounded(middle.x + (x - middle.x) * factor),
      y: bounded(middle.y + (y - middle.y) * factor),
    }),
    length: (length) => Math.min(5000, Math.max(8, length * factor)),
    turn: 0,
  });
}

/** Around the layer's middle, clockwise. */
export function turnLayer(scene: Scene, layer: LayerRef, degrees: number): Scene {
  return transform(scene, layer, { point: (point) => point, length: (length) => length, turn: degrees });
}

export function flipSubject(scene: Scene, index: number): Scene {
  return mapSubject(scene, index, (subject) => {
    const { box, head, fade } = subject;
    const mirrored = { ...head, x: 2 * box.x + box.width - head.x - head.width };
    return {
      ...subject,
      head: mirrored,
      flipped: !subject.flipped,
      fade: { ...fade, left: fade.right, right: fade.left },
    };
  });
}

/** Width of a layer in percent of the picture's, before it is turned; null for what has no box. */
export function widthOf(scene: Scene, layer: LayerRef): number | null {
  const box = boxOf(scene, layer);
  return box && (box.width * 100) / SCENE_SIZE.width;
}

/** Scales a layer to that width. */
export function setWidth(scene: Scene, layer: LayerRef, percent: number): Scene {
  const width = widthOf(scene, layer);
  return width ? scaleLayer(scene, layer, percent / width) : scene;
}

/** How far a layer is turned, clockwise, and how far it may be to either side; null for what cannot be turned. */
export function rotationOf(scene: Scene, layer: LayerRef): { degrees: number; limit: number } | null {
  if (layer.kind === 'headline') return scene.headline && { degrees: scene.headline.rotation, limit: HEADLINE_TURN };
  if (layer.kind === 'subject') {
    const subject = scene.subjects[layer.index];
    return subject ? { degrees: subject.rotation, limit: 180 } : null;
  }
  const accent = layer.kind === 'accent' ? scene.accents[layer.index] : undefined;
  if (!accent || !('rotation' in accent)) return null;
  return { degrees: accent.rotation, limit: accent.kind === 'ring' ? 180 : STICKER_TURN };
}

/**
 * The smallest layer at a point, since boxes are larger than what is seen in them; the foremost of several as small, and the
 * background where there is none.
 */
export function layerAt(scene: Scene, point: Point): LayerRef {
  const area = (layer: LayerRef) => {
    const box = boxOf(scene, layer);
    return box ? box.width * box.height : Number.POSITIVE_INFINITY;
  };
  const [smallest] = layersOf(scene)
    .filter((layer) => isInBox(boxOf(scene, layer), point))
    .sort((one, other) => area(one) - area(other));
  return smallest ?? { kind: 'background' };
}

export function isInBox(box: Box | null, { x, y }: Point): boolean {
  return box !== null && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

export function removeLayer(scene: Scene, layer: LayerRef): Scene {
  switch (layer.kind) {
    case 'background':
      return scene;
    case 'headline':
      return { ...scene, headline: null };
    case 'logo':
      return { ...scene, logo: null };
    case 'subject':
      return { ...scene, subjects: scene.subjects.filter((_, index) => index !== layer.index) };
    case 'accent':
      return { ...scene, accents: scene.accents.filter((_, index) => index !== layer.index) };
  }
}

export function mapSubject(scene: Scene, index: number, change: (subject: SubjectLayer) => SubjectLayer): Scene {
  return { ...scene, subjects: scene.subjects.map((subject, at) => (at === index ? change(subject) : subject)) };
}

interface Transform {
  point(point: Point): Point;
  length(length: number): number;
  turn: number;
}

function transform(scene: Scene, layer: LayerRef, change: Transform): Scene {
  const changeBox = (box: Box): Box => ({
    ...change.point(box),
    width: change.length(box.width),
    height: change.length(box.height),
  });
  switch (layer.kind) {
    case 'background':
      return scene;
    case 'logo':
      return scene.logo ? { ...scene, logo: { ...scene.logo, box: changeBox(scene.logo.box) } } : scene;
    case 'headline': {
      const { headline } = scene;
      if (!headline) return scene;
      const rotation = clamp(headline.rotation + change.turn, HEADLINE_TURN);
      return { ...scene, headline: { ...headline, box: changeBox(headline.box), rotation } };
    }
    case 'subject':
      return mapSubject(scene, layer.index, (subject) => ({
        ...subject,
        box: changeBox(subject.box),
        head: changeBox(subject.head),
        rotation: wrap(subject.rotation + change.turn),
      }));
    case 'accent':
      return {
        ...scene,
        accents: scene.accents.map((accent, index) =>
          index === layer.index ? transformAccent(accent, change, changeBox) : accent,
        ),
      };
  }
}

function transformAccent(accent: Accent, change: Transform, changeBox: (box: Box) => Box): Accent {
  switch (accent.kind) {
    case 'badge':
    case 'emoji':
      return {
        ...accent,
        centre: change.point(accent.centre),
        size: change.length(accent.size),
        rotation: clamp(accent.rotation + change.turn, STICKER_TURN),
      };
    case 'ring':
      return {
        ...accent,
        centre: change.point(accent.centre),
        radiusX: change.length(accent.radiusX),
        radiusY: change.length(accent.radiusY),
        rotation: accent.rotation + change.turn,
      };
    case 'bar':
      return { ...accent, box: changeBox(accent.box) };
    case 'arrow': {
      const middle = middleOfBox(boxOfAccent(accent));
      const turned = (point: Point) => rotate(change.point(point), middle, change.turn);
      return {
        ...accent,
        from: turned(accent.from),
        bend: turned(accent.bend),
        to: turned(accent.to),
        width: change.length(accent.width),
      };
    }
  }
}

function rotate(point: Point, middle: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  const [x, y] = [point.x - middle.x, point.y - middle.y];
  return {
    x: middle.x + x * Math.cos(angle) - y * Math.sin(angle),
    y: middle.y + x * Math.sin(angle) + y * Math.cos(angle),
  };
}

function middleOf(scene: Scene, layer: LayerRef): Point {
  const box = boxOf(scene, layer);
  return box ? middleOfBox(box) : { x: SCENE_SIZE.width / 2, y: SCENE_SIZE.height / 2 };
}

const middleOfBox = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });
const clamp = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value));
const wrap = (degrees: number) => ((((degrees + 180) % 360) + 360) % 360) - 180;
/** As far as the schema lets anything be from the picture. */
const bounded = (length: number) => Math.min(5900, Math.max(-3900, length));

/** A layer that comes nearer to a line than this is drawn to it. */
const SNAP = 10;

/** What a moved box comes to lie on. */
export interface Snapped {
  /** What is still to be added to the move. */
  by: Point;
  /** Lines that it lies on now, in scene pixels. */
  guides: { x: number[]; y: number[] };
}

/** Draws a box to the margins and to the picture's middle. */
export function snap(box: Box): Snapped {
  const { width, height } = SCENE_SIZE;
  const x = nearest([box.x, box.x + box.width / 2, box.x + box.width], [MARGIN, width / 2, width - MARGIN]);
  const y = nearest([box.y, box.y + box.height / 2, box.y + box.height], [MARGIN, height / 2, height - MARGIN]);
  return {
    by: { x: x?.by ?? 0, y: y?.by ?? 0 },
    guides: { x: x ? [x.line] : [], y: y ? [y.line] : [] },
  };
}

/** Edge and middle are compared each with their own line. */
function nearest(places: readonly number[], lines: readonly number[]): { by: number; line: number } | null {
  const [best] = lines
    .map((line, index) => ({ line, by: line - (places[index] ?? 0) }))
    .filter(({ by }) => Math.abs(by) <= SNAP)
    .sort((one, other) => Math.abs(one.by) - Math.abs(other.by));
  return best ?? null;
}
