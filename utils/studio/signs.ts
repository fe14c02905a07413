import type { Editor } from './editors.ts';
import { cssOf, find, findAll, isShown, readWords, tidy } from './look-up.ts';
import { findUploader, isDisabled, isVideoUploading, readNote } from './uploader.ts';

/** Overlays whose words are no message to the creator. */
const noMessage = () => `${cssOf('editor-dialog')}, ${cssOf('menu')}`;
const DIALOG_CHARACTERS = 300;

/** What Studio shows of a thumbnail's fate at one moment. */
export interface Signs {
  uploader: 'ready' | 'disabled' | 'absent';
  /** The picture is on its way to YouTube. */
  isTransferring: boolean;
  /** The video is. */
  isVideoUploading: boolean;
  /** How far the video has come, in Studio's words. */
  progress: string | null;
  /** Address of the picture that the uploader shows, or null. */
  picture: string | null;
  /** Whether that picture is really on the screen, not just named. */
  isPictureDecoded: boolean;
  /** The tile's red border. */
  isInvalid: boolean;
  /** Words below the tile, of an error that is shown. */
  error: string | null;
  /** Of an error about the whole upload. */
  uploadError: string | null;
  toast: string | null;
  /** Words of the dialogs that stand over the editor. */
  dialog: string | null;
  /** Why there is no uploader, or a disabled one. */
  note: string | null;
  /** Whether Save waits to be pressed; null where the editor has no such button. */
  save: 'ready' | 'resting' | null;
}

export function readSigns(editor: Editor): Signs {
  const { element, dialog } = editor;
  const document = element.ownerDocument;
  const uploader = findUploader(editor);
  const tile = uploader && find(uploader, 'tile');
  const preview = uploader && find(uploader, 'preview');
  const picture = preview instanceof HTMLImageElement && isShown(preview) ? preview : null;
  const overlay = uploader && find(uploader, 'transfer');
  return {
    uploader: uploader === null ? 'absent' : isDisabled(uploader) ? 'disabled' : 'ready',
    isTransferring: (uploader?.hasAttribute('is-ongoing-transfer') ?? false) || (overlay !== null && isShown(overlay)),
    isVideoUploading: isVideoUploading(editor),
    progress: dialog && readWords(find(dialog, 'upload-progress'), 100),
    picture: picture?.getAttribute('src') || null,
    isPictureDecoded: (picture?.complete && picture.naturalWidth > 0) ?? false,
    isInvalid: tile?.hasAttribute('invalid') ?? false,
    error: readError(element),
    uploadError: dialog && readWords(find(document, 'upload-error')),
    toast: readWords(find(document, 'toast')),
    dialog: readDialogs(element),
    note: readNote(editor),
    save: readSave(editor),
  };
}

function readError(element: Element): string | null {
  const tips = findAll(element, 'error-tip').map((tip) => readWords(tip));
  return tips.find((words) => words !== null) ?? null;
}

const RESTING = '[disabled], [aria-disabled="true"]';

function readSave({ element, dialog }: Editor): Signs['save'] {
  const buttons = findAll(dialog ?? element.ownerDocument, 'save');
  const button = buttons.find((one) => isShown(one) && one.closest(cssOf('editor-dialog')) === dialog);
  if (!button) return null;
  return button.matches(RESTING) || button.querySelector(`button:is(${RESTING})`) ? 'resting' : 'ready';
}

/** What dialogs over the editor say, without their buttons. Menus and the upload dialog itself are none. */
function readDialogs(editor: Element): string | null {
  const words = findAll(editor.ownerDocument, 'dialog-box')
    .filter((box) => isShown(box) && !box.contains(editor) && box.closest(noMessage()) === null)
    .map(readText);
  return words.join(' ').trim().slice(0, DIALOG_CHARACTERS) || null;
}

function readText(box: Element): string {
  const walker = box.ownerDocument.createTreeWalker(box, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('button, [role="button"]') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const parts: string[] = [];
  while (walker.nextNode()) parts.push(walker.currentNode.nodeValue ?? '');
  return tidy(parts.join(' '));
}
