import type {
  DirectorNote,
  GenerateRequest,
  Progress,
  ProviderId,
  Variant,
} from '../../supabase/functions/_shared/contract.ts';
import type { ErrorCode, Failure } from '../../utils/domain/errors.ts';
import type { GenerationId, PhotoId, VariantId } from '../../utils/domain/ids.ts';
import type { AccountStatus } from '../../utils/messaging/protocol/account.ts';
import type { GenerationRecord } from '../../utils/messaging/protocol/creations.ts';
import type { PersonSummary } from '../../utils/messaging/protocol/people.ts';
import type { PhotoSummary } from '../../utils/messaging/protocol/photos.ts';
import type { ApplyStatus, StudioContext } from '../../utils/messaging/protocol/studio.ts';
import type { TimelineEntry } from '../../utils/messaging/protocol/timeline.ts';
import type { Response } from '../../utils/messaging/protocol.ts';
import type { BrandKit } from '../../utils/scene/brand-kit.ts';
import { brandScene } from '../../utils/scene/edit/brand-scene.ts';
import { type History, sceneNow, startHistory } from '../../utils/scene/edit/history.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { HistoryBookState } from '../editor/history-book.ts';
import { subjectsOf } from '../editor/subjects-of-scene.ts';
import { mayPass } from '../failure/may-pass.ts';
import { changePhoto, fitScenes } from './changed-photos.ts';
import { EMPTY_FORM, type PanelDraft, type PanelForm } from './panel-draft.ts';

export type Style = Response<'styles.list'>[number];

/** The generation a person is waiting for, or what became of it where that is not to be seen among the results. */
export type Job =
  | { state: 'idle' }
  | {
      state: 'running';
      request: GenerateRequest;
      isCancelling: boolean;
      /** How far an image model has come, where one is at work. */
      progress: Progress | null;
    }
  | { state: 'cancelled' }
  /** It was to be cancelled, and was done before: it is among the results. */
  | { state: 'cancelled-late' }
  | {
      state: 'failed';
      request: GenerateRequest;
      failure: Failure;
      /** Whether the server has ended it, so that another try is another generation. */
      isOver: boolean;
    };

/** What has come of the last generation: of one that an image model works on, what is there so far. */
export interface Results {
  request: GenerateRequest;
  variants: readonly Variant[];
  /** Why the text model, where the server has one, did not make them. */
  directorNote: DirectorNote | null;
  /** Why there are fewer thumbnails than were asked for, once it is over. */
  shortfall: ErrorCode | null;
}

/** A variant's picture. While it is painted anew the old one stays. */
export interface Picture {
  /** In full size, as Studio gets it. Null until it is painted. */
  blob: Blob | null;
  /** A `blob:` URL of it; until it is there, of a smaller picture to look at. */
  url: string | null;
  isPainting: boolean;
  failure: Failure | null;
}

/** What failed about handing a picture over before Studio had a say. */
export interface ApplyFailure {
  variantId: VariantId;
  of: 'apply' | 'restore';
  failure: Failure;
}

export interface PanelState {
  account: AccountStatus | null;
  /** Why the panel has nothing to show. */
  loadFailure: Failure | null;
  photos: readonly PhotoSummary[] | null;
  /** Who is on them; none until that is known. */
  people: readonly PersonSummary[];
  photosFailure: Failure | null;
  /** Null until known; the panel does without. */
  styles: readonly Style[] | null;
  /** Providers that may paint the person; none until that is known. */
  portraitConsents: readonly ProviderId[];
  studio: StudioContext | null;
  form: PanelForm;
  /** Whether somebody has touched the form, so that nothing found later overwrites it. */
  isFormTouched: boolean;
  job: Job;
  results: Results | null;
  pictures: ReadonlyMap<VariantId, Picture>;
  /** What became of each thumbnail by its creator's hand. */
  edits: HistoryBookState;
  /** The version of each thumbnail that Studio was given last. */
  given: ReadonlyMap<VariantId, string>;
  /** What the channel's thumbnails have in common; null where there is none, or it is not known. */
  brand: BrandKit | null;
  apply: ApplyStatus;
  /** Which thumbnails the video has had, the newest first. */
  timeline: readonly TimelineEntry[];
  /** The variant whose picture is on its way to the content script. */
  handingOver: VariantId | null;
  applyFailure: ApplyFailure | null;
}

