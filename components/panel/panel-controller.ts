import type { GenerateRequest, ProviderId } from '../../supabase/functions/_shared/contract.ts';
import { fromBase64 } from '../../utils/domain/base64.ts';
import { AppError, toFailure } from '../../utils/domain/errors.ts';
import type { PictureId, VariantId } from '../../utils/domain/ids.ts';
import type { GenerationRecord } from '../../utils/messaging/protocol/creations.ts';
import type { PhotoSummary } from '../../utils/messaging/protocol/photos.ts';
import type { TimelineEntry } from '../../utils/messaging/protocol/timeline.ts';
import { switchBrand } from '../../utils/scene/edit/brand-scene.ts';
import type { EditKind } from '../../utils/scene/edit/history.ts';
import { practiceScenes } from '../../utils/scene/practice-scenes.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import { createStore, type Store } from '../client/store.ts';
import { watchHiding } from '../client/watch-hiding.ts';
import { createMender } from '../editor/brush/mender.ts';
import { createEditorServices, type EditorServices } from '../editor/editor-services.ts';
import { createHistoryBook } from '../editor/history-book.ts';
import { createPictureSource } from '../editor/picture-source.ts';
import { createRepainter } from '../editor/repaint/repainter.ts';
import { createReviser } from '../editor/reviser.ts';
import { createApplier } from './applier.ts';
import { mendedSince } from './changed-photos.ts';
import { buildRequest, isAskable, newGenerationId } from './generate-request.ts';
import { createGenerator } from './generator.ts';
import { createPainting } from './painting.ts';
import type { PanelForm } from './panel-draft.ts';
import type { Change, PanelServices } from './panel-services.ts';
import {
  brandedScene,
  draftOf,
  findVariant,
  INITIAL_STATE,
  isReady,
  type PanelEvent,
  type PanelState,
  reducePanel,
  sceneOf,
  selectedPhotoIds,
} from './panel-state.ts';
import { createStillSource } from './still-source.ts';

export type PanelStore = Store<PanelState, PanelEvent>;

/** What the panel's screen shows, and what can be done on it. */
export interface PanelController extends Pick<PanelStore, 'getState' | 'subscribe'> {
  /** Reads everything and goes on with what was interrupted. @returns what stops it */
  start(): () => void;
  /** Reads everything again, after a failure. */
  reload(): void;
  changeForm(changes: Partial<PanelForm>): void;
  /** Has one of the next thumbnails made around a still that is kept. */
  chooseStill(id: PictureId, jpeg: Blob): Promise<void>;
  /** @throws AppError where this device no longer has it */
  readStill(id: PictureId): Promise<Blob>;
  /** Gives consent that a provider gets the chosen photos, and has it paint the person from now on. */
  consentToPortrait(provider: ProviderId): Promise<void>;
  /** Starts a generation, unless one is running or there is nothing to go on. @returns whether there is something to go on */
  generate(): boolean;
  /** The failed generation once more: under its id, so that it is made and charged once, unless the server has ended it. */
  retry(): void;
  cancel(): void;
  /** Makes a version of a variant, in place of the last where it goes on with that. */
  edit(variantId: VariantId, scene: Scene, kind: EditKind, goesOn: boolean, name?: string): void;
  /** Brings a version of a variant back. */
  bringBack(variantId: VariantId, version: string): void;
  /** Tries once more to keep edits that could not be kept. */
  keepEdits(): void;
  /** Puts the brand kit on a variant, or takes it off. */
  switchBrand(variantId: VariantId, isOn: boolean): void;
  /** For the editor: pictures of scenes that are not shown yet, and what the checks say of them. */
  readonly editor: EditorServices;
  repaint(variantId: VariantId): void;
  /** Hands a variant's picture to Studio. */
  apply(variantId: VariantId): void;
  restore(): void;
  /** @throws AppError where this device no longer has it */
  readTimelinePicture(entry: TimelineEntry): Promise<Blob>;
  /** Hands Studio a thumbnail that the video has had. @throws AppError */
  putBack(entry: TimelineEntry): Promise<void>;
  /** What Studio's page is built of. @throws AppError where Studio does not show the editor any more */
  diagnose(): Promise<string>;
  openAccountPage(): void;
  /** Opens a variant in the editor of the account page. */
  openFullSize(variantId: VariantId): void;
}

