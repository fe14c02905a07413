import { AccountPage } from '../../../../components/account/account-page.tsx';
import { createMender } from '../../../../components/editor/brush/mender.ts';
import { createTurner } from '../../../../components/photos/crop/turner.ts';
import type { PreparePhoto } from '../../../../components/photos/photo-adder.ts';
import { cropPhoto, openForCropping } from '../../../../utils/cutout/crop-photo.ts';
import { openMending } from '../../../../utils/cutout/mend/open-mending.ts';
import { AppError } from '../../../../utils/domain/errors.ts';
import { personIdSchema, photoIdSchema } from '../../../../utils/domain/ids.ts';
import type { Brand } from '../../../../utils/messaging/protocol/brand.ts';
import type { KeptKey } from '../../../../utils/messaging/protocol/providers.ts';
import { aPerson, aPersonOnPhotos, aPhoto } from '../../../support/interface/builders.ts';
import { type Answers, failing, fakeCall, never } from '../../../support/interface/fake-call.ts';
import { drawCutout } from './cut-out.ts';
import { historyAnswers } from './history-answers.ts';
import { paintingStandIn } from './paint-stand-in.ts';
import type { Stories } from './show-story.tsx';

/** Cuts nobody out: files named after a failure fail with it, others succeed, and `slow` ones never end. */
export const prepare: PreparePhoto = async (file, { onProgress }) => {
  onProgress('reading');
  if (file.name.startsWith('slow')) {
    onProgress('cutting-out');
    return never();
  }
  if (file.name.startsWith('not-a-picture')) throw new AppError('not_a_picture');
  if (file.name.startsWith('nobody')) throw new AppError('no_person');
  if (file.name.startsWith('offline')) throw new AppError('offline');
  return {
    original: new Blob(['jpeg']),
    cutout: new Blob(['webp']),
    preview: drawCutout('#3a2a1c', '#b3402a'),
    analysis: aPhoto().analysis,
  };
};

/** A background with an account and an album, which changes as it is told. */
export function signedIn(changes: Answers = {}, count = 3): Answers {
  let photos = [
    aPhoto({ label: 'Studio portrait', preview: drawCutout('#3a2a1c', '#b3402a') }),
    aPhoto({ label: 'Pointing, red jacket', preview: drawCutout('#c9a24b', '#7a1f2b') }),
    aPhoto({ label: 'Ben from the workshop', preview: drawCutout('#1b1b1f', '#2f5d8a') }),
  ].slice(0, count);
  let keys: KeptKey[] = [{ provider: 'fal', keptAt: '2026-11-20T09:30:00Z' }];
  let brand: Brand = { kit: null, logo: null, font: null };
  let givenAt: string | null = count > 0 ? '2026-11-02T09:30:00Z' : null;
  const people = () => [aPersonOnPhotos({ consentedAt: givenAt })];
  return {
    'account.status': () => aPerson(),
    'account.signOut': () => ({ state: 'signed-out', ended: null }),
    'account.openPage': () => null,
    'account.changeName': ({ name }) => aPerson({ name }),
    'account.changePassword': () => null,
    'account.emailChange': () => null,
    'account.changeEmail': ({ email }) => ({
      oldEmail: 'ada@example.com',
      newEmail: email,
      oldConfirmed: false,
      newConfirmed: false,
    }),
    'account.sessions': () => [
      { id: 'a', browser: 'Chrome', system: 'Windows', lastUsedAt: '2026-11-28T10:00:00Z', isCurrent: true },
      { id: 'b', browser: 'Firefox', system: 'macOS', lastUsedAt: '2026-11-26T18:30:00Z', isCurrent: false },
    ],
    'photos.list': () => photos,
    'people.list': () => people(),
    'people.consent': () => ({ givenAt }),
    'portraits.consents': () => [{ provider: 'openai', givenAt: '2026-11-26T10:00:00Z' }],
    'portraits.giveConsent': () => null,
    'portraits.withdrawConsent': () => null,
    'people.giveConsent': () => {
      givenAt = '2026-11-24T10:00:00Z';
      return people()[0] ?? aPersonOnPhotos();
    },
    'photos.add': ({ id, label, preview }) => {
      const photo = aPhoto({ id: photoIdSchema.parse(id), label, preview });
      photos = [...photos, photo];
      return photo;
    },
    'photos.rename': ({ id, label }) => {
      photos = photos.map((photo) => (photo.id === id ? { ...photo, label } : photo));
      return photos.find((photo) => photo.id === id) ?? aPhoto();
    },
    'photos.delete': ({ id }) => {
      photos = photos.filter((photo) => photo.id !== id);
      return null;
    },
    'brand.read': () => brand,
    'brand.save': ({ kit, logo = brand.logo, font = brand.font }) => {
      brand = { kit, logo: kit.logo ? logo : null, font: kit.font.kind === 'own' ? font : null };
      return brand;
    },
    'brand.delete': () => {
      brand = { kit: null, logo: null, font: null };
      return null;
    },
    'keys.list': () => keys,
    'keys.keep': ({ provider, key }) => {
      const others = keys.filter((kept) => kept.provider !== provider);
      keys = key === null ? others : [...others, { provider, keptAt: '2026-11-24T10:00:00Z' }];
      return null;
    },
    ...historyAnswers(count),
    ...changes,
  };
}

