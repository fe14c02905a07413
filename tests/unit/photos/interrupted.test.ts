import { expect, it } from 'vitest';
import { AppError } from '../../../utils/domain/errors.ts';
import type { PhotosService } from '../../../utils/photos/service.ts';
import { aMendedPhoto, aPhoto, aTurnedPhoto } from '../../support/background/builders.ts';
import { createMortality } from '../../support/background/mortality.ts';
import { createDevices, finishMove, inAccount, onDisk, shown } from './device-world.ts';

/** What is done with two photos that are in the account, or on this device only, and how they may stand afterwards. */
interface Story {
  /** Where the photos are at first. */
  from: 'account' | 'device';
  act(photos: PhotosService, ids: readonly Photo[]): Promise<unknown>;
}

type Photo = ReturnType<typeof aPhoto>;

const STORIES: Record<string, Story> = {
  'moving to this device': { from: 'account', act: (photos) => move(photos, 'device') },
  'moving to the account': { from: 'device', act: (photos) => move(photos, 'account') },
  'turning round on the way': {
    from: 'account',
    async act(photos) {
      await photos.keepIn({ place: 'device' });
      await photos.resume();
      await move(photos, 'account');
    },
  },
  'adding, mending, turning, renaming and deleting': {
    from: 'account',
    async act(photos, [one, other]) {
      if (!one || !other) return;
      await photos.mend(aMendedPhoto(one.id));
      await photos.replace(aTurnedPhoto(one.id, 2));
      await photos.rename({ id: one.id, label: 'Serious' });
      await photos.delete({ id: other.id });
    },
  },
};

async function move(photos: PhotosService, place: 'account' | 'device'): Promise<void> {
  await photos.keepIn({ place });
  await finishMove(photos);
}

async function begin(from: Story['from']) {
  const world = createDevices();
  const device = world.aDevice();
  const photos = device.wake();
  const given = [aPhoto({ label: 'One' }), aPhoto({ label: 'Other' })];
  if (from === 'device') await move(photos, 'device');
  for (const photo of given) await photos.add(photo);
  if (from === 'device') await photos.forgetNotice();
  return { world, device, given };
}

/** Both sides are equal, nothing is in no place or in two, and nothing lies about. */
async function check({ world, device, given }: Awaited<ReturnType<typeof begin>>, mayDelete: boolean) {
  const photos = device.wake();
  await finishMove(photos);
  await photos.resume();
  const list = await shown(photos);
  const { photos: stored, orphans } = inAccount(world.server);
  const disk = await onDisk(device);
  expect(orphans).toEqual([]);
  const here = list.filter(({ isDeviceOnly }) => isDeviceOnly);
  const there = list.filter(({ isDeviceOnly }) => !isDeviceOnly);
  expect(new Set(there.map(({ id, label, cutout, original }) => ({ id, label, cutout, original })))).toEqual(
    new Set(stored),
  );
  expect(list.every(({ state }) => state === 'stored')).toBe(true);
  expect(disk.photos).toHaveLength(there.length);
  expect(disk.devicePhotos.filter(({ isCopy }) => !isCopy)).toHaveLength(here.length);
  expect(disk.devicePhotos).toHaveLength(here.length);
  expect(disk.deviceFiles).toHaveLength(2 * here.length);
  if (!mayDelete) expect(new Set(list.map(({ id }) => id))).toEqual(new Set(given.map(({ id }) => id)));
  // All in the one place or all in the other: a move that was written down is brought to its end.
  expect(here.length === 0 || there.length === 0).toBe(true);
  if (!mayDelete) {
    for (const { id, cutout, original } of given)
      expect(list).toContainEqual(expect.objectContaining({ id, cutout, original }));
  }
  return `${here.length} ${there.length} ${list.map(({ label, cutout }) => label + cutout.length).join()}`;
}

it.each(Object.entries(STORIES))(
  'a background that dies anywhere while %s loses nothing and leaves nothing',
  async (name, story) => {
    const outcomes = new Set<string>();
    let isAlive = false;
    let lifespan = 0;
    for (; !isAlive; lifespan++) {
      const begun = await begin(story.from);
      const mortality = createMortality(lifespan);
      const photos = begun.device.wake(mortality);
      isAlive = await Promise.race([
        story.act(photos, begun.given).then(() => true),
        mortality.death.then(() => false),
      ]);
      outcomes.add(await check(begun, name.includes('deleting')));
    }
    expect(lifespan).toBeGreaterThan(20);
    if (name.startsWith('moving')) expect(outcomes.size).toBe(2);
  },
  240_000,
);

it.each(Object.entries(STORIES))(
  'a network that is cut anywhere while %s loses nothing and leaves nothing',
  async (name, story) => {
    for (const isHeard of [false, true]) {
      let wasCut = true;
      for (let at = 0; wasCut; at++) {
        const begun = await begin(story.from);
        const calls = cutAt(begun.world.server.api, at, isHeard);
        await story.act(begun.device.wake(), begun.given).catch((thrown) => {
          expect(thrown).toMatchObject({ code: 'offline' });
        });
        wasCut = calls() > at;
        await check(begun, name.includes('deleting'));
      }
    }
  },
  240_000,
);

/**
 * Has one call to the server fail, before it is heard or after.
 * @returns how many were made
 */
function cutAt(api: object, at: number, isHeard: boolean): () => number {
  let calls = 0;
  for (const [name, method] of Object.entries(api)) {
    Reflect.set(api, name, async (...input: unknown[]) => {
      const isCut = calls++ === at;
      if (isCut && !isHeard) throw new AppError('offline');
      const answer = await method(...input);
      if (isCut) throw new AppError('offline');
      return answer;
    });
  }
  return () => calls;
}
