import { ALPHA, createPixels, createPlane, type Pixels, type Region } from '../pixels.ts';
import {
  type Brush,
  type Point,
  paintSegment,
  paintStroke,
  type Stroke,
  segmentBounds,
  strokeBounds,
} from './stroke.ts';

/** What can be undone: a stroke, or the cut-out made anew. */
type Step = Stroke | { mode: 'anew'; cutout: Pixels };

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
    const from = stroke && stroke.mode !== 'anew' ? stroke.points.at(-1) : undefined;
    if (!stroke || stroke.mode === 'anew' || !from) throw new RangeError('No stroke was begun.');
    this.steps[this.done - 1] = { ...stroke, points: [...stroke.points, to] };
    return this.paint(stroke, from, to);
  }

  /** Goes on with another cut-out of the same photo, as large as this one. */
  startAnew(cutout: Pixels): Region {
    this.push({ mode: 'anew', cutout });
    this.repaint(this.whole);
    return this.whole;
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
    const cutout = this.present();
    const picture = createPixels(region.width, region.height);
    for (let y = 0; y < region.height; y += 1) {
      for (let x = 0; x < region.width; x += 1) {
        const from = (region.y + y) * this.width + region.x + x;
        this.blend(cutout, from, picture.data, y * region.width + x);
      }
    }
    return picture;
  }

  /** What the cut-out had keeps its colours, freed of the background's; what was added to it has the photo's. */
  private blend(cutout: Pixels, from: number, target: Pixels['data'], to: number): void {
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
    const region = step.mode === 'anew' ? this.whole : strokeBounds(step, this.alpha);
    this.repaint(region);
    return region;
  }

  /** Works out anew how much is shown within a region. */
  private repaint(region: Region): void {
    const cutout = this.present();
    for (let y = region.y; y < region.y + region.height; y += 1) {
      for (let at = y * this.width + region.x; at < y * this.width + region.x + region.width; at += 1) {
        this.alpha.data[at] = (cutout.data[at * 4 + ALPHA] ?? 0) / 255;
      }
    }
    for (const step of this.steps.slice(this.lastAnew() + 1, this.done)) {
      if (step.mode !== 'anew') paintStroke(this.alpha, step, region);
    }
  }

  /** The cut-out that the strokes since are painted on. */
  private present(): Pixels {
    const step = this.steps[this.lastAnew()];
    return step?.mode === 'anew' ? step.cutout : this.first;
  }

  private lastAnew(): number {
    return this.steps.findLastIndex((step, index) => index < this.done && step.mode === 'anew');
  }

  private get whole(): Region {
    return { x: 0, y: 0, width: this.width, height: this.height };
  }
}
