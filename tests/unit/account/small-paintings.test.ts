import { describe, expect, it } from 'vitest';
import { createSmallPaintings } from '../../../components/account/history/small-paintings.ts';
import { AppError } from '../../../utils/domain/errors.ts';
import type { HistoryThumbnail } from '../../../utils/messaging/protocol/history.ts';
import type { Request } from '../../../utils/messaging/protocol.ts';
import type { Scene } from '../../../utils/scene/schema.ts';
import { aVariantId } from '../../support/background/builders.ts';
import { aBrandKit } from '../../support/brand.ts';
import { aScene } from '../../support/interface/builders.ts';
import { type Answers, fakeCall } from '../../support/interface/fake-call.ts';

const wanted = new AbortController().signal;

const aThumbnail = (changes: Partial<HistoryThumbnail> = {}): HistoryThumbnail => ({
  id: aVariantId(),
  position: 0,
  scene: aScene(),
  reason: 'Big and calm',
  isEdited: false,
  look: 'unchanged',
  picture: null,
  ...changes,
});

function setUp(answers: Answers = {}) {
  const painted: Scene[] = [];
  const kept: Request<'history.keepPicture'>[] = [];
  let isPainting = false;
  const paintings = createSmallPaintings(
    fakeCall({
      'history.keepPicture': (picture) => {
        kept.push(picture);
        return null;
      },
      ...answers,
    }),
    {
      setOwnFont: () => {},
      async paint(scene, _, options) {
        expect([isPainting, options]).toEqual([false, { width: 320 }]);
        isPainting = true;
        await Promise.resolve();
        isPainting = false;
        painted.push(scene);
        if (scene.seed === 13) throw new AppError('internal');
        return new Blob([Uint8Array.from([1, 2, 3])]);
      },
    },
  );
  return { paintings, painted, kept };
}

describe('small pictures', () => {
  it('are painted one after the other, and kept under the look that they show', async () => {
    const { paintings, painted, kept } = setUp();
    const thumbnails = [aThumbnail(), aThumbnail({ look: 'two:3' })];
    await Promise.all(thumbnails.map((thumbnail) => paintings.paint(thumbnail, wanted)));
    expect(painted).toEqual(thumbnails.map(({ scene }) => scene));
    const expected = thumbnails.map(({ id, look }) => ({ variantId: id, look, picture: 'AQID' }));
    await expect.poll(() => kept).toEqual(expected);
  });

  it('go on after one that could not be painted, and leave out what is no longer looked at', async () => {
    const { paintings, painted } = setUp();
    const broken = paintings.paint(aThumbnail({ scene: aScene({ seed: 13 }) }), wanted);
    const left = new AbortController();
    const unwanted = paintings.paint(aThumbnail({ scene: aScene({ seed: 14 }) }), left.signal);
    const last = paintings.paint(aThumbnail({ scene: aScene({ seed: 15 }) }), wanted);
    left.abort();
    await expect(broken).rejects.toMatchObject({ code: 'internal' });
    await expect(unwanted).rejects.toMatchObject({ name: 'AbortError' });
    await last;
    expect(painted.map(({ seed }) => seed)).toEqual([13, 15]);
  });

  it('show the brand, where that is used by default and nobody has changed them', async () => {
    const { paintings, painted } = setUp({
      'brand.read': () => ({ kit: aBrandKit(), logo: null, font: null }),
      'photos.list': () => [],
    });
    await paintings.paint(aThumbnail(), wanted);
    await paintings.paint(aThumbnail({ isEdited: true }), wanted);
    expect(painted.map(({ headline }) => headline?.font)).toEqual(['bangers', 'roboto']);
  });
});
