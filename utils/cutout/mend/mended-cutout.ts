import { ALPHA, createPixels, createPlane, cropPixels, type Pixels, placePixels, type Region } from '../pixels.ts';
import {
  type Brush,
  intersect,
  type Point,
  paintSegment,
  paintStroke,
  type Stroke,
  segmentBounds,
  strokeBounds,
} from './stroke.ts';

/** What can be undone: a stroke, the cut-out made anew, or a part of it. */
type Step = Stroke | { mode: 'anew'; cutout: Pixels } | Part;

/** A part of the cut-out that was put in the place of what was there, strokes included. */
interface Part {
  mode: 'part';
  region: Region;
  cutout: Pixels;
}

/**
 * A cut-out that is being mended. What was done to it is kept as data, not as pictures: undoing a stroke paints those
 * before it once more, where it had been, so that there is no limit to it.
 */
export class MendedCutout {
  readonly width: number;
  readonly height: number;
  /** The cut-out it began with, and the photo it was cut from, both on a canvas of the photo's size. */
  private readonly first: Pixels;
  private readonly photo: Pixels | null;
  /** The cut-out that strokes are painted on, with the parts that were put into it. */
  private readonly base: Pixels;
  /** How much of each pixel is shown now. */
  private readonly alpha;
  private steps: Step[] = [];
  /** How many of the steps hold; those after were undone. */
  private done = 0;

  /**
   * @param cutout as large as the photo, where there is one
   * @param photo null where it is not to be had: then nothing can be brought back
   */
  constructor(cutout: Pixels, photo: Pixels | null) {
    this.width = cutout.width;
    this.height = cutout.height;
    this.first = cutout;
    this.photo = photo;
    this.base = createPixels(cutout.width, cutout.height);
    this.alpha = createPlane(cutout.width, cutout.height);
    this.repaint(this.whole);
  }

  get canAdd(): boolean {
    return this.photo !== null;
  }

  get canUndo(): boolean {
    return this.done > 0;
  }

  get canRedo(): boolean {
    return this.done < this.steps.length;
  }

  /** Puts the brush down. @returns what of the picture has changed */
  begin(brush: Brush, at: Point): Region {
    this.push({ ...brush, points: [at] });
    return this.paint(brush, at, at);
  }

  /** Moves the brush on. @returns what of the picture has changed */
  extend(to: Point): Region {
    const stroke = this.steps[this.done - 1];
    const from = stroke && isStroke(stroke) ? stroke.points.at(-1) : undefined;
    if (!stroke || !isStroke(stroke) || !from) throw new RangeError('No stroke was begun.');
    this.steps[this.done - 1] = { ...stroke, points: [...stroke.points, to] };
    return this.paint(stroke, from, to);
  }

  /** Goes on with another cut-out of the same photo, as large as this one. */
  startAnew(cutout: Pixels): Region {
    this.push({ mode: 'anew', cutout });
    this.repaint(this.whole);
    return this.whole;
  }

  /** Puts another cut-out in the place of a part of this one, as large as that. */
  replacePart(region: Region, cutout: Pixels): Region {
    this.push({ mode: 'part', region, cutout });
    this.repaint(region);
    return region;
  }

  /** @returns what of the picture has changed; null where there is nothing to undo */
  undo(): Region | null {
    const step = this.steps[this.done - 1];
    if (!step) return null;
    this.done -= 1;
    return this.repaintAfter(step);
  }

  /** @returns what of the picture has changed; null where there is nothing to do again */
  redo(): Region | null {
    const step = this.steps[this.done];
    if (!step) return null;
    this.done += 1;
    return this.repaintAfter(step);
  }

  /** Whether the person is seen at a point. */
  isShownAt({ x, y }: Point): boolean {
    const [column, row] = [Math.floor(x), Math.floor(y)];
    if (column < 0 || row < 0 || column >= this.width || row >= this.height) return false;
    return (this.alpha.data[row * this.width + column] ?? 0) >= 0.5;
  }

  /** The mended cut-out, as it now is. */
  read(region: Region = this.whole): Pixels {
    const picture = createPixels(region.width, region.height);
    for (let y = 0; y < region.height; y += 1) {
      for (let x = 0; x < region.width; x += 1) {
        const from = (region.y + y) * this.width + region.x + x;
        this.blend(from, picture.data, y * region.width + x);
      }
    }
    return picture;
  }

  /** What the cut-out had keeps its colours, freed of the background's; what was added to it has the photo's. */
  private blend(from: number, target: Pixels['data'], to: number): void {
    const cutout = this.base;
    const shown = this.alpha.data[from] ?? 0;
    const had = (cutout.data[from * 4 + ALPHA] ?? 0) / 255;
    const added = this.photo && shown > had ? (shown - had) / shown : 0;
    for (let channel = 0; channel < 3; channel += 1) {
      const own = cutout.data[from * 4 + channel] ?? 0;
      const photos = this.photo?.data[from * 4 + channel] ?? own;
      target[to * 4 + channel] = own + (photos - own) * added;
    }
    target[to * 4 + ALPHA] = Math.round(shown * 255);
  }

  private push(step: Step): void {
    this.steps = [...this.steps.slice(0, this.done), step];
    this.done = this.steps.length;
  }

  private paint(brush: Brush, from: Point, to: Point): Region {
    paintSegment(this.alpha, brush, from, to, this.whole);
    return segmentBounds(brush, from, to, this.alpha);
  }

  private repaintAfter(step: Step): Region {
    const region = this.regionOf(step);
    this.repaint(region);
    return region;
  }

  private regionOf(step: Step): Region {
    if (step.mode === 'anew') return this.whole;
    return step.mode === 'part' ? step.region : strokeBounds(step, this.alpha);
  }

  /** Works out anew how much is shown within a region. */
  private repaint(region: Region): void {
    const anew = this.steps[this.lastAnew()];
    this.lay(anew?.mode === 'anew' ? anew.cutout : this.first, this.whole, region);
    for (const step of this.steps.slice(this.lastAnew() + 1, this.done)) {
      if (step.mode === 'part') this.lay(step.cutout, step.region, region);
      else if (isStroke(step)) paintStroke(this.alpha, step, region);
    }
  }

  /** Lays a cut-out where it belongs over all that was there, as far as it lies within a region. */
  private lay(cutout: Pixels, place: Region, within: Region): void {
    const { x, y, width, height } = intersect(place, within);
    if (width === 0) return;
    placePixels(cropPixels(cutout, { x: x - place.x, y: y - place.y, width, height }), { x, y }, this.base);
    for (let row = y; row < y + height; row += 1) {
      for (let at = row * this.width + x; at < row * this.width + x + width; at += 1) {
        this.alpha.data[at] = (this.base.data[at * 4 + ALPHA] ?? 0) / 255;
      }
    }
  }

  private lastAnew(): number {
    return this.steps.findLastIndex((step, index) => index < this.done && step.mode === 'anew');
  }

  private get whole(): Region {
    return { x: 0, y: 0, width: this.width, height: this.height };
  }
}

const isStroke = (step: Step): step is Stroke => step.mode === 'add' || step.mode === 'erase';
