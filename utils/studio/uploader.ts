import type { StudioContext } from '../messaging/protocol/studio.ts';
import type { Editor } from './editors.ts';
import { find, isShown, readWords } from './look-up.ts';
import { FOREIGN_INPUT_HOSTS, FOREIGN_INPUTS } from './selectors.ts';

type UploaderState = StudioContext['uploader'];

/**
 * Whether the editor takes a thumbnail; if not, Studio's own words why. An uploader that is disabled only until the video is
 * uploaded counts as ready: what is put in then waits.
 */
export function readUploader(editor: Editor): UploaderState {
  const uploader = findUploader(editor);
  const reason = readNote(editor);
  if (!uploader && reason !== null) return { state: 'absent', reason };
  if (!uploader || !findThumbnailInput(editor)) return { state: 'unknown', reason: null };
  if (!isDisabled(uploader) || isVideoUploading(editor)) return { state: 'ready' };
  return { state: 'disabled', reason };
}

export function findUploader({ section, isSlot }: Editor): Element | null {
  const uploader = section && find(section, isSlot ? 'test-uploader' : 'uploader');
  return uploader && isShown(uploader) ? uploader : null;
}

/** Why there is no uploader, or one that takes nothing, in Studio's own words. */
export function readNote({ section }: Editor): string | null {
  return section && readWords(find(section, 'note'));
}

const OFF = '[disabled], [feature-disabled]';

/** Whether it takes nothing: it says so itself, or the host around it does. */
export function isDisabled(uploader: Element): boolean {
  return uploader.matches(OFF) || uploader.parentElement?.matches(OFF) === true;
}

/** Whether the video itself is still on its way to YouTube. Only the upload dialog tells. */
export function isVideoUploading({ dialog }: Editor): boolean {
  return dialog !== null && find(dialog, 'upload-running') !== null;
}

/** The thumbnail's own file input, or null. Never another one, however alike: better none than a wrong one. */
export function findThumbnailInput(editor: Editor): HTMLInputElement | null {
  const uploader = findUploader(editor);
  const input = uploader && find(uploader, 'thumbnail-input');
  return input instanceof HTMLInputElement && !isForeign(input, editor.isSlot ? editor.section : null) ? input : null;
}

/**
 * Whether a file input takes something other than a video's thumbnail.
 * @param within what is known to take one; only hosts in it are looked at
 */
function isForeign(input: Element, within: Element | null): boolean {
  if (input.matches(FOREIGN_INPUTS)) return true;
  for (let host: Element | null = input; host && host !== within; host = host.parentElement) {
    if (FOREIGN_INPUT_HOSTS.test(host.localName)) return true;
  }
  return false;
}

/** Chooses a file in an input, as the browser does for a person. */
export function chooseFile(input: HTMLInputElement, file: File): void {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
}
