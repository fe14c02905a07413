import { describe, expect, it, vi } from 'vitest';
import type { Call } from '../../../components/client/client.ts';
import { createPictureSource } from '../../../components/editor/picture-source.ts';
import { composeScene } from '../../../utils/scene/compose.ts';
import { aConcept, PEOPLE, PHOTO_ID, subjectOf } from '../scene/builders.ts';

const person = PEOPLE['half body'];
if (!person) throw new Error('There is nobody to show.');
const scene = composeScene(aConcept(), [subjectOf(person)]);

describe('the pictures of a scene', () => {
  it('are not asked for again where they were read ahead', async () => {
    const call = vi.fn(async () => ({ cutout: btoa('picture') }));
    const source = createPictureSource(call as unknown as Call);
    source.readAhead([PHOTO_ID]);
    const pictures = await source.picturesFor(scene);
    expect(await pictures.get(PHOTO_ID)?.text()).toBe('picture');
    expect(call).toHaveBeenCalledOnce();
  });

  it('are asked for again where reading ahead failed', async () => {
    const call = vi.fn(async () => ({ cutout: btoa('picture') }));
    call.mockRejectedValueOnce(new Error('offline'));
    const source = createPictureSource(call as unknown as Call);
    source.readAhead([PHOTO_ID]);
    await vi.waitFor(() => expect(call.mock.settledResults[0]?.type).toBe('rejected'));
    const pictures = await source.picturesFor(scene);
    expect(pictures.has(PHOTO_ID)).toBe(true);
    expect(call).toHaveBeenCalledTimes(2);
  });
});
