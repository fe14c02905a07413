import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import { type BackendProcess, startBackendProcess } from '../../scripts/support/backend-process.ts';
import { buildExtension } from '../../scripts/support/build-extension.ts';
import { findBackendPort } from '../../scripts/support/free-ports.ts';
import { servePracticeStudio } from '../studio/serve-practice-studio.ts';
import { type ExtensionBrowser, launchExtension, TEST_BUILD_NAME } from '../support/browser.ts';
import * as creator from '../support/creator.ts';
import { startTextModelServer, type TextModelServer } from '../support/text-model.ts';

/** A backend with a text model behind it, and what the creator sees of that. */

const UPLOAD = 'https://studio.youtube.com/?open=upload&title=I+trained+like+an+astronaut+for+30+days';

let model: TextModelServer;
let backend: BackendProcess;
let build: string;
let browser: ExtensionBrowser;
let studio: Page;
let panel: FrameLocator;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  model = await startTextModelServer();
  backend = await startBackendProcess({
    port: await findBackendPort(),
    environment: model.variables('openai', { KLIKK_TEXT_MODEL_SECONDS: '15' }),
  });
  build = await buildExtension({ name: `${TEST_BUILD_NAME}-model`, backendUrl: backend.url });
});
test.afterAll(async () => {
  await backend?.stop();
  await model?.close();
});

test.beforeEach(async () => {
  browser = await launchExtension({ build, reducedMotion: 'reduce' });
  await servePracticeStudio(browser.context);
  const person = creator.inventPerson();
  const account = await creator.openAccountPage(browser);
  await creator.createAccount(account, person);
  await creator.confirmEmail(account, person, backend.mailUrl);
  await account.close();
  studio = await browser.context.newPage();
  await studio.goto(UPLOAD);
  panel = await creator.openPanel(studio);
});
test.afterEach(() => browser.close());

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
  await item.getByRole('button', { name: 'Edit' }).click();
  const say = item.getByLabel('Say what to change');
  const versions = item.getByRole('tab', { name: /^Versions/ });

  model.answer({ hang: true });
  await say.fill('make it look like a whisper');
  await say.press('Enter');
  await expect(item.getByText('Asking the text model…')).toBeVisible();
  await item.getByRole('button', { name: 'Cancel', exact: true }).click();
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
