import { i18n } from '#i18n';
import type { ErrorCode, ErrorDetail, Failure } from '../../utils/domain/errors.ts';
import { LIMITS } from '../../utils/domain/limits.ts';

/** A failure for a person: what happened, and what they can do next. */
export interface FailureWords {
  what: string;
  next: string;
}

/** The words of every failure there is. A new code without words does not compile. */
const WORDS: Record<ErrorCode, (detail: ErrorDetail) => FailureWords> = {
  invalid_input: (detail) => ({
    what: i18n.t('errors.invalidInput', { field: fieldName(detail.field) }),
    next:
      detail.limit === undefined
        ? i18n.t('errors.invalidInputNext')
        : i18n.t('errors.invalidInputLimit', { limit: detail.limit }),
  }),
  conflict: () => ({ what: i18n.t('errors.conflict'), next: i18n.t('errors.conflictNext') }),
  not_found: () => ({ what: i18n.t('errors.notFound'), next: i18n.t('errors.notFoundNext') }),
  forbidden: () => ({ what: i18n.t('errors.forbidden'), next: i18n.t('errors.forbiddenNext') }),

  unauthenticated: () => ({ what: i18n.t('errors.unauthenticated'), next: i18n.t('errors.unauthenticatedNext') }),
  session_ended: () => ({ what: i18n.t('errors.sessionEnded'), next: i18n.t('errors.sessionEndedNext') }),
  wrong_credentials: () => ({
    what: i18n.t('errors.wrongCredentials'),
    next: i18n.t('errors.wrongCredentialsNext'),
  }),
  email_not_confirmed: () => ({
    what: i18n.t('errors.emailNotConfirmed'),
    next: i18n.t('errors.emailNotConfirmedNext'),
  }),
  code_invalid: () => ({ what: i18n.t('errors.codeInvalid'), next: i18n.t('errors.codeInvalidNext') }),
  weak_password: () => ({ what: i18n.t('errors.weakPassword'), next: i18n.t('errors.weakPasswordNext') }),
  same_password: () => ({ what: i18n.t('errors.samePassword'), next: i18n.t('errors.samePasswordNext') }),
  google_refused: () => ({ what: i18n.t('google.refused'), next: i18n.t('google.refusedNext') }),
  google_address: () => ({ what: i18n.t('google.address'), next: i18n.t('google.addressNext') }),
  google_unavailable: () => ({ what: i18n.t('google.unavailable'), next: i18n.t('google.unavailableNext') }),
  google_interrupted: () => ({ what: i18n.t('google.interrupted'), next: i18n.t('google.interruptedNext') }),

  not_a_picture: () => ({ what: i18n.t('errors.notAPicture'), next: i18n.t('errors.notAPictureNext') }),
  picture_corrupt: () => ({ what: i18n.t('errors.pictureCorrupt'), next: i18n.t('errors.pictureCorruptNext') }),
  picture_too_large: ({ field, limit = 0 }) => ({
    what: i18n.t('errors.pictureTooLarge'),
    next:
      field === 'pixels'
        ? i18n.t('errors.pictureTooManyPixelsNext', { megapixels: limit / 1e6 })
        : i18n.t('errors.pictureTooLargeNext', { megabytes: LIMITS.photoBytes / 1024 ** 2 }),
  }),
  picture_too_small: () => ({
    what: i18n.t('errors.pictureTooSmall'),
    next: i18n.t('errors.pictureTooSmallNext', { pixels: LIMITS.photoPixelsMin }),
  }),
  no_person: () => ({ what: i18n.t('errors.noPerson'), next: i18n.t('errors.noPersonNext') }),
  consent_required: ({ field }) =>
    field === 'portrait'
      ? { what: i18n.t('errors.portraitConsentRequired'), next: i18n.t('errors.portraitConsentRequiredNext') }
      : { what: i18n.t('errors.consentRequired'), next: i18n.t('errors.consentRequiredNext') },
  photo_on_device: () => ({ what: i18n.t('photoPlace.modelRefused'), next: i18n.t('photoPlace.modelRefusedNext') }),
  photo_not_found: () => ({ what: i18n.t('errors.photoNotFound'), next: i18n.t('errors.photoNotFoundNext') }),

  person_without_consent: () => ({
    what: i18n.t('people.errors.withoutConsent'),
    next: i18n.t('people.errors.withoutConsentNext'),
  }),
  too_many_people: () => ({
    what: i18n.t('people.errors.tooMany', { limit: LIMITS.peoplePerAccount }),
    next: i18n.t('people.errors.tooManyNext'),
  }),

  no_credits: () => ({ what: i18n.t('errors.noCredits'), next: i18n.t('errors.noCreditsNext') }),
  unknown_style: () => ({ what: i18n.t('errors.unknownStyle'), next: i18n.t('errors.unknownStyleNext') }),
  cancelled: () => ({ what: i18n.t('errors.cancelled'), next: i18n.t('errors.cancelledNext') }),

  moderated: ({ field }) => ({
    what: i18n.t('errors.moderated'),
    next: field === 'portrait' ? i18n.t('errors.portraitModeratedNext') : i18n.t('errors.moderatedNext'),
  }),
  model_busy: () => ({ what: i18n.t('errors.modelBusy'), next: i18n.t('errors.modelBusyNext') }),
  model_timeout: () => ({ what: i18n.t('errors.modelTimeout'), next: i18n.t('errors.modelTimeoutNext') }),
  model_unavailable: () => ({ what: i18n.t('errors.modelUnavailable'), next: i18n.t('errors.modelUnavailableNext') }),
  own_key_refused: () => ({ what: i18n.t('errors.ownKeyRefused'), next: i18n.t('errors.ownKeyRefusedNext') }),
  own_key_spent: () => ({ what: i18n.t('errors.ownKeySpent'), next: i18n.t('errors.ownKeySpentNext') }),
  spending_cap: () => ({ what: i18n.t('errors.spendingCap'), next: i18n.t('errors.spendingCapNext') }),
  model_cannot_edit: () => ({ what: i18n.t('errors.modelCannotEdit'), next: i18n.t('errors.modelCannotEditNext') }),
  model_cannot_mask: () => ({ what: i18n.t('errors.modelCannotMask'), next: i18n.t('errors.modelCannotMaskNext') }),

  studio_not_found: () => ({ what: i18n.t('errors.studioNotFound'), next: i18n.t('errors.studioNotFoundNext') }),
  studio_cannot_apply: () => ({
    what: i18n.t('errors.studioCannotApply'),
    next: i18n.t('errors.studioCannotApplyNext'),
  }),
  studio_refused: () => ({ what: i18n.t('errors.studioRefused'), next: i18n.t('errors.studioRefusedNext') }),
  studio_silent: () => ({ what: i18n.t('errors.studioSilent'), next: i18n.t('errors.studioSilentNext') }),
  studio_reverted: () => ({ what: i18n.t('errors.studioReverted'), next: i18n.t('errors.studioRevertedNext') }),
  video_unplayable: ({ format = '' }) => ({
    what: i18n.t('errors.videoUnplayable', { format }),
    next: i18n.t('errors.videoUnplayableNext'),
  }),

  rate_limited: ({ retryAfterSeconds }) => ({
    what: i18n.t('errors.rateLimited'),
    next: retryAfterSeconds === undefined ? i18n.t('errors.rateLimitedNext') : comeBackIn(retryAfterSeconds),
  }),
  offline: () => ({ what: i18n.t('errors.offline'), next: i18n.t('errors.offlineNext') }),
  server: () => ({ what: i18n.t('errors.server'), next: i18n.t('errors.serverNext') }),
  storage_full: () => ({ what: i18n.t('errors.storageFull'), next: i18n.t('errors.storageFullNext') }),
  internal: () => ({ what: i18n.t('errors.internal'), next: i18n.t('errors.internalNext') }),
};

