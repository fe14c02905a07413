import { describe, expect, it } from 'vitest';
import { composeScene } from '../../../utils/scene/compose.ts';
import { LAYOUT_IDS, LAYOUTS } from '../../../utils/scene/layouts.ts';
import { PALETTE_IDS, PALETTES } from '../../../utils/scene/palettes.ts';
import { DURATION_BADGE, MARGIN, overlaps } from '../../../utils/scene/safe-area.ts';
import { type Box, SCENE_SIZE, type Scene, sceneSchema } from '../../../utils/scene/schema.ts';
import { aConcept, PEOPLE, subjectOf } from './builders.ts';

const people = Object.entries(PEOPLE);

/** Every layout with every person, on both sides as the seeds have it. */
function* everyScene(): Generator<{ name: string; scene: Scene }> {
  for (const layout of LAYOUT_IDS) {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      for (const [name, analysis] of people) {
        yield {
          name: `${layout}, ${name}, seed ${seed}`,
          scene: composeScene(aConcept({ layout, seed }), [subjectOf(analysis)]),
        };
      }
      if (LAYOUTS[layout].subject !== 'always') {
        yield { name: `${layout}, nobody, seed ${seed}`, scene: composeScene(aConcept({ layout, seed }), []) };
      }
    }
  }
}

const failing = (broken: (scene: Scene) => boolean) =>
  [...everyScene()].filter(({ scene }) => broken(scene)).map(({ name }) => name);

/** Where the corners of a turned box come to lie, as an upright box around them. */
function turned(box: Box, degrees: number): Box {
  const angle = Math.abs((degrees * Math.PI) / 180);
  const width = box.width * Math.cos(angle) + box.height * Math.sin(angle);
  const height = box.width * Math.sin(angle) + box.height * Math.cos(angle);
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
}

describe('composing a scene', () => {
  it('makes scenes that the schema takes', () => {
    for (const { scene } of everyScene()) expect(() => sceneSchema.parse(scene)).not.toThrow();
  });

  it('makes the same scene of the same concept', () => {
    const make = () => composeScene(aConcept({ seed: 42 }), [subjectOf(PEOPLE['half body'] ?? raise())]);
    expect(make()).toEqual(make());
  });

  it('keeps the words off the face', () => {
    expect(
      failing(({ headline, subjects }) =>
        Boolean(headline && subjects.some(({ head }) => overlaps(headline.box, head))),
      ),
    ).toEqual([]);
  });

  it('keeps the words out from under the duration badge', () => {
    expect(failing(({ headline }) => Boolean(headline && overlaps(headline.box, DURATION_BADGE)))).toEqual([]);
  });

  it('keeps the words inside the picture, turned as they are', () => {
    const outside = ({ headline }: Scene) => {
      if (!headline) return false;
      const box = turned(headline.box, headline.rotation);
      return (
        box.x < MARGIN / 3 ||
        box.x + box.width > SCENE_SIZE.width - MARGIN / 3 ||
        box.y < 8 ||
        box.y + box.height > SCENE_SIZE.height - 8
      );
    };
    expect(failing(outside)).toEqual([]);
  });

  it('shows the whole face', () => {
    const hidden = ({ subjects: [subject] }: Scene) => {
      if (!subject) return false;
      const { x, y, width, height } = subject.head;
      return x < 0 || x + width > SCENE_SIZE.width || y < -height * 0.12 || y + height > SCENE_SIZE.height;
    };
    expect(failing(hidden)).toEqual([]);
  });

  it('keeps the face out from under the duration badge', () => {
    expect(failing(({ subjects }) => subjects.some(({ head }) => overlaps(head, DURATION_BADGE)))).toEqual([]);
  });

  it('lets no straight cut show: a cut side is out of sight, faded, or behind a card', () => {
    const shows = ({ subjects: [subject] }: Scene) => {
      if (!subject || subject.clip) return false;
      const { box, fade } = subject;
      const bare = [
        box.x > 0 && !fade.left,
        box.x + box.width < SCENE_SIZE.width && !fade.right,
        box.y > 0 && !fade.top,
        box.y + box.height < SCENE_SIZE.height && !fade.bottom,
      ];
      return bare.some(Boolean);
    };
    const everywhere = LAYOUT_IDS.flatMap((layout) =>
      [1, 2, 3, 4, 5, 6].map((seed) =>
        composeScene(aConcept({ layout, seed }), [subjectOf(PEOPLE['cut at every side'] ?? raise())]),
      ),
    );
    expect(everywhere.filter(shows).map(({ layout, seed }) => `${layout} ${seed}`)).toEqual([]);
  });

  it('leaves room for words: no column is too narrow to read', () => {
    expect(failing(({ headline }) => Boolean(headline && headline.box.width < 300))).toEqual([]);
  });

  it('makes a picture without words where there are none', () => {
    for (const layout of LAYOUT_IDS) {
      expect(composeScene(aConcept({ layout, headline: null, emphasis: [] }), []).headline).toBeNull();
    }
  });
});

describe('palettes', () => {
  /** Relative luminance by WCAG 2.2. */
  const luminance = (hex: string) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  };
  const contrast = (a: string, b: string) => {
    const [light, dark] = [luminance(a), luminance(b)].sort((one, other) => other - one);
    return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
  };

  it.each(PALETTE_IDS)('%s: words and badges are readable', (id) => {
    const palette = PALETTES[id];
    expect(contrast(palette.text, palette.stroke)).toBeGreaterThan(4.5);
    expect(
      contrast(palette.emphasis, palette.tone === 'light' ? palette.background[1] : palette.stroke),
    ).toBeGreaterThan(3);
    const darkest = palette.tone === 'light' ? palette.panel : palette.background[2];
    expect(contrast(palette.emphasisOnDark, darkest)).toBeGreaterThan(3);
    expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThan(3);
  });
});

function raise(): never {
  throw new Error('There is no such person.');
}