export const INITIAL_STATE: PanelState = {
  account: null,
  loadFailure: null,
  photos: null,
  people: [],
  photosFailure: null,
  styles: null,
  portraitConsents: [],
  studio: null,
  form: EMPTY_FORM,
  isFormTouched: false,
  job: { state: 'idle' },
  results: null,
  pictures: new Map(),
  edits: { histories: new Map(), failure: null },
  given: new Map(),
  brand: null,
  apply: { variantId: null, apply: { state: 'none' } },
  timeline: [],
  handingOver: null,
  applyFailure: null,
};

export type PanelEvent =
  | { type: 'account-read'; account: AccountStatus }
  | { type: 'load-failed'; failure: Failure }
  | { type: 'photos-read'; photos: readonly PhotoSummary[] }
  | { type: 'people-read'; people: readonly PersonSummary[] }
  | { type: 'photos-failed'; failure: Failure }
  | { type: 'photo-changed'; photo: PhotoSummary }
  | { type: 'styles-read'; styles: readonly Style[] }
  | { type: 'portrait-consents-read'; providers: readonly ProviderId[] }
  | { type: 'studio-read'; studio: StudioContext }
  | { type: 'draft-read'; draft: PanelDraft }
  | { type: 'form-changed'; changes: Partial<PanelForm> }
  | { type: 'generation-started'; request: GenerateRequest }
  | { type: 'generation-read'; record: GenerationRecord }
  | { type: 'generation-failed'; id: GenerationId; failure: Failure }
  | { type: 'cancel-asked' }
  | { type: 'cancel-failed' }
  | { type: 'cancel-came-late' }
  | { type: 'painting'; variantId: VariantId }
  | { type: 'preview-painted'; variantId: VariantId; url: string }
  | { type: 'painted'; variantId: VariantId; blob: Blob; url: string }
  | { type: 'paint-failed'; variantId: VariantId; failure: Failure }
  | { type: 'brand-read'; kit: BrandKit | null }
  | { type: 'edited'; edits: HistoryBookState }
  | { type: 'hand-over-started'; variantId: VariantId }
  | { type: 'handed-over'; variantId: VariantId; version: string | null; status: ApplyStatus }
  | { type: 'apply-read'; status: ApplyStatus }
  | { type: 'apply-failed'; failed: ApplyFailure }
  | { type: 'timeline-read'; timeline: readonly TimelineEntry[] };

export function reducePanel(state: PanelState, event: PanelEvent): PanelState {
  switch (event.type) {
    case 'account-read':
      return readAccount(state, event.account);
    case 'load-failed':
      return { ...state, loadFailure: event.failure };
    case 'photos-read':
      return fitScenes({ ...state, photos: event.photos, photosFailure: null });
    case 'people-read':
      return { ...state, people: event.people };
    case 'photos-failed':
      return { ...state, photosFailure: event.failure };
    case 'photo-changed':
      return changePhoto(state, event.photo);
    case 'styles-read':
      return { ...state, styles: event.styles };
    case 'portrait-consents-read':
      return { ...state, portraitConsents: event.providers };
    case 'studio-read':
      return { ...state, studio: event.studio, loadFailure: null };
    case 'draft-read':
      return readDraft(state, event.draft);
    case 'form-changed':
      return { ...state, form: { ...state.form, ...event.changes }, isFormTouched: true };
    case 'generation-started':
      return { ...state, job: { state: 'running', request: event.request, isCancelling: false, progress: null } };
    case 'generation-read':
      return fitScenes(readGeneration(state, event.record));
    case 'generation-failed':
      return failGeneration(state, event.id, event.failure);
    case 'cancel-asked':
      return state.job.state === 'running' ? { ...state, job: { ...state.job, isCancelling: true } } : state;
    case 'cancel-failed':
      return state.job.state === 'running' ? { ...state, job: { ...state.job, isCancelling: false } } : state;
    case 'cancel-came-late':
      return { ...state, job: { state: 'cancelled-late' } };
    case 'painting':
      return changePicture(state, event.variantId, { isPainting: true, failure: null });
    case 'preview-painted':
      return changePicture(state, event.variantId, { url: event.url });
    case 'painted':
      return changePicture(state, event.variantId, {
        blob: event.blob,
        url: event.url,
        isPainting: false,
        failure: null,
      });
    case 'paint-failed':
      return changePicture(state, event.variantId, { isPainting: false, failure: event.failure });
    case 'brand-read':
      return { ...state, brand: event.kit };
    case 'edited':
      return fitScenes({ ...state, edits: event.edits });
    case 'hand-over-started':
      return { ...state, handingOver: event.variantId, applyFailure: null };
    case 'handed-over':
      return { ...noteGiven(state, event.variantId, event.version), apply: event.status, handingOver: null };
    case 'apply-read':
      return { ...state, apply: event.status };
    case 'apply-failed':
      return { ...state, handingOver: null, applyFailure: event.failed };
    case 'timeline-read':
      return { ...state, timeline: event.timeline };
  }
}

