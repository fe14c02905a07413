import { describe, expect, it } from 'vitest';
import { toBase64 } from '../../../utils/domain/base64.ts';
import { createPhotos } from '../../../utils/photos/create-photos.ts';
import type { PhotosService } from '../../../utils/photos/service.ts';
import {
  A_PREVIEW,
  aDisk,
  aLog,
  aMendedPhoto,
  aPhoto,
  aTurnedPhoto,
  aUserId,
  openDatabase,
} from '../../support/background/builders.ts';
import { createMortality, type Mortality } from '../../support/background/mortality.ts';
import { createPhotoServer } from './photo-server.ts';

/** One profile on one server, in which backgrounds are born and die. */
function createWorld() {
  const userId = aUserId();
  const server = createPhotoServer(userId);
  const disk = aDisk();

  function wake(mortality: Mortality): PhotosService {
    const database = mortality.database(openDatabase(disk));
    const api = mortality.port(server.api);
    return createPhotos({
      session: { userId: async () => userId, asUser: () => Promise.reject(new Error('Not used here.')) },
      database,
      api,
      consents: { read: async () => server.consentGivenAt },
      log: aLog(),
      makePreview: async () => A_PREVIEW,
      onPicturesChanged: async () => {},
      setWakeUp: async () => {},
      now: Date.now,
      patience: { list: 1_000, transfer: 1_000, mend: 1_000 },
    }).photos;
  }

  const onServer = () => ({ files: server.files.size, rows: server.rows.size });
  return { server, disk, wake, onServer };
}

const WHOLE = { files: 2, rows: 1 };
const NOTHING = { files: 0, rows: 0 };

/** Runs `act` on backgrounds that live ever longer, until one survives it. Afterwards `check` sees each world as it was left. */
async function dieEverywhere(
  act: (photos: PhotosService) => Promise<unknown>,
  prepare: (photos: PhotosService) => Promise<unknown>,
  check: (world: ReturnType<typeof createWorld>, photos: PhotosService) => Promise<void>,
): Promise<number> {
  for (let lifespan = 0; ; lifespan++) {
    const world = createWorld();
    await prepare(world.wake(createMortality()));
    const mortality = createMortality(lifespan);
    const survived = await Promise.race([
      act(world.wake(mortality)).then(() => true),
      mortality.death.then(() => false),
    ]);
    const reborn = world.wake(createMortality());
    await reborn.resume();
    await check(world, reborn);
    if (survived) return lifespan;
  }
}

describe('a background that dies', { timeout: 60_000 }, () => {
  it('anywhere while a photo is added leaves it whole or not at all', async () => {
    const photo = aPhoto();
    const outcomes = new Set<string>();
    const deaths = await dieEverywhere(
      (photos) => photos.add(photo),
      async () => {},
      async (world, photos) => {
        const listed = (await photos.list()).map(({ state }) => state);
        expect([WHOLE, NOTHING]).toContainEqual(world.onServer());
        expect(listed).toEqual(world.onServer().rows === 1 ? ['stored'] : []);
        outcomes.add(listed.join());
      },
    );
    expect(deaths).toBeGreaterThan(8);
    expect([...outcomes].sort()).toEqual(['', 'stored']);
  });

  it('anywhere while a photo is deleted leaves it whole, before the user was told, or not at all', async () => {
    const photo = aPhoto();
    const deaths = await dieEverywhere(
      (photos) => photos.delete({ id: photo.id }),
      (photos) => photos.add(photo),
      async (world, photos) => {
        const listed = await photos.list();
        expect(world.onServer()).toEqual(listed.length === 1 ? WHOLE : NOTHING);
      },
    );
    expect(deaths).toBeGreaterThan(5);
  });

  it('anywhere while a cut-out is mended leaves the old one or the new one, everywhere', async () => {
    const photo = aPhoto();
    const mended = aMendedPhoto(photo.id);
    const outcomes = new Set<string>();
    const deaths = await dieEverywhere(
      (photos) => photos.mend(mended),
      (photos) => photos.add(photo),
      async (world, photos) => {
        const { cutout } = await photos.cutout({ id: photo.id });
        const file = world.server.rows.get(photo.id)?.cutoutFile;
        expect(await photos.list()).toMatchObject([{ state: 'stored', failure: null }]);
        expect([...world.server.files.keys()].sort()).toEqual([`${photo.id}/${file}`, `${photo.id}/original`]);
        expect(toBase64(world.server.files.get(`${photo.id}/${file}`) ?? new Uint8Array())).toBe(cutout);
        expect([photo.cutout, mended.cutout]).toContain(cutout);
        outcomes.add(cutout);
      },
    );
    expect(deaths).toBeGreaterThan(8);
    expect(outcomes.size).toBe(2);
  });

  it('anywhere while a photo is turned leaves the old files or the new ones, everywhere', async () => {
    const photo = aPhoto();
    const turned = aTurnedPhoto(photo.id);
    const outcomes = new Set<string>();
    const deaths = await dieEverywhere(
      (photos) => photos.replace(turned),
      (photos) => photos.add(photo),
      async (world, photos) => {
        const [{ cutout }, { original }] = [await photos.cutout(photo), await photos.original(photo)];
        expect([photo, turned]).toContainEqual(expect.objectContaining({ cutout, original }));
        const row = world.server.rows.get(photo.id);
        expect([...world.server.files.keys()].sort()).toEqual([
          `${photo.id}/${row?.cutoutFile}`,
          `${photo.id}/${row?.originalFile}`,
        ]);
        expect(toBase64(world.server.files.get(`${photo.id}/${row?.cutoutFile}`) ?? new Uint8Array())).toBe(cutout);
        outcomes.add(cutout);
      },
    );
    expect(deaths).toBeGreaterThan(9);
    expect(outcomes.size).toBe(2);
  });

  it('anywhere while a refused upload is taken back leaves nothing on the server', async () => {
    const photo = aPhoto();
    for (let lifespan = 0; lifespan < 30; lifespan++) {
      const world = createWorld();
      world.server.fail('insertRow', 'forbidden', Number.POSITIVE_INFINITY);
      const mortality = createMortality(lifespan);
      await Promise.race([world.wake(mortality).add(photo), mortality.death]);
      const reborn = world.wake(createMortality());
      await reborn.resume();
      expect(world.onServer()).toEqual(NOTHING);
    }
  });
});
