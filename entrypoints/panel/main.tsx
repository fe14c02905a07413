import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { mountPage } from '../../components/client/mount-page.tsx';
import { Panel } from '../../components/panel/panel.tsx';
import { createPanelController } from '../../components/panel/panel-controller.ts';
import type { PanelServices } from '../../components/panel/panel-services.ts';
import { createTestFiller } from '../../components/panel/test-filler.ts';
import { measureFaceOf } from '../../utils/cutout/measure-face-of.ts';
import { openMending } from '../../utils/cutout/mend/open-mending.ts';
import { prepareReferencePhoto } from '../../utils/cutout/prepare-reference-photo.ts';
import { readColours } from '../../utils/cutout/read-colours.ts';
import { watchEdits } from '../../utils/edits/watch-edits.ts';
import { call, callTab } from '../../utils/messaging/client.ts';
import { interfaceLocale } from '../../utils/platform/extension.ts';
import { createPainterPair } from '../../utils/scene/painter-pair.ts';
import { createDraftKeeper } from './draft-keeper.ts';
import { askOwnTab } from './own-tab.ts';
import { createVideoFrames } from './video-frames.ts';
import { waitFor } from './wait-for.ts';
import { watchChanges } from './watch-changes.ts';
import './style.css';

/** Studio's page puts it into the frame's address: `panel.html#<draft key>`, with `/test` in the dialog of an A/B test. */
const [draftKey = '', surface] = location.hash.slice(1).split('/');
const inTest = surface === 'test';
// In Firefox the background hands on what is said within a tab: see `relayWithinTabs`.
const askStudio: PanelServices['askStudio'] = import.meta.env.FIREFOX
  ? call
  : askOwnTab(() => browser.tabs.getCurrent(), callTab);
const painter = createPainterPair();

const controller = createPanelController({
  draftKey,
  locale: interfaceLocale(),
  call,
  askStudio,
  watch: (onChange) => watchChanges(draftKey, onChange),
  watchEdits,
  paint: painter.paint,
  preview: painter.preview,
  measure: painter.measure,
  setOwnFont: painter.setOwnFont,
  readVideoFrames: createVideoFrames(draftKey, askStudio, measureFaceOf),
  prepare: prepareReferencePhoto,
  openMending,
  readColours,
  drafts: createDraftKeeper(call, draftKey),
  wait: waitFor,
});

const reportHeight = (height: number) => void askStudio('studio.resize', { draftKey, height, inTest }).catch(() => {});

const filler = inTest ? createTestFiller({ askStudio, draftKey, wait: waitFor }) : null;

mountPage(i18n.t('panel.region'), call, <Panel controller={controller} filler={filler} onHeight={reportHeight} />);
controller.start();
