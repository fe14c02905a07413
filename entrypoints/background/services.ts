import { createBackendClient, createFlowStarter } from '../../utils/account/client.ts';
import { type CredentialsService, createCredentialsService } from '../../utils/account/credentials.ts';
import { createGoogleSignIn } from '../../utils/account/google.ts';
import { guardFetch } from '../../utils/account/guarded-fetch.ts';
import { createProfileApi } from '../../utils/account/profile-api.ts';
import { type AccountService, createAccountService } from '../../utils/account/service.ts';
import { createAccountSession } from '../../utils/account/session.ts';
import { createSessionsService, type SessionsService } from '../../utils/account/sessions.ts';
import { createWaysToSignIn, type WaysToSignInService } from '../../utils/account/ways-to-sign-in.ts';
import { createBrandApi } from '../../utils/brand/api.ts';
import { type BrandService, createBrandService } from '../../utils/brand/service.ts';
import { createEditsService, type EditsService } from '../../utils/edits/service.ts';
import { createGenerationApi } from '../../utils/generation/api.ts';
import { createErrands } from '../../utils/generation/errands.ts';
import { createAccountCopy } from '../../utils/generation/history/account-copy.ts';
import { createHistoryApi } from '../../utils/generation/history/api.ts';
import { createDeletions } from '../../utils/generation/history/deletion.ts';
import { createHistoryService, type HistoryService } from '../../utils/generation/history/service.ts';
import { createGenerationRunner } from '../../utils/generation/runner.ts';
import { createGenerationService, type GenerationService } from '../../utils/generation/service.ts';
import { createStyles } from '../../utils/generation/styles.ts';
import { createKeysService, type KeysService } from '../../utils/keys/service.ts';
import { createOnboardingService, type OnboardingService } from '../../utils/onboarding/service.ts';
import { createPeopleApi } from '../../utils/people/api.ts';
import { createPeopleDirectory } from '../../utils/people/directory.ts';
import { createPeopleService, type PeopleService } from '../../utils/people/service.ts';
import { createWithdrawals } from '../../utils/people/withdrawals.ts';
import { createPhotosApi } from '../../utils/photos/api.ts';
import { createPhotos } from '../../utils/photos/create-photos.ts';
import { describeDevicePhotos } from '../../utils/photos/device/describe.ts';
import { createReferences } from '../../utils/photos/references.ts';
import type { PhotosService } from '../../utils/photos/service.ts';
import { createPicturesApi } from '../../utils/pictures/api.ts';
import { createPicturesService, type PicturesService } from '../../utils/pictures/service.ts';
import type { KlikkDatabase } from '../../utils/platform/database.ts';
import { createDrafts, type Drafts } from '../../utils/platform/drafts.ts';
import { createFunctionCaller } from '../../utils/platform/edge-functions.ts';
import type { BackendAddress } from '../../utils/platform/environment.ts';
import type { Log } from '../../utils/platform/log.ts';
import type { KeyValueArea } from '../../utils/platform/stored-item.ts';
import { createSwitch, type Switch } from '../../utils/platform/switch.ts';
import { wait } from '../../utils/platform/wait.ts';
import type { WebAuth } from '../../utils/platform/web-auth.ts';
import { createPortraitsService, type PortraitsService } from '../../utils/portraits/service.ts';
import { createSelectorsService, type SelectorsService } from '../../utils/selectors/service.ts';
import { createTimelineService, type TimelineService } from '../../utils/timeline/service.ts';

