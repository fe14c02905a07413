import { ICONS, icon, ownedBy } from './element.ts';
import type { Words } from './words.ts';

/** Everything that Studio puts directly below `body`: toasts, menus and small dialogs. */

const TOAST_MILLISECONDS = 6000;
const OVERLAY_LAYER = '2202';

/** `ytcp-toast-manager`: there from the start, hidden while it has nothing to say. */
export function toastManager() {
  const own = ownedBy('ytcp-toast-manager');
  const label = own('span#label');
  const toast = own('tp-yt-paper-toast#paper-toast', { 'aria-hidden': 'true' }, label);
  toast.style.display = 'none';
  let timer: ReturnType<typeof setTimeout>;
  return {
    element: own('ytcp-toast-manager', {}, toast),
    show(text: string): void {
      clearTimeout(timer);
      label.textContent = text;
      toast.style.display = '';
      toast.removeAttribute('aria-hidden');
      timer = setTimeout(() => {
        toast.style.display = 'none';
        toast.setAttribute('aria-hidden', 'true');
      }, TOAST_MILLISECONDS);
    },
  };
}

/** `ytcp-text-menu` of a tile's Options button. */
export function openMenu(entries: { label: string; testId: string; press: () => void }[]): void {
  const own = ownedBy('ytcp-text-menu');
  const paperDialog = own('tp-yt-paper-dialog#dialog');
  paperDialog.style.zIndex = OVERLAY_LAYER;
  const menu = own('ytcp-text-menu', {}, paperDialog);
  const close = () => menu.remove();
  for (const { label, testId, press } of entries) {
    const choose = () => {
      close();
      press();
    };
    paperDialog.append(
      own('tp-yt-paper-item', { role: 'menuitem', tabindex: 0, 'test-id': testId, click: choose }, label),
    );
  }
  document.body.append(menu);
  setTimeout(() => addEventListener('click', close, { once: true }));
}

/** A dialog that wants an answer. Done once it is given, and never where the dialog is closed. */
export function openQuestion(kind: 'verification' | 'test', words: Words): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const answer = () => {
    dialog.remove();
    resolve();
  };
  const isTest = kind === 'test';
  const tag = isTest ? 'ytcp-confirmation-dialog' : 'ytcp-auth-confirmation-dialog';
  const own = ownedBy(tag);
  const dialog = smallDialog(tag, {
    title: isTest ? words.testRuns : words.verify,
    content: [own('div.text', {}, isTest ? words.testEnds : words.verifyWhy)],
    buttons: [
      own('button#confirm-button.filled', { type: 'button', click: answer }, isTest ? words.continue : words.next),
    ],
  });
  return promise;
}

/** A dialog that only says something. */
export function openMessage(title: string, text: string): void {
  const tag = 'ytcp-confirmation-dialog';
  const own = ownedBy(tag);
  const dialog = smallDialog(tag, {
    title,
    content: [own('div.text', {}, text)],
    buttons: [own('button#confirm-button.filled', { type: 'button', click: () => dialog.remove() }, 'OK')],
  });
}

/** A dialog in the middle of the page, which goes where it is closed. */
export function smallDialog(tag: string, parts: { title: string; content: Node[]; buttons: Node[] }): HTMLElement {
  const own = ownedBy(tag);
  const close = () => dialog.remove();
  const paperDialog = own(
    'tp-yt-paper-dialog#dialog',
    { role: 'dialog', 'aria-label': parts.title },
    own(
      'div.header',
      {},
      own('h1#dialog-title', {}, parts.title),
      own('button#close-button', { type: 'button', 'aria-label': 'Close', click: close }, icon(ICONS.close)),
    ),
    own('div.dialog-content', {}, ...parts.content),
    own('div.button-area', {}, ...parts.buttons),
  );
  paperDialog.style.zIndex = OVERLAY_LAYER;
  const dialog = own(tag, {}, own('ytcp-dialog', {}, paperDialog));
  document.body.append(dialog);
  return dialog;
}
