import { expect } from '@playwright/test';
import { servePracticeStudio } from '../../studio/serve-practice-studio.ts';
import { launchExtension } from '../../support/browser.ts';
import { test } from '../fixtures.ts';
import { EDIT_PAGE, StudioPage } from './studio-page.ts';

/** The browser's own name for the extension's interfaces, in the extension's pages. */
declare const chrome: {
  runtime: { reload(): void };
  tabs: { query(wanted: { url: string }): Promise<{ id: number }[]> };
  scripting: { executeScript(injection: { target: { tabId: number }; files: string[] }): Promise<unknown> };
};

/** Where `<klikk-panel>` stands, and that there is exactly one of it in each shown editor, whatever Studio does. */

test.describe('exactly one panel', () => {
  test('stands right after the thumbnail section, in a plain div, in the upload dialog', async ({ studio }) => {
    await studio.openUpload();
    await expect(studio.hosts).toHaveCount(1);
    const place = await studio.hosts.evaluate((host) => ({
      before: host.previousElementSibling?.localName,
      parent: host.parentElement?.localName,
      isInDialog: host.closest('tp-yt-paper-dialog') !== null,
    }));
    expect(place).toEqual({ before: 'ytcp-video-thumbnail-editor', parent: 'div', isInDialog: true });
    await expect(studio.launcher).toHaveAttribute('aria-expanded', 'false');
  });

  for (const generation of ['v4', 'v5'] as const) {
    test(`stands on a video’s page of generation ${generation}`, async ({ studio }) => {
      await studio.openEditPage({ generation });
      await expect(studio.hosts).toHaveCount(1);
    });
  }

  test('survives five visits to another step and back, and opens again by itself', async ({ studio }) => {
    await studio.openUpload();
    const before = await studio.openPanel();
    for (let visit = 1; visit <= 5; visit++) {
      await studio.press('Next');
      await expect(studio.hosts).toHaveCount(0);
      await studio.press('Back');
      await expect(studio.launcher).toHaveAttribute('aria-expanded', 'true');
      await expect(studio.hosts).toHaveCount(1);
    }
    expect((await studio.panel()).draftKey).toBe(before.draftKey);
  });

  test('survives a step that Studio only hides', async ({ studio }) => {
    await studio.openUpload({ step: 'kept' });
    await studio.press('Next');
    await expect(studio.launcher).toBeHidden();
    await studio.press('Back');
    await expect(studio.launcher).toBeVisible();
    await expect(studio.hosts).toHaveCount(1);
  });

  test('comes and goes as Studio goes from page to page', async ({ studio }) => {
    await studio.page.goto('https://studio.youtube.com/');
    await expect(studio.page.getByRole('heading', { name: 'Channel dashboard' })).toBeVisible();
    await expect(studio.hosts).toHaveCount(0);
    const shown = studio.page.locator('.page.selected klikk-panel');
    for (const path of [EDIT_PAGE, '/video/d3s3rtW4lk2/edit', EDIT_PAGE]) {
      await studio.page.evaluate((to) => window.practiceStudio.navigate(to), path);
      await expect(shown).toHaveCount(1);
      await studio.page.evaluate((to) => window.practiceStudio.navigate(to), '/video/tReeH0us3-1/analytics');
      await expect(studio.page.getByRole('heading', { name: 'Video analytics' })).toBeVisible();
      await expect(studio.launcher).toHaveCount(0);
    }
  });

  test('stands in both editors where the dialog is open over a video’s page', async ({ studio }) => {
    await studio.openEditPage();
    await studio.press('Create');
    await studio.press('Select files');
    const inDialog = studio.page.locator('ytcp-uploads-dialog klikk-panel');
    const onPage = studio.page.locator('ytcp-video-details-section klikk-panel');
    await expect(inDialog).toHaveCount(1);
    await expect(onPage).toHaveCount(1);
    await studio.page.getByRole('button', { name: 'Save and close' }).click();
    await expect(onPage).toHaveCount(1);
    await expect(studio.launcher).toHaveCount(1);
  });

  test('is a new one in the dialog that is opened for the next video', async ({ studio }) => {
    await studio.openUpload();
    const first = (await studio.openPanel()).draftKey;
    await studio.page.getByRole('button', { name: 'Save and close' }).click();
    await studio.press('Create');
    await studio.press('Select files');
    const launcher = studio.page.locator('tp-yt-paper-dialog:not([aria-hidden]) klikk-panel button');
    await expect(launcher).toHaveAttribute('aria-expanded', 'false');
    await launcher.click();
    const frame = studio.page.locator('tp-yt-paper-dialog:not([aria-hidden]) klikk-panel iframe');
    await expect(frame).toHaveAttribute('src', /panel\.html#/);
    await expect(frame).not.toHaveAttribute('src', new RegExp(first));
  });

  test('stands outside of a host that throws foreign children out', async ({ studio }) => {
    await studio.openEditPage({ container: 'slotted' });
    for (let render = 1; render <= 5; render++) await studio.page.evaluate(() => window.practiceStudio.render());
    await expect(studio.hosts).toHaveCount(1);
    expect(await studio.hosts.evaluate((host) => host.parentElement?.localName)).toBe('div');
    const panel = await studio.openPanel();
    await studio.page.evaluate(() => window.practiceStudio.render());
    expect((await panel.context()).title).toContain('Treehouse');
  });

  test('comes back, still open, in a container that builds its content anew', async ({ studio }) => {
    await studio.openEditPage({ container: 'rebuilding' });
    await studio.openPanel();
    await studio.page.locator('ytcp-video-title #textbox').fill('Another title');
    await expect(studio.launcher).toHaveAttribute('aria-expanded', 'true');
    await expect(studio.hosts).toHaveCount(1);
    expect((await (await studio.panel()).context()).title).toBe('Another title');
  });

  test('is there on a page with 200 mutations a second', async ({ studio }) => {
    await studio.openUpload({ noise: 'storm' });
    await studio.press('Next');
    await studio.press('Back');
    await expect(studio.launcher).toBeVisible();
    await expect(studio.hosts).toHaveCount(1);
  });

  test('replaces copies and what an earlier version left behind', async ({ studio }) => {
    await studio.openEditPage();
    await studio.hosts.evaluate((host) => {
      host.after(host.cloneNode(true));
      host.before(document.createElement('klikk-panel'));
    });
    await expect(studio.hosts).toHaveCount(1);
    await expect(studio.launcher).toBeVisible();
  });

  test('is found where the page has animations switched off', async ({ studio }) => {
    await studio.page.addInitScript(() => {
      const sheet = new CSSStyleSheet();
      sheet.insertRule('* { animation: none !important }');
      document.adoptedStyleSheets = [sheet];
    });
    await studio.openUpload();
    await expect(studio.hosts).toHaveCount(1);
  });
});

test.describe('in Studio’s page', () => {
  test('the launcher follows Studio’s theme, and its switching', async ({ studio }) => {
    await studio.openEditPage({ theme: 'dark' });
    const colour = () => studio.launcher.evaluate((button) => getComputedStyle(button).color);
    expect(await colour()).toBe('rgb(241, 241, 241)');
    await studio.page.evaluate(() => window.practiceStudio.setTheme('light'));
    await expect(studio.hosts).toHaveAttribute('data-theme', 'light');
    expect(await colour()).toBe('rgb(15, 15, 15)');
  });

  test('letters typed in the launcher do not reach Studio’s shortcuts', async ({ studio }) => {
    await studio.openEditPage();
    const heard = () => studio.page.evaluate(() => window.practiceStudio.shortcutsHeard());
    await studio.launcher.focus();
    await studio.page.keyboard.press('k');
    expect(await heard()).toBe(0);
    await studio.launcher.blur();
    await studio.page.keyboard.press('k');
    expect(await heard()).toBe(1);
  });

  test('Studio’s focus trap leaves the launcher and the panel alone', async ({ studio }) => {
    await studio.openUpload();
    await studio.launcher.focus();
    await expect(studio.launcher).toBeFocused();
    const panel = await studio.openPanel();
    await panel.frame.evaluate(() => {
      document.body.append(Object.assign(document.createElement('textarea'), { id: 'words' }));
    });
    await panel.frame.locator('#words').click();
    await studio.page.keyboard.type('a red barn');
    await expect(panel.frame.locator('#words')).toHaveValue('a red barn');
    expect(await studio.page.evaluate(() => window.practiceStudio.shortcutsHeard())).toBe(0);
  });

  test('nothing breaks the page’s content security policy or its Trusted Types', async ({ studio }) => {
    await studio.page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
        document.documentElement.dataset.violated = violatedDirective;
      });
    });
    const response = studio.page.waitForResponse((answer) => answer.request().isNavigationRequest());
    await studio.openUpload();
    expect((await response).headers()['content-security-policy']).toContain("require-trusted-types-for 'script'");
    const panel = await studio.openPanel();
    expect(panel.frame.url()).toContain('/panel.html#');
    expect(await studio.page.evaluate(() => document.documentElement.dataset.violated)).toBeUndefined();
    await expect(studio.launcher).toHaveCSS('border-radius', '18px');
  });

  test('the panel’s frame takes the height that its document asks for', async ({ studio }) => {
    await studio.openEditPage();
    const panel = await studio.openPanel();
    expect(await panel.send('studio.resize', { draftKey: panel.draftKey, height: 333, inTest: false })).toEqual({
      ok: true,
      value: null,
    });
    await expect(studio.hosts.locator('iframe')).toHaveCSS('height', '333px');
  });

  test('pressing the button again hides the panel and keeps its document', async ({ studio }) => {
    await studio.openEditPage();
    const panel = await studio.openPanel();
    await panel.frame.evaluate(() => {
      document.documentElement.dataset.kept = 'yes';
    });
    await studio.launcher.click();
    await expect(studio.launcher).toHaveAttribute('aria-expanded', 'false');
    await expect(studio.hosts.locator('iframe')).toBeHidden();
    await studio.launcher.click();
    await expect(studio.hosts.locator('iframe')).toBeVisible();
    expect(await panel.frame.evaluate(() => document.documentElement.dataset.kept)).toBe('yes');
  });

  test('nothing of ours is left once the extension was replaced under an open tab', async () => {
    const extension = await launchExtension();
    await servePracticeStudio(extension.context);
    const studio = new StudioPage(await extension.context.newPage(), extension.extensionId);
    await studio.openEditPage({ noise: 'some' });
    const own = await extension.context.newPage();
    await own.goto(extension.pageUrl('popup.html'));
    const reload = own.evaluate(() => chrome.runtime.reload());
    await reload.catch(() => {}); // The page that asks for it goes with it.
    await expect(studio.hosts).toHaveCount(0);
    await expect(studio.page.locator('style[data-klikk]')).toHaveCount(0);
    await extension.close();
  });

  test('a script that starts in an open tab takes the place of the one before', async ({ studio, extension }) => {
    await studio.openEditPage();
    await studio.openPanel();
    const before = await studio.hosts.elementHandle();
    // What the background does in every open tab of Studio once it was updated.
    const popup = await extension.context.newPage();
    await popup.goto(extension.pageUrl('popup.html'));
    await popup.evaluate(async () => {
      const tabs = await chrome.tabs.query({ url: 'https://studio.youtube.com/*' });
      const files = ['/content-scripts/studio.js'];
      await Promise.all(tabs.map(({ id }) => chrome.scripting.executeScript({ target: { tabId: id }, files })));
    });
    await popup.close();
    await expect.poll(() => before?.evaluate((host) => host.isConnected)).toBe(false);
    await expect(studio.hosts).toHaveCount(1);
    await expect(studio.page.locator('style[data-klikk]')).toHaveCount(1);
    expect((await (await studio.openPanel()).context()).title).toContain('Treehouse');
  });
});
