import { describe, expect, it } from 'vitest';
import { ownPersonId, type PersonId, type PhotoId } from '../../../utils/domain/ids.ts';
import { FIRST_CUTOUT, FIRST_ORIGINAL } from '../../../utils/domain/photo-files.ts';
import { A_JPEG, A_WEBP, aDisk, anAnalysis, aPersonId, aPhotoId, aUserId } from '../../support/background/builders.ts';
import { createMortality } from '../../support/background/mortality.ts';
import { createPhotoServer, type PhotoServer } from '../photos/photo-server.ts';
import { wakeDevice } from './device.ts';
import { createPeopleServer } from './people-server.ts';

const surface = 'account' as const;
const YESTERDAY = '2026-11-27T09:00:00Z';

function keep(server: PhotoServer, personId: PersonId): PhotoId {
  const id = aPhotoId();
  const files = { originalFile: FIRST_ORIGINAL, cutoutFile: FIRST_CUTOUT };
  server.rows.set(id, { id, personId, label: 'Photo', analysis: anAnalysis(), ...files, addedAt: 1 });
  server.files.set(`${id}/original`, A_JPEG).set(`${id}/cutout`, A_WEBP);
  return id;
}

describe('a background that dies', () => {
  it('anywhere while consent is withdrawn leaves all as it was, before the user was told, or no photo anywhere', async () => {
    const outcomes = new Set<string>();
    let deaths = 0;
    for (let survived = false; !survived; deaths++) {
      const userId = aUserId();
      const photos = createPhotoServer(userId);
      const people = createPeopleServer(userId, photos);
      const disk = aDisk();
      const wake = (lifespan?: number) => wakeDevice({ userId, photos, people }, disk, createMortality(lifespan));
      const [me, ben] = [ownPersonId(userId), aPersonId()];
      people.labels.set(ben, 'Ben');
      people.said.push({ id: me, granted: true, at: YESTERDAY }, { id: ben, granted: true, at: YESTERDAY });
      const [mine] = [me, ben].map((personId) => keep(photos, personId));
      const before = wake();
      await before.people.list();
      await before.photos.list();
      // Of this one the device does not know.
      keep(photos, ben);

      const mortality = createMortality(deaths);
      survived = await Promise.race([
        wakeDevice({ userId, photos, people }, disk, mortality)
          .people.withdraw({ id: ben, surface })
          .then(() => true),
        mortality.death.then(() => false),
      ]);
      const reborn = wake();
      while (await reborn.resume());
      const [, person] = await reborn.people.list();
      const listed = await reborn.photos.list();
      const isWithdrawn = person?.consentedAt === null;
      expect(people.said.filter(({ granted }) => !granted)).toHaveLength(isWithdrawn ? 1 : 0);
      expect({ files: photos.files.size, rows: photos.rows.size }).toEqual(
        isWithdrawn ? { files: 2, rows: 1 } : { files: 6, rows: 3 },
      );
      expect(listed.map(({ id }) => id)).toContain(mine);
      expect(listed).toHaveLength(isWithdrawn ? 1 : 3);
      expect(await reborn.database.photos.count()).toBe(listed.length);
      outcomes.add(String(isWithdrawn));
    }
    expect(deaths).toBeGreaterThan(12);
    expect([...outcomes].sort()).toEqual(['false', 'true']);
  }, 60_000);
});