/** What the background's services need of the world. In a browser `index.ts` hands it in, in tests the test does. */
export interface World {
  backend: BackendAddress;
  /** With which mended selectors are signed, or null where none are taken. */
  selectorsKey: string | null;
  fetch: typeof fetch;
  /** Where the session and small values lie. */
  area: KeyValueArea;
  /** What lies here is gone once the browser was closed. */
  memory: KeyValueArea;
  database: KlikkDatabase;
  log: Log;
  /** The interface's language, as its catalogue names it. */
  locale(): string;
  /** Milliseconds since 1970. */
  now(): number;
  setWakeUp(): Promise<void>;
  webAuth: WebAuth;
  /** Opens YouTube Studio in a tab. */
  openStudio(): Promise<void>;
  /** A small picture of a WebP cut-out, as a `data:` URL. */
  makePreview(cutout: Uint8Array<ArrayBuffer>): Promise<string>;
  /** A JPEG as image models take photos. */
  shortenPhoto(jpeg: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

export interface Services {
  account: AccountService;
  onboarding: OnboardingService;
  credentials: CredentialsService;
  waysToSignIn: WaysToSignInService;
  sessions: SessionsService;
  people: PeopleService;
  photos: PhotosService;
  brand: BrandService;
  pictures: PicturesService;
  edits: EditsService;
  generation: GenerationService;
  history: HistoryService;
  keys: KeysService;
  portraits: PortraitsService;
  drafts: Drafts;
  /** Whether frames of a video may be read while it is chosen in Studio. */
  stills: Switch;
  selectors: SelectorsService;
  timeline: TimelineService;
  /** Goes on with everything that was interrupted, and arranges to be woken where something is left. */
  resume(): Promise<void>;
}

/** How long an answer waits for the server before it says what is known, in milliseconds. */
const PATIENCE = { status: 4_000, renewal: 8_000, list: 4_000, transfer: 20_000, mend: 3_000, cancel: 1_500 };

/** Puts the services together. Makes no request and reads nothing by itself. */
export function createServices(world: World): Services {
  const { area, backend, database, log, now, setWakeUp, makePreview } = world;
  const guarded = guardFetch(world.fetch, backend);
  const { retryAfterSeconds } = guarded;
  const session = createAccountSession({
    area,
    fetch: guarded.fetch,
    createClient: (fetch) => createBackendClient(backend, area, fetch),
    retryAfterSeconds,
    patience: PATIENCE.renewal,
  });

  const peopleApi = createPeopleApi(session);
  const directory = createPeopleDirectory({ database, api: peopleApi });
  const photosApi = createPhotosApi(session);
  const { photos, vault, transfers } = createPhotos({
    session,
    database,
    api: photosApi,
    consents: directory,
    log,
    makePreview,
    onPicturesChanged: () => history.forgetPictures(),
    setWakeUp,
    now,
    patience: PATIENCE,
  });

  const brand = createBrandService({ session, database, api: createBrandApi(session), patience: PATIENCE.list });

  const callFunction = createFunctionCaller(backend, world.fetch);
  const generationApi = createGenerationApi(session, callFunction);
  const preparePhotos = createReferences({ api: photosApi, shorten: world.shortenPhoto });
  const runner = createGenerationRunner({
    database,
    api: generationApi,
    log,
    preparePhotos,
    devicePhotos: (owner, ids) => describeDevicePhotos(vault, owner, ids),
    wait,
  });
  const historyApi = createHistoryApi(session);
  const runDeletion = createDeletions({ database, api: historyApi, now });
  const errands = createErrands({ database, api: generationApi, runDeletion, log });
  const styles = createStyles({ area, fetchStyles: generationApi.styles, now });
  const { revise } = generationApi;
  const generation = createGenerationService({
    session,
    database,
    runner,
    errands,
    styles,
    revise,
    setWakeUp,
    now,
    patience: PATIENCE.cancel,
  });

  const history = createHistoryService({
    session,
    database,
    errands,
    account: createAccountCopy({ database, api: historyApi }),
    setWakeUp,
    wait,
    now,
  });

  const people = createPeopleService({
    session,
    database,
    api: peopleApi,
    directory,
    withdrawals: createWithdrawals({
      database,
      api: peopleApi,
      photos: photosApi,
      transfers,
      forgetPictures: history.forgetPictures,
      log,
    }),
    setWakeUp,
    patience: PATIENCE,
  });

  const edits = createEditsService({ session, database, area });
  const drafts = createDrafts(world.memory, session);

  const sessions = createSessionsService(session, retryAfterSeconds);
  const credentials = createCredentialsService({ session, sessions, area, now, retryAfterSeconds });
  const waysToSignIn = createWaysToSignIn({ area, backend, fetch: guarded.fetch, now });
  const account = createAccountService({
    session,
    area,
    profile: createProfileApi(session),
    google: createGoogleSignIn({
      session,
      area,
      ways: waysToSignIn,
      webAuth: world.webAuth,
      createStarter: () => createFlowStarter(backend, area),
      retryAfterSeconds,
      locale: world.locale,
      now,
    }),
    endOtherSessions: sessions.endOthers,
    retryAfterSeconds,
    patience: PATIENCE.status,
    locale: world.locale,
    now,
    forgetOthers: (userId) => database.forgetOthers(userId),
    forget: async (userId) => {
      await database.forget(userId);
      await Promise.all([edits.forget(), drafts.forget(userId), credentials.dropEmailChange()]);
    },
  });

  return {
    account,
    onboarding: createOnboardingService(area, world.openStudio),
    credentials,
    waysToSignIn,
    sessions,
    photos,
    brand,
    pictures: createPicturesService({ session, database, api: createPicturesApi(session), now: world.now }),
    edits,
    generation,
    history,
    people,
    keys: createKeysService(session, callFunction),
    portraits: createPortraitsService(session),
    drafts,
    stills: createSwitch(area, 'stills.fromVideo', false),
    selectors: createSelectorsService({
      area,
      url: backend.url,
      publicKey: world.selectorsKey,
      fetch: world.fetch,
      log,
      now,
    }),
    timeline: createTimelineService({ session, database, now }),
    async resume() {
      const left = await Promise.all([people.resume(), photos.resume(), generation.resume()]);
      if (left.some(Boolean)) await setWakeUp();
    },
  };
}
