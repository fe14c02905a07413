import { describe, expect, it } from 'vitest';
import { createSurface, paintInNode } from '../../../../scripts/support/node-painter.ts';
import { type Check, type CheckId, checkScene } from '../../../../utils/scene/checks/check-scene.ts';
import { drawnLines } from '../../../../utils/scene/checks/drawn-lines.ts';
import { measureContrast } from '../../../../utils/scene/checks/measure-contrast.ts';
import { composeScene } from '../../../../utils/scene/compose.ts';
import { fixCheck } from '../../../../utils/scene/edit/fix-check.ts';
import type { Headline, Scene } from '../../../../utils/scene/schema.ts';
import { aConcept, aHeadline, PEOPLE, subjectOf } from '../builders.ts';

const half = PEOPLE['half body'];
if (!half) throw new Error('There is no half body.');
const good = composeScene(aConcept(), [subjectOf(half)]);
const withHeadline = (changes: Partial<Headline>): Scene => ({
  ...good,
  headline: good.headline && { ...good.headline, ...changes },
});

async function checksOf(scene: Scene, bytes: number | null = null): Promise<Record<CheckId, Check>> {
  const { headline: fitted } = await paintInNode(scene, new Map(), 320);
  const contrast = measureContrast(scene, { createSurface, pictures: new Map() });
  const checks = checkScene(scene, { fitted, contrast, bytes });
  return Object.fromEntries(checks.map((check) => [check.id, check])) as Record<CheckId, Check>;
}

const levelsOf = (checks: Record<CheckId, Check>) => Object.values(checks).map(({ level }) => level);

describe('checks', () => {
  it('find nothing to mend in a composed picture', async () => {
    expect(levelsOf(await checksOf(good, 200_000))).not.toContain('mend');
  });

  it('say that letters are too small', async () => {
    const { legibility } = await checksOf(withHeadline({ box: { x: 60, y: 60, width: 140, height: 60 } }));
    expect(legibility.level).toBe('mend');
    expect(legibility.value).toBeLessThan(5);
  });

  it('say that letters do not stand out, by what lies around them', async () => {
    const plain: Scene = {
      ...withHeadline({ fill: '#3060c0', emphasisFill: '#3060c0', stroke: null, shadow: null }),
      background: { kind: 'mesh', ground: '#2f5fbf', pools: [] },
      subjects: [],
      foreground: [],
    };
    expect((await checksOf(plain)).contrast.level).toBe('mend');
    const edged: Scene = {
      ...plain,
      headline: plain.headline && { ...plain.headline, fill: '#ffffff', emphasisFill: '#ffffff' },
    };
    expect((await checksOf(edged)).contrast.level).toBe('fine');
  });

  it('count an edge around the letters as what lies around them', async () => {
    const onWhite: Scene = {
      ...withHeadline({ fill: '#ffffff', emphasisFill: '#ffffff', stroke: null, shadow: null }),
      background: { kind: 'mesh', ground: '#ffffff', pools: [] },
      backdrop: [],
      subjects: [],
      foreground: [],
    };
    expect((await checksOf(onWhite)).contrast.value).toBeLessThan(1.1);
    const stroke = { colour: '#000000', width: 0.4 };
    const edged = { ...onWhite, headline: onWhite.headline && { ...onWhite.headline, stroke } };
    expect((await checksOf(edged)).contrast.value).toBeGreaterThan(3);
  });

  it('say that letters are told from what lies around them by their hue alone', async () => {
    const plain: Scene = {
      ...withHeadline({ fill: '#ff2b2b', emphasisFill: '#ff2b2b', stroke: null, shadow: null }),
      background: { kind: 'mesh', ground: '#003d00', pools: [] },
      backdrop: [],
      subjects: [],
      foreground: [],
      accents: [],
    };
    const { contrast, colourBlind } = await checksOf(plain);
    expect(contrast.value).toBeGreaterThan(3);
    expect(colourBlind.value).toBeLessThan(3);
    expect(colourBlind.level).not.toBe('fine');
    const fixed = fixCheck(plain, 'colourBlind', null);
    expect(fixed && (await checksOf(fixed)).colourBlind.level).toBe('fine');
  });

  it('say that words lie on a face, and how much of it they cover', async () => {
    const head = good.subjects[0]?.head;
    if (!head) throw new Error('There is nobody.');
    const { face } = await checksOf(withHeadline({ box: { ...head, height: head.height / 2 } }));
    expect(face.level).toBe('mend');
    expect(face.value).toBeGreaterThan(10);
    expect((await checksOf(good)).face).toMatchObject({ level: 'fine', value: 0 });
  });

  it('say that something lies under the duration, or runs over the edge', async () => {
    const low = await checksOf(withHeadline({ box: { x: 900, y: 560, width: 370, height: 150 }, rotation: 0 }));
    expect(low.duration.level).toBe('mend');
    const out = await checksOf(withHeadline({ box: { x: -120, y: 60, width: 600, height: 400 } }));
    expect(out.edges.level).toBe('mend');
  });

  it('count the words, in scripts without spaces too', async () => {
    const text = 'one two three four five six seven eight';
    expect((await checksOf(withHeadline({ text, emphasis: [] }))).words).toMatchObject({ level: 'mend', value: 8 });
    const japanese = withHeadline({ text: '宇宙飛行士になった30日間', emphasis: [], locale: 'ja' });
    expect((await checksOf(japanese)).words.value).toBeLessThan(8);
  });

  it('say that a file is larger than Studio takes', async () => {
    expect((await checksOf(good, 2 * 1024 * 1024 + 1)).file.level).toBe('mend');
    expect((await checksOf(good, 2 * 1024 * 1024)).file.level).toBe('fine');
  });
});

describe('the box of a turned line', () => {
  it('is the upright box around it', () => {
    const box = { x: 0, y: 0, width: 200, height: 100 };
    const line = { text: 'A', runs: [], size: 50, x: 0, baseline: 0, width: 200, ink: box };
    const [drawn] = drawnLines(aHeadline({ box, rotation: 90 }), { lines: [line], rightToLeft: false });
    expect(drawn?.x).toBeCloseTo(50);
    expect(drawn?.y).toBeCloseTo(-50);
    expect(drawn?.width).toBeCloseTo(100);
    expect(drawn?.height).toBeCloseTo(200);
  });
});