export function createPanelController(services: PanelServices): PanelController {
  const store: PanelStore = createStore(reducePanel, INITIAL_STATE);
  const lifetime = new AbortController();
  const { call, askStudio, draftKey, drafts } = services;
  const book = createHistoryBook(call);
  const pictures = createPictureSource(call);
  const generator = createGenerator(store, services, openHistories, lifetime.signal);
  const painting = createPainting(store, services.paint, pictures);
  const applier = createApplier(store, services, book.settle, lifetime.signal);

  const send = (event: PanelEvent) => {
    if (!lifetime.signal.aborted) store.send(event);
  };

  /** Failures of what the panel cannot do without. */
  const failLoading = (thrown: unknown) => send({ type: 'load-failed', failure: toFailure(thrown) });

  async function load(): Promise<void> {
    try {
      const studio = await askStudio('studio.context', { draftKey });
      send({ type: 'studio-read', studio });
    } catch (thrown) {
      failLoading(studioIsGone(thrown));
    }
    await readAccount();
  }

  async function readAccount(): Promise<void> {
    const before = store.getState().account?.state;
    try {
      const account = await call('account.status');
      if (account.state !== 'signed-in') book.close();
      send({ type: 'account-read', account });
      if (account.state === 'signed-in' && before !== 'signed-in') await loadForPerson();
    } catch (thrown) {
      failLoading(thrown);
    }
  }

  async function loadForPerson(): Promise<void> {
    const draft = await drafts.read().catch(() => null);
    if (draft) send({ type: 'draft-read', draft });
    await Promise.all([readPhotos(), readPeople(), readStyles(), readBrand(), readPortraitConsents()]);
    void practise();
    await Promise.all([generator.resume(), applier.read(), readTimeline()]);
  }

  /** Nobody waits for it, and where it fails the creator's own pictures will say so. */
  async function practise(): Promise<void> {
    const { photos, studio } = store.getState();
    const [id] = selectedPhotoIds(store.getState());
    const photo = photos?.find((one) => one.id === id);
    const subjects = photo ? [{ photoId: photo.id, analysis: photo.analysis }] : [];
    const paint = async (scene: Scene) => services.paint(scene, await pictures.picturesFor(scene));
    await Promise.allSettled(practiceScenes(subjects, studio?.title ?? '', services.locale).map(paint));
  }

  async function readPhotos(): Promise<void> {
    try {
      const photos = await call('photos.list');
      const mended = mendedSince(store.getState().photos, photos);
      for (const { id } of mended) pictures.forgetCutout(id);
      send({ type: 'photos-read', photos });
      for (const { id } of mended) painting.repaintPhoto(id);
    } catch (thrown) {
      send({ type: 'photos-failed', failure: toFailure(thrown) });
    }
  }

  /** Without them the photos stand side by side. */
  async function readPeople(): Promise<void> {
    const people = await call('people.list').catch(() => null);
    if (people) send({ type: 'people-read', people });
  }

  /** Without it thumbnails are made as if there were none. */
  async function readBrand(): Promise<void> {
    const brand = await call('brand.read').catch(() => null);
    if (!brand) return;
    if (brand.logo) pictures.setLogo(new Blob([fromBase64(brand.logo)], { type: 'image/png' }));
    if (brand.font) services.setOwnFont(new Blob([fromBase64(brand.font)]));
    send({ type: 'brand-read', kit: brand.kit });
  }

  /** Without them all styles are offered, and the server has the last word. */
  async function readStyles(): Promise<void> {
    const styles = await call('styles.list').catch(() => null);
    if (styles) send({ type: 'styles-read', styles });
  }

  /** Without it there is no way back but the last one. */
  async function readTimeline(): Promise<void> {
    const { studio } = store.getState();
    const timeline = studio && (await call('timeline.read', { editor: studio.editor }).catch(() => null));
    if (timeline) send({ type: 'timeline-read', timeline });
  }

  /** Without them the model is to paint nobody. */
  async function readPortraitConsents(): Promise<void> {
    const consents = await call('portraits.consents').catch(() => null);
    if (consents) send({ type: 'portrait-consents-read', providers: consents.map(({ provider }) => provider) });
  }

  async function readStudio(): Promise<void> {
    try {
      send({ type: 'studio-read', studio: await askStudio('studio.context', { draftKey }) });
      if (store.getState().account?.state === 'signed-in') await Promise.all([applier.read(), readTimeline()]);
    } catch {
      // A hint that came to nothing. What the person does next finds out why.
    }
  }

  function react(change: Change): void {
    const isSignedIn = store.getState().account?.state === 'signed-in';
    if (change === 'studio') void readStudio();
    else if (change === 'return') void returned(isSignedIn);
    else if (!isSignedIn) void readAccount();
  }

  async function returned(isSignedIn: boolean): Promise<void> {
    await Promise.all([
      readAccount(),
      ...(isSignedIn ? [readPhotos(), readPeople(), readPortraitConsents()] : []),
      book.refresh(),
    ]);
  }

  function changePhoto(photo: PhotoSummary): void {
    pictures.forgetCutout(photo.id);
    send({ type: 'photo-changed', photo });
    painting.repaintPhoto(photo.id);
  }

  function keepDraft(): void {
    void drafts.write(draftOf(store.getState())).catch(() => {});
  }

  /** New thumbnails begin with the brand kit where the creator wants it so. */
  async function openHistories({ request, generation }: GenerationRecord): Promise<void> {
    const state = store.getState();
    const variants = generation?.variants ?? [];
    const { results } = state;
    if (results?.request.id === request.id && results.variants.length === variants.length) return;
    // What was changed about those that are there already must be kept before they are taken up again.
    await book.flush();
    await book.open(
      variants.map((variant) => ({
        generationId: request.id,
        variantId: variant.id,
        scene: variant.scene,
        branded: state.brand?.usedByDefault ? brandedScene(state, variant) : null,
      })),
    );
  }

  function run(request: GenerateRequest): void {
    send({ type: 'generation-started', request });
    pictures.readAhead(request.photoIds);
    void generator.run(request).then(() => Promise.all([readAccount(), request.portrait && readPortraitConsents()]));
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,

    start() {
      const stops = [
        services.watch(react),
        services.watchEdits(book.hear),
        book.subscribe(() => send({ type: 'edited', edits: book.getState() })),
        watchHiding(() => void book.flush()),
        painting.start(),
      ];
      void load();
      return () => {
        lifetime.abort();
        for (const stop of stops) stop();
      };
    },

    reload: () => void load(),

    changeForm(changes) {
      send({ type: 'form-changed', changes });
      keepDraft();
    },

    async chooseStill(id, jpeg) {
      const still = { id, colours: await services.readColours(jpeg) };
      send({ type: 'form-changed', changes: { still } });
      keepDraft();
    },
    readStill: pictures.readStill,

    async consentToPortrait(provider) {
      await call('portraits.giveConsent', { provider, surface: 'panel' });
      send({ type: 'portrait-consents-read', providers: [...store.getState().portraitConsents, provider] });
      send({ type: 'form-changed', changes: { portraitBy: provider } });
      keepDraft();
    },

    generate() {
      const state = store.getState();
      if (state.job.state === 'running' || !isReady(state) || !state.studio) return true;
      if (!isAskable(state)) return false;
      run(buildRequest(state, state.studio, services.locale));
      return true;
    },

    retry() {
      const { job } = store.getState();
      if (job.state !== 'failed') return;
      run(job.isOver ? { ...job.request, id: newGenerationId() } : job.request);
    },

    cancel: () => void generator.cancel(),

    edit: book.edit,
    bringBack: book.goTo,
    keepEdits: () => void book.flush(),
    switchBrand(variantId, isOn) {
      const state = store.getState();
      const variant = findVariant(state, variantId);
      const branded = variant && brandedScene(state, variant);
      if (!variant || !branded) return;
      book.edit(variantId, switchBrand(sceneOf(state, variant), variant.scene, branded, isOn), 'brand', false);
    },
    editor: createEditorServices(services, pictures, {
      stills: createStillSource(services),
      revise: createReviser(services),
      mender: createMender(call, services.openMending),
      repainter: createRepainter({ call, pictures, locale: services.locale }),
      addPerson: {
        call,
        prepare: services.prepare,
        surface: 'panel',
        labels: () => store.getState().photos?.map(({ label }) => label) ?? [],
      },
      onPhoto: changePhoto,
    }),

    repaint: (variantId) => painting.repaint(variantId),
    apply: (variantId) => void applier.apply(variantId).then(keepDraft),
    restore: () => void applier.restore(),
    async readTimelinePicture({ id, mime }) {
      const { picture } = await call('timeline.picture', { id });
      return new Blob([fromBase64(picture)], { type: mime });
    },
    putBack: applier.putBack,
    diagnose: async () => (await askStudio('studio.diagnose', { draftKey })).text,
    openAccountPage: () => void call('account.openPage').catch(failLoading),
    openFullSize(variantId) {
      const generationId = store.getState().results?.request.id;
      if (!generationId) return;
      // What the page is to show must be there when it asks.
      void book
        .flush()
        .then(() => call('account.openPage', { thumbnail: { generationId, variantId } }))
        .catch(failLoading);
    },
  };
}

/** The content script does not answer once the extension was updated or Studio has changed. */
function studioIsGone(thrown: unknown): unknown {
  return toFailure(thrown).code === 'internal' ? new AppError('studio_not_found') : thrown;
}