/** Whoever is not signed in sees nothing of what was there before. */
function readAccount(state: PanelState, account: AccountStatus): PanelState {
  if (account.state === 'signed-in') return { ...state, account, loadFailure: null };
  return { ...INITIAL_STATE, account, studio: state.studio };
}

function readDraft(state: PanelState, draft: PanelDraft): PanelState {
  const given = new Map([...draft.given, ...state.given]);
  return state.isFormTouched ? { ...state, given } : { ...state, given, form: draft.form, isFormTouched: true };
}

function readGeneration(state: PanelState, record: GenerationRecord): PanelState {
  if (state.job.state === 'running' && state.job.request.id !== record.request.id) return state;
  const known = withFormOf(record, state);
  switch (record.status) {
    case 'running': {
      const isCancelling = known.job.state === 'running' && known.job.isCancelling;
      const progress = record.generation?.progress ?? null;
      const job: Job = { state: 'running', request: record.request, isCancelling, progress };
      return record.generation?.variants.length ? showResults(known, record, job) : { ...known, job };
    }
    case 'cancelled':
      return state.job.state === 'running' ? { ...known, job: { state: 'cancelled' } } : known;
    case 'failed':
      return {
        ...known,
        job: {
          state: 'failed',
          request: record.request,
          failure: record.failure ?? UNKNOWN_FAILURE,
          isOver: record.generation?.status === 'failed',
        },
      };
    case 'succeeded':
      return showResults(known, record, { state: 'idle' });
  }
}

const UNKNOWN_FAILURE: Failure = { code: 'internal', retryable: true };

/** After the panel was built anew without a draft, the form says what was asked for last. */
function withFormOf({ request }: GenerationRecord, state: PanelState): PanelState {
  if (state.isFormTouched) return state;
  return {
    ...state,
    form: {
      prompt: request.prompt ?? '',
      headline: request.headline ?? '',
      style: request.style,
      photoIds: [...request.photoIds],
      still: request.still ?? null,
      // Whoever wants it again says so again.
      portraitBy: null,
    },
  };
}

function showResults(state: PanelState, record: GenerationRecord, job: Job): PanelState {
  const variants = [...(record.generation?.variants ?? [])].sort((one, other) => one.position - other.position);
  const isShown = state.results?.request.id === record.request.id;
  const results: Results = {
    request: record.request,
    variants,
    directorNote: record.generation?.directorNote ?? null,
    shortfall: record.generation?.shortfall ?? null,
  };
  // Those that are shown stay as they are, with their pictures.
  if (isShown) return { ...state, job, results };
  return { ...state, job, results, pictures: new Map(), applyFailure: null };
}

function failGeneration(state: PanelState, id: GenerationId, failure: Failure): PanelState {
  if (state.job.state !== 'running' || state.job.request.id !== id) return state;
  if (failure.code === 'cancelled') return { ...state, job: { state: 'cancelled' } };
  return { ...state, job: { state: 'failed', request: state.job.request, failure, isOver: false } };
}

const NO_PICTURE: Picture = { blob: null, url: null, isPainting: false, failure: null };

function changePicture(state: PanelState, variantId: VariantId, changes: Partial<Picture>): PanelState {
  if (!findVariant(state, variantId)) return state;
  const picture = { ...(state.pictures.get(variantId) ?? NO_PICTURE), ...changes };
  return { ...state, pictures: new Map(state.pictures).set(variantId, picture) };
}

