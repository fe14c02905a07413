import { expect, type FrameLocator } from '@playwright/test';
import { type BackendProcess, startBackendProcess } from '../../scripts/support/backend-process.ts';
import { findBackendPort } from '../../scripts/support/free-ports.ts';
import { servePracticeStudio } from '../studio/serve-practice-studio.ts';
import { type ExtensionBrowser, launchExtension } from '../support/browser.ts';
import * as creator from '../support/creator.ts';
import { type Gate, openGate } from '../support/gate.ts';
import { press } from '../support/press.ts';
import { startTextModelServer, type TextModelServer } from '../support/text-model.ts';
import { Household, test } from './fixtures.ts';

/** A backend with a text model behind it, and what the creator sees of that. */

let model: TextModelServer;
let backend: BackendProcess;
/** Leads the browser there, in place of the backend that the extension was built for. */
let gate: Gate;
let browser: ExtensionBrowser;
let panel: FrameLocator;

test.beforeAll(async () => {
  model = await startTextModelServer();
  backend = await startBackendProcess({
    port: await findBackendPort(),
    environment: model.variables('openai', { KLIKK_TEXT_MODEL_SECONDS: '15' }),
  });
  gate = await openGate(backend.url);
  browser = await launchExtension({ gate: gate.url, reducedMotion: 'reduce' });
  await servePracticeStudio(browser.context);
  await new Household(browser, backend.mailUrl).signUp();
});
test.afterAll(async () => {
  await browser?.close();
  await gate?.close();
  await backend?.stop();
  await model?.close();
});

test.beforeEach(async () => {
  ({ panel } = await creator.openUpload(browser));
});

test('where it cannot be asked the rules do the work, and the panel says so', async () => {
  model.answer({ status: 500 });
  await creator.generate(panel);
  await expect(
    panel.getByText('The text model could not be asked, so Klikk’s own rules chose the ideas.'),
  ).toBeVisible();
});

test('a wish that rules do not understand is asked of it, and can be taken back while it thinks', async () => {
  test.slow();
  model.answer({ say: { concepts: CONCEPTS } });
  await creator.generate(panel);
  await expect(panel.getByText(/own rules chose/)).toHaveCount(0);
  const item = panel.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem').first();
  await press(item.getByRole('button', { name: 'Edit' }));
  const say = item.getByLabel('Say what to change');
  const versions = item.getByRole('tab', { name: /^Versions/ });

  model.answer({ hang: true });
  await say.fill('make it look like a whisper');
  await say.press('Enter');
  await expect(item.getByText('Asking the text model…')).toBeVisible();
  await press(item.getByRole('button', { name: 'Cancel', exact: true }));
  await expect(item.getByText('Asking the text model…')).toHaveCount(0);
  await expect(say).toBeFocused();
  await expect(say).toHaveValue('make it look like a whisper');
  await expect(versions).toHaveText('Versions (1)');

  model.answer({ say: { edits: [{ kind: 'words', text: 'A whisper' }] } });
  await say.press('Enter');
  await expect(item.getByText('Done.', { exact: true })).toBeVisible();
  await expect(versions).toHaveText('Versions (2)');
  await expect(item.getByRole('img', { name: /^A whisper/ }).first()).toBeVisible();

  model.answer({ say: { edits: [] } });
  await say.fill('bring me a coffee');
  await say.press('Enter');
  await expect(item.getByText(/was not understood/)).toBeVisible();
  await expect(versions).toHaveText('Versions (2)');
});

const CONCEPTS = [
  { layout: 'headline-stack', palette: 'cobalt', headline: 'Astronaut for 30 days', emphasis: ['30 days'] },
  { layout: 'framed-card', palette: 'paper', headline: 'I trained', emphasis: [] },
  { layout: 'spotlight-stage', palette: 'midnight', headline: 'Like an astronaut', emphasis: ['astronaut'] },
].map((concept) => ({ ...concept, side: 'left', badge: null, emoji: null, reason: 'A plain sentence.' }));