const page = (answers: Answers) => () => ({
  answers,
  screen: (
    <AccountPage
      prepare={prepare}
      mender={createMender(fakeCall(answers), openMending)}
      turner={createTurner(fakeCall(answers), { open: openForCropping, crop: cropPhoto }, prepare)}
      thumbnails={{ ...paintingStandIn, prepare, mender: createMender(fakeCall(answers), openMending) }}
    />
  ),
});

export const SIGNED_OUT: Answers = {
  'account.status': () => ({ state: 'signed-out', ended: null }),
  'account.signIn': failing('wrong_credentials'),
  'account.signUp': ({ email }) => ({ state: 'unconfirmed', email }),
  'account.confirm': failing('code_invalid'),
  'account.resendCode': () => null,
  'account.requestPasswordReset': () => null,
};

export const ACCOUNT_STORIES: Stories = {
  'account-loading': page({ 'account.status': never }),
  'account-unreachable': page({ 'account.status': failing('internal') }),
  'account-signed-out': page(SIGNED_OUT),
  'account-ended': page({ ...SIGNED_OUT, 'account.status': () => ({ state: 'signed-out', ended: 'session_ended' }) }),
  'account-unconfirmed': page({
    ...SIGNED_OUT,
    'account.status': () => ({ state: 'unconfirmed', email: 'ada@example.com' }),
  }),
  'account-empty': () => page(signedIn({}, 0))(),
  'account-photos': () => page(signedIn())(),
  'account-photo-states': () =>
    page(
      signedIn({
        'photos.list': () => [
          aPhoto({ label: 'On its way', state: 'uploading', preview: drawCutout('#3a2a1c', '#b3402a') }),
          aPhoto({
            label: 'Could not be stored',
            state: 'failed',
            failure: { code: 'offline', retryable: true },
            preview: drawCutout('#c9a24b', '#7a1f2b'),
          }),
          aPhoto({ label: 'From another device', preview: '' }),
        ],
        'photos.retry': never,
      }),
    )(),
  'account-people': () => {
    const ben = { id: personIdSchema.parse('c0a8012e-7b1d-4e55-9a77-3b0f6d2e5c40'), label: 'Ben from the workshop' };
    const cleo = { id: personIdSchema.parse('c0a8012e-7b1d-4e55-9a77-3b0f6d2e5c41'), label: 'Cleo' };
    return page(
      signedIn({
        'people.list': () => [
          aPersonOnPhotos(),
          aPersonOnPhotos({ ...ben, isMe: false }),
          aPersonOnPhotos({ ...cleo, isMe: false, consentedAt: null }),
        ],
        'photos.list': () => [
          aPhoto({ label: 'Studio portrait', preview: drawCutout('#3a2a1c', '#b3402a') }),
          aPhoto({ label: 'Pointing, red jacket', preview: drawCutout('#c9a24b', '#7a1f2b') }),
          aPhoto({
            label: 'At the lathe',
            personId: ben.id,
            showsMe: false,
            preview: drawCutout('#1b1b1f', '#2f5d8a'),
          }),
        ],
        'people.withdraw': never,
      }),
    )();
  },
  'account-keys-failed': () => page(signedIn({ 'keys.list': failing('offline') }))(),
  'account-keys-unsaved': () => page(signedIn({ 'keys.keep': failing('offline') }))(),
  'account-brand-failed': () => page(signedIn({ 'brand.read': failing('offline') }))(),
  'account-brand-unsaved': () => page(signedIn({ 'brand.save': failing('offline') }))(),
  'account-history-failed': () => page(signedIn({ 'history.page': failing('server') }))(),
  'account-photos-failed': () => page(signedIn({ 'photos.list': failing('server') }))(),
};