function noteGiven(state: PanelState, variantId: VariantId, version: string | null): PanelState {
  return version === null ? state : { ...state, given: new Map(state.given).set(variantId, version) };
}

/** A variant among the results that are shown. */
export function findVariant(state: PanelState, variantId: VariantId): Variant | undefined {
  return state.results?.variants.find((variant) => variant.id === variantId);
}

/** A variant's scene, as it was changed last. */
export function sceneOf(state: PanelState, variant: Variant): Scene {
  const history = state.edits.histories.get(variant.id);
  return history ? sceneNow(history) : variant.scene;
}

/** Everything that became of a variant. */
export function historyOf(state: PanelState, variant: Variant): History {
  return state.edits.histories.get(variant.id) ?? startHistory(variant.scene);
}

/** A variant in the channel's colours, or null where there is no brand kit. */
export function brandedScene(state: PanelState, variant: Variant): Scene | null {
  if (!state.brand) return null;
  const subjects = subjectsOf(variant.scene, state.photos ?? []);
  return brandScene(variant.scene, state.brand, variant.position, subjects);
}

/** Whether a variant is not as it was when Studio was given its picture. */
export function isChangedSinceApplied(state: PanelState, variantId: VariantId): boolean {
  const { variantId: applied, apply } = state.apply;
  const given = state.given.get(variantId);
  if (applied !== variantId || apply.state !== 'applied' || given === undefined) return false;
  return given !== state.edits.histories.get(variantId)?.current;
}

/** The photos that can be chosen: what is not stored yet, the server does not know. Newest first. */
export function choosablePhotos(state: PanelState): PhotoSummary[] {
  return (state.photos ?? []).filter(({ state }) => state === 'stored' || state === 'mending').reverse();
}

/** The photos that are chosen, or the newest where nobody chose. */
export function selectedPhotoIds(state: PanelState): PhotoId[] {
  const choosable = choosablePhotos(state).map((photo) => photo.id);
  if (state.form.photoIds === null) return choosable.slice(0, 1);
  return state.form.photoIds.filter((id) => choosable.includes(id));
}

/** Whether all is there that Generate needs. */
export function isReady(state: PanelState): boolean {
  return state.studio !== null && (state.photos !== null || state.photosFailure !== null);
}

/** Whether the same may go well another time: under the same id, or as another generation where the server has ended this one. */
export function canTryAgain(job: Job): boolean {
  return job.state === 'failed' && (job.failure.retryable || (job.isOver && mayPass(job.failure.code)));
}

/** The style that is chosen, where the server offers it. */
export function chosenStyle(state: PanelState): Style | null {
  return state.styles?.find((style) => style.id === state.form.style) ?? null;
}

/** Who could paint the creator in the chosen style, and by which of the chosen photos; null where nobody could. Others are not painted. */
export function portraitOffer(state: PanelState): { provider: ProviderId; photoIds: PhotoId[] } | null {
  const model = chosenStyle(state)?.model;
  const own = new Set(state.photos?.filter(({ showsMe }) => showsMe).map(({ id }) => id));
  const photoIds = selectedPhotoIds(state)
    .filter((id) => own.has(id))
    .slice(0, model?.photosTaken ?? 0);
  return model && photoIds.length > 0 ? { provider: model.provider, photoIds } : null;
}

/** Whether a model would have to be sent a photo that is kept on this device only, which is never sent. */
export function needsDevicePhoto(state: PanelState): boolean {
  const ids = portraitOffer(state)?.photoIds ?? [];
  return (state.photos ?? []).some(({ id, isDeviceOnly }) => isDeviceOnly && ids.includes(id));
}

/** Whether the model is to paint the person: where the creator wants it, has consented to who does it, and the photos can be sent. */
export function isPortrait(state: PanelState): boolean {
  const provider = portraitOffer(state)?.provider;
  if (provider === undefined || needsDevicePhoto(state)) return false;
  return state.form.portraitBy === provider && state.portraitConsents.includes(provider);
}

/** What a style costs, or null where that is not known. */
export function costOf(state: PanelState): number | null {
  return chosenStyle(state)?.cost ?? null;
}

/** What would be lost if the panel went away now. */
export function draftOf(state: PanelState): PanelDraft {
  return { form: state.form, given: [...state.given] };
}