/** What to tell a person about a failure. */
export function wordsFor(failure: Failure): FailureWords {
  return WORDS[failure.code](failure.detail ?? {});
}

/** Rounded up in the largest unit that there are two of: nobody counts thousands of seconds, and nobody comes back too early. */
function comeBackIn(seconds: number): string {
  if (seconds < 120) return i18n.t('errors.rateLimitedIn', Math.ceil(seconds));
  if (seconds < 7200) return i18n.t('errors.rateLimitedInMinutes', { minutes: Math.ceil(seconds / 60) });
  return i18n.t('errors.rateLimitedInHours', { hours: Math.ceil(seconds / 3600) });
}

const FIELD_NAMES: Record<string, () => string> = {
  title: () => i18n.t('errors.field.title'),
  description: () => i18n.t('errors.field.description'),
  prompt: () => i18n.t('errors.field.prompt'),
  headline: () => i18n.t('errors.field.headline'),
  name: () => i18n.t('errors.field.name'),
  email: () => i18n.t('errors.field.email'),
  password: () => i18n.t('errors.field.password'),
  label: () => i18n.t('errors.field.label'),
  code: () => i18n.t('errors.field.code'),
  photoIds: () => i18n.t('errors.field.photoIds'),
  portrait: () => i18n.t('errors.field.portrait'),
  colours: () => i18n.t('brand.field.colours'),
  font: () => i18n.t('brand.field.font'),
  logo: () => i18n.t('brand.field.logo'),
  key: () => i18n.t('ownKeys.field'),
};

/** @param path as zod and the server report it, such as `request.title` or `photoIds.2` */
function fieldName(path: string | undefined): string {
  const known = path?.split('.').find((part) => Object.hasOwn(FIELD_NAMES, part));
  return (known && FIELD_NAMES[known]?.()) ?? i18n.t('errors.field.other');
}
