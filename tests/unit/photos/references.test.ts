import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ownPersonId } from '../../../utils/domain/ids.ts';
import { FIRST_CUTOUT, FIRST_ORIGINAL, referenceOf } from '../../../utils/domain/photo-files.ts';
import { newCutoutFile, originalBeside } from '../../../utils/photos/file-names.ts';
import { createReferences } from '../../../utils/photos/references.ts';
import { A_JPEG, anAnalysis, aPersonId, aPhotoId, aUserId } from '../../support/background/builders.ts';
import { createPhotoServer, type PhotoServer } from './photo-server.ts';

const owner = aUserId();
const SHORT = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 9]);
const shorten = vi.fn(async (_: Uint8Array<ArrayBuffer>) => SHORT);
let server: PhotoServer;

beforeEach(() => {
  server = createPhotoServer(owner);
  shorten.mockClear();
});

function keep(personId = ownPersonId(owner)): ReturnType<typeof aPhotoId> {
  const id = aPhotoId();
  const files = { originalFile: FIRST_ORIGINAL, cutoutFile: FIRST_CUTOUT };
  server.rows.set(id, { id, personId, label: 'Me', analysis: anAnalysis(), ...files, addedAt: 1 });
  server.files.set(`${id}/original`, A_JPEG);
  return id;
}

const prepare = (ids: ReturnType<typeof aPhotoId>[]) => createReferences({ api: server.api, shorten })(owner, ids);

describe('photos for a model', () => {
  it('are put beside the photos once, whenever those were kept', async () => {
    const [one, other, unwanted] = [keep(), keep(), keep()];
    await prepare([one]);
    await prepare([one, other]);
    expect(shorten.mock.calls).toEqual([[A_JPEG], [A_JPEG]]);
    expect([one, other, unwanted].map((id) => server.files.get(`${id}/reference`))).toEqual([SHORT, SHORT, undefined]);
    expect(server.calls.filter((call) => call === 'uploadFile')).toHaveLength(2);
  });

  it('are made of the creator alone', async () => {
    const [own, other] = [keep(), keep(aPersonId())];
    await prepare([other, own]);
    expect([own, other].map((id) => server.files.has(`${id}/reference`))).toEqual([true, false]);
  });

  it('go on after a failure with those that are missing', async () => {
    const [one, other] = [keep(), keep()];
    server.fail('downloadOriginal', 'offline');
    await expect(prepare([one, other])).rejects.toMatchObject({ code: 'offline', retryable: true });
    server.hold('uploadFile').release();
    await prepare([one, other]);
    expect(server.files.has(`${other}/reference`)).toBe(true);
  });

  it('are made once more of a photo that was cropped or turned, beside that one', async () => {
    const id = keep();
    await prepare([id]);
    const turned = Uint8Array.from([...A_JPEG, 7]);
    const file = originalBeside(newCutoutFile());
    server.files.set(`${id}/${file}`, turned);
    const files = { originalFile: file, cutoutFile: FIRST_CUTOUT };
    const personId = ownPersonId(owner);
    server.rows.set(id, { id, personId, label: 'Me', analysis: anAnalysis(), ...files, addedAt: 1 });
    await prepare([id]);
    await prepare([id]);
    expect(shorten.mock.calls).toEqual([[A_JPEG], [turned]]);
    expect(server.files.get(`${id}/${referenceOf(file)}`)).toEqual(SHORT);
  });

  it('of a photo that is gone are none, and nothing of it is left', async () => {
    await expect(prepare([aPhotoId()])).rejects.toMatchObject({ code: 'photo_not_found' });
    const id = keep();
    const { arrived, release } = server.hold('uploadFile');
    const preparing = prepare([id]);
    await arrived;
    server.rows.delete(id);
    server.files.delete(`${id}/original`);
    release();
    await expect(preparing).rejects.toMatchObject({ code: 'photo_not_found' });
    expect([...server.files.keys()]).toEqual([]);
  });
});
