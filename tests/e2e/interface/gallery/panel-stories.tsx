import { Panel } from '../../../../components/panel/panel.tsx';
import { createPanelController } from '../../../../components/panel/panel-controller.ts';
import type { PanelServices } from '../../../../components/panel/panel-services.ts';
import { type DirectorNote, generateRequestSchema } from '../../../../supabase/functions/_shared/contract.ts';
import { openMending } from '../../../../utils/cutout/mend/open-mending.ts';
import { variantIdSchema } from '../../../../utils/domain/ids.ts';
import type { GenerationRecord } from '../../../../utils/messaging/protocol/creations.ts';
import type { ApplyState, StudioContext } from '../../../../utils/messaging/protocol/studio.ts';
import { anApplyStatus, aRecord, aRequest, aStudio, DRAFT_KEY } from '../../../support/interface/builders.ts';
import { type Answers, ask, failing, fakeCall, never } from '../../../support/interface/fake-call.ts';
import { prepare, signedIn } from './account-stories.tsx';
import { paintingStandIn, paintStandIn } from './paint-stand-in.ts';
import type { Look, Stories, Story } from './show-story.tsx';

interface PanelSetting {
  answers?: Answers;
  studio?: Partial<StudioContext>;
  /** Where the apply of the first thumbnail stands. */
  apply?: ApplyState;
  paint?: PanelServices['paint'];
}

function panel(
  look: Look,
  { answers = {}, studio = {}, apply = { state: 'none' }, paint = paintStandIn }: PanelSetting,
): Story {
  const record = aRecord();
  let status = anApplyStatus(apply, record.generation?.variants[0]?.id ?? null);
  const all: Answers = {
    ...signedIn(),
    'styles.list': () =>
      ['auto', 'bold', 'cinematic', 'clean', 'playful'].map((id) => ({
        id,
        cost: 0,
        model: null,
        usesOwnKey: false,
        repaint: null,
      })),
    'generation.forEditor': () => null,
    'generation.start': ({ request }) => aRecord({ request: generateRequestSchema.parse(request) }),
    'generation.cancel': () => null,
    'generation.applied': () => null,
    'edits.read': () => [],
    'edits.write': () => null,
    'photos.cutout': () => ({ cutout: '' }),
    'studio.context': () => aStudio({ theme: look.theme, ...studio }),
    'studio.applyStatus': () => status,
    'studio.apply': ({ variantId }) => {
      status = anApplyStatus(
        { state: 'applied', canRestore: true, saving: 'needed' },
        variantIdSchema.parse(variantId),
      );
      return status;
    },
    'studio.restore': () => {
      status = anApplyStatus({ state: 'restored', saving: 'needed' }, status.variantId);
      return status;
    },
    'studio.resize': () => null,
    'thumbnail.revise': never,
    ...answers,
    ...(apply.state !== 'none' && { 'generation.forEditor': () => record }),
  };
  const controller = createPanelController({
    draftKey: DRAFT_KEY,
    locale: 'en',
    call: fakeCall(all),
    askStudio: (name, request) => ask(all, name, request),
    watch: () => () => {},
    ...paintingStandIn,
    paint,
    readVideoFrames: async () => [],
    prepare,
    openMending,
    readColours: async () => [{ hex: '#2d6a4f', share: 1 }],
    drafts: { read: async () => null, write: async () => {} },
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  return {
    answers: all,
    screen: <Panel controller={controller} filler={null} onHeight={() => {}} />,
    start: () => void controller.start(),
  };
}

const applied = (apply: ApplyState) => (look: Look) => panel(look, { apply });
const withNote = (record: GenerationRecord, directorNote: DirectorNote): GenerationRecord => ({
  ...record,
  generation: record.generation && { ...record.generation, director: 'rules', directorNote },
});
const results: Answers = { 'generation.forEditor': () => aRecord() };

export const PANEL_STORIES: Stories = {
  'panel-loading': (look) => panel(look, { answers: { 'account.status': never } }),
  'panel-lost': (look) => panel(look, { answers: { 'studio.context': failing('internal') } }),
  'panel-signed-out': (look) =>
    panel(look, { answers: { 'account.status': () => ({ state: 'signed-out', ended: null }) } }),
  'panel-unconfirmed': (look) =>
    panel(look, { answers: { 'account.status': () => ({ state: 'unconfirmed', email: 'ada@example.com' }) } }),
  'panel-form': (look) => panel(look, {}),
  'panel-no-photos': (look) => panel(look, { answers: { ...signedIn({}, 0) } }),
  'panel-no-title': (look) => panel(look, { studio: { title: '' } }),
  'panel-cannot-apply': (look) =>
    panel(look, {
      answers: results,
      studio: { uploader: { state: 'disabled', reason: 'Verify your phone number to add a custom thumbnail.' } },
    }),
  'panel-unknown': (look) =>
    panel(look, {
      answers: { ...results, 'studio.diagnose': () => ({ text: 'Klikk 0.1.0 Chrome/156 page no section' }) },
      studio: { uploader: { state: 'unknown', reason: null } },
    }),
  'panel-running': (look) =>
    panel(look, {
      answers: {
        'generation.forEditor': () => aRecord({ request: aRequest(), status: 'running', generation: null }),
        'generation.cancel': never,
      },
    }),
  'panel-failed': (look) =>
    panel(look, {
      answers: {
        'generation.forEditor': () =>
          aRecord({ status: 'failed', generation: null, failure: { code: 'offline', retryable: true } }),
      },
    }),
  'panel-results': (look) => panel(look, { answers: results }),
  'panel-without-model': (look) =>
    panel(look, { answers: { 'generation.forEditor': () => withNote(aRecord(), 'late') } }),
  'panel-painting': (look) => panel(look, { answers: results, paint: never }),
  'panel-paint-failed': (look) => panel(look, { answers: results, paint: failing('internal') }),
  'panel-sending': applied({ state: 'sending' }),
  'panel-waiting': applied({ state: 'waiting', for: 'video-upload', progress: 'Uploading 34% … 2 minutes left' }),
  'panel-applied': applied({ state: 'applied', canRestore: true, saving: 'needed' }),
  'panel-restored': applied({ state: 'restored', saving: 'unknown' }),
  'panel-refused': applied({ state: 'refused', reason: 'File is larger than 2 MB.', by: 'form' }),
  'panel-asked': applied({ state: 'refused', reason: 'Verify that it’s you', by: 'dialog' }),
  'panel-interrupted': applied({ state: 'interrupted' }),
  'panel-reverted': applied({ state: 'reverted', reason: null }),
  'panel-silent': applied({ state: 'silent' }),
  'panel-unavailable': applied({ state: 'unavailable', reason: null }),
};
