import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { paintInNode } from '../../../scripts/support/node-painter.ts';
import { storedSceneSchema } from '../../../utils/scene/migrate-scene.ts';
import { SCENE_VERSION, type Scene, sceneSchema } from '../../../utils/scene/schema.ts';

/** Scenes as version 1 wrote them, one a layout of its time. */
const VERSION_1 = JSON.parse(await readFile('tests/fixtures/scenes/version-1.json', 'utf8')) as {
  layout: string;
  subject: { photoId: string; box: object } | null;
  headline: { text: string; emphasis: string | null; font: string } | null;
}[];

/** Scenes as version 2 wrote them: the one with a frame of a video first. */
const VERSION_2 = JSON.parse(await readFile('tests/fixtures/scenes/version-2.json', 'utf8')) as Scene[];

const open = (stored: unknown): Scene => storedSceneSchema.parse(stored);

describe('a scene of version 1', () => {
  it('opens as the present version, whatever its layout', () => {
    expect(VERSION_1.length).toBeGreaterThanOrEqual(8);
    for (const stored of VERSION_1) {
      const scene = open(stored);
      expect(scene.version).toBe(SCENE_VERSION);
      expect(sceneSchema.safeParse(scene).success).toBe(true);
    }
  });

  it('keeps its person, its words and what is stressed', () => {
    for (const stored of VERSION_1) {
      const scene = open(stored);
      expect(scene.layout).toBe(stored.layout);
      expect(scene.subjects.map(({ photoId, box }) => ({ photoId, box }))).toEqual(
        stored.subject ? [{ photoId: stored.subject.photoId, box: stored.subject.box }] : [],
      );
      expect(scene.headline?.text).toBe(stored.headline?.text);
      expect(scene.headline?.emphasis ?? []).toEqual(stored.headline?.emphasis ? [stored.headline.emphasis] : []);
    }
  });

  it('is set in a typeface that there still is, and can be painted', async () => {
    const [stored] = VERSION_1;
    expect(stored?.headline?.font).toBe('anton');
    const { headline } = await paintInNode(open(stored), new Map(), 320);
    expect(headline?.lines.length).toBeGreaterThan(0);
  });
});

describe('a scene of version 2', () => {
  it('opens as the present version, and its frame as a camera’s', () => {
    expect(VERSION_2.map(({ layout }) => layout)).toEqual(['still-frame', 'hero-rays', 'duo', 'tape-lines']);
    for (const stored of VERSION_2) {
      const { background } = stored;
      const origin = background.kind === 'still' ? { origin: 'camera' } : {};
      expect(open(stored)).toEqual({ ...stored, version: SCENE_VERSION, background: { ...background, ...origin } });
    }
  });
});

describe('a stored scene', () => {
  it('of the present version is opened as it is', () => {
    const scene = open(VERSION_1[0]);
    expect(open(scene)).toEqual(scene);
  });

  it('that is none, or of a version to come, is refused', () => {
    for (const stored of [null, 'scene', [], {}, { ...open(VERSION_1[0]), version: SCENE_VERSION + 1 }]) {
      expect(storedSceneSchema.safeParse(stored).success).toBe(false);
    }
  });
});
