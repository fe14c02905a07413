import { expect, it } from 'vitest';
import { AppError } from '../../../utils/domain/errors.ts';
import type { PhotoId } from '../../../utils/domain/ids.ts';
import type { PhotosApi } from '../../../utils/photos/api.ts';
import type { PhotosService } from '../../../utils/photos/service.ts';
import { randomFrom } from '../../../utils/scene/random.ts';
import { aMendedPhoto, aPhoto, aTurnedPhoto } from '../../support/background/builders.ts';
import { createDevices, finishMove, inAccount, onDisk, shown } from './device-world.ts';

const SEEDS = Array.from({ length: 6 }, (_, index) => index + 1);

/** What a person does with a photo on one of two devices, while the other does something too. */
const EDITS: Record<string, (photos: PhotosService, id: PhotoId, number: number) => Promise<unknown>> = {
  rename: (photos, id, number) => photos.rename({ id, label: `Name ${number}` }),
  mend: (photos, id, number) => photos.mend(aMendedPhoto(id, number)),
  turn: (photos, id, number) => photos.replace(aTurnedPhoto(id, number)),
  delete: (photos, id) => photos.delete({ id }),
  'move to the device': (photos) => photos.keepIn({ place: 'device' }),
};

const PAIRS = [
  ['rename', 'rename'],
  ['rename', 'delete'],
  ['mend', 'mend'],
  ['mend', 'turn'],
  ['mend', 'delete'],
  ['turn', 'turn'],
  ['rename', 'mend'],
  ['mend', 'move to the device'],
  ['delete', 'move to the device'],
] as const;

it.each(PAIRS)(
  '%s on one device and %s on another end the same on both, in whatever order',
  async (ours, theirs) => {
    for (const seed of SEEDS) {
      const world = createDevices();
      const random = randomFrom(seed);
      const [desk, laptop] = [world.aDevice(), world.aDevice()];
      const photo = aPhoto();
      await desk.wake().add(photo);
      await laptop.wake().list();
      const network = interleave(world.server.api, random);
      const [one, other] = [desk.wake(), laptop.wake()];

      const edits = [EDITS[ours], EDITS[theirs]].flatMap((edit, index) => {
        const photos = index === 0 ? one : other;
        return [edit?.(photos, photo.id, index + 1), random() < 0.5 ? photos.list() : undefined];
      });
      await Promise.all(edits.map((edit) => Promise.resolve(edit).catch(expectGone)));
      network.calmDown();

      for (const photos of [one, other, one, other]) {
        await finishMove(photos);
        await photos.resume();
        await photos.list();
      }
      const [seen, alsoSeen] = [await shown(desk.wake()), await shown(laptop.wake())];
      const { photos: stored, orphans } = inAccount(world.server);
      const hint = `seed ${seed}`;
      expect(orphans, hint).toEqual([]);
      const synced = stored.map((row) => ({ ...row, state: 'stored', isDeviceOnly: false }));
      const inPlace = (list: typeof seen) => list.filter(({ isDeviceOnly }) => !isDeviceOnly);
      expect(inPlace(seen), hint).toEqual(synced);
      expect(inPlace(alsoSeen), hint).toEqual(synced);
      // It is in the account, or on one device, or was deleted.
      const copies = synced.length + seen.concat(alsoSeen).filter(({ isDeviceOnly }) => isDeviceOnly).length;
      expect(copies, hint).toBeLessThanOrEqual(1);
      if (ours !== 'delete' && theirs !== 'delete') expect(copies, hint).toBe(1);
      if (theirs === 'delete') expect(copies, hint).toBe(0);
      if (ours === 'rename' && theirs === 'rename') expect(synced[0]?.label, hint).toBe(network.names.at(-1));
      for (const device of [desk, laptop]) {
        const { photos, devicePhotos, deviceFiles } = await onDisk(device);
        expect(
          photos.map(({ leftOvers, isRenamed }) => ({ leftOvers, isRenamed })),
          hint,
        ).toEqual(synced.map(() => ({ leftOvers: [], isRenamed: false })));
        expect(deviceFiles, hint).toHaveLength(2 * devicePhotos.length);
      }
    }
  },
  120_000,
);

/** Whoever edits what has just gone hears that it has. */
function expectGone(thrown: unknown): void {
  expect(thrown).toMatchObject({ code: 'photo_not_found' });
}

interface Network {
  /** The labels in the order in which the server was told them. */
  names: string[];
  /** From now on nothing is lost. */
  calmDown(): void;
}

/** Has every call take its time, before the server hears it and before it answers, and now and then be lost on one of these ways. */
function interleave(api: PhotosApi, random: () => number): Network {
  const names: string[] = [];
  let losses = 0.04;
  for (const [name, method] of Object.entries(api)) {
    Reflect.set(api, name, async (...input: unknown[]) => {
      const [before, after, fate] = [random(), random(), random()];
      await rest(before);
      if (fate < losses) throw new AppError('offline');
      const answer = await Reflect.apply(method, api, input);
      if (name === 'rename') names.push(String(input[2]));
      await rest(after);
      if (fate > 1 - losses) throw new AppError('offline');
      return answer;
    });
  }
  return {
    names,
    calmDown() {
      losses = 0;
    },
  };
}

const rest = (share: number) => new Promise((resolve) => setTimeout(resolve, share * 3));
