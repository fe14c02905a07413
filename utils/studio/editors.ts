import type { VideoId } from '../domain/ids.ts';
import { cssOf, find, findAll, isShown } from './look-up.ts';

/** The form of a video as it stands on the page now. Studio builds it anew as it likes; see `EditorSession`. */
export interface Editor {
  element: Element;
  /** The thumbnail section in it, or null where none is known. */
  section: Element | null;
  /** What the panel stands after: the section, else one of the form's fields. Shown while the editor is. */
  place: Element;
  /** The dialog around it, or null on a video's own page. */
  dialog: Element | null;
  /** Whether it is no editor, but a slot of an A/B test. */
  isSlot?: boolean;
}

/** Every editor with a thumbnail section that is shown. There are two where the upload dialog is open over a video's page. */
export function findEditors(document: Document): Editor[] {
  return findAll(document, 'editor').flatMap((element) => {
    const section = findAll(element, 'thumbnail-section').find(isShown);
    return section ? [{ element, section, place: section, dialog: element.closest(cssOf('editor-dialog')) }] : [];
  });
}

/**
 * Forms of a video in which there is no thumbnail section that Klikk knows: Studio has changed, or is still building them. They
 * are told by their text fields, in an open dialog or on a page whose address is a video's.
 */
export function findUnknownEditors(document: Document, known: readonly Editor[]): Editor[] {
  const fields = findAll(document, 'text-field').filter((field) => isShown(field) && !isInOtherDialog(field));
  const isOnEditPage = readAddressedVideo(document.location) !== null;
  const editors = new Map<Element, Editor>();
  for (const field of fields) {
    const dialog = field.closest(cssOf('editor-dialog'));
    if ((!dialog && !isOnEditPage) || known.some((editor) => editor.dialog === dialog)) continue;
    const element = field.closest(cssOf('editor')) ?? dialog ?? field.closest('main') ?? document.body;
    editors.set(element, { element, section: null, place: findPlace(field, fields, element), dialog });
  }
  return [...editors.values()];
}

function isInOtherDialog(field: Element): boolean {
  return field.closest(cssOf('dialog-box')) !== null && field.closest(cssOf('editor-dialog')) === null;
}

/** The largest part of the form that holds this field alone, and stands in a plain element. */
function findPlace(field: Element, fields: readonly Element[], within: Element): Element {
  let place = field;
  for (let node = field; node.parentElement && node.parentElement !== within; node = node.parentElement) {
    const { parentElement } = node;
    if (fields.some((other) => other !== field && parentElement.contains(other))) break;
    if (!parentElement.localName.includes('-')) place = node;
  }
  return place;
}

/** Whether Studio still shows the upload dialog, in whatever step. Closed ones stay in the document. */
export function isDialogShown(dialog: Element): boolean {
  return find(dialog, 'dialog-box')?.checkVisibility() ?? false;
}

/** Whether a video is being edited in the upload dialog. */
export function isDialogOpen(dialog: Element): boolean {
  return dialog.getAttribute('workflow-step') !== 'SELECT_FILES' && isDialogShown(dialog);
}

/**
 * The video's id: null for some seconds after an upload has begun. The link beside the form goes before the page's address,
 * since while Studio goes from one video to another the address is ahead of the form.
 */
export function readVideoId(editor: Editor, location: Location): VideoId | null {
  const { dialog } = editor;
  const link = readLink(editor);
  const candidates = [
    dialog?.getAttribute('video-id'),
    link && /(?:youtu\.be|\/shorts)\/([\w-]+)/.exec(link)?.[1],
    dialog ? new URLSearchParams(location.search).get('udvid') : readAddressedVideo(location),
  ];
  return candidates.find((id) => isVideoId(id)) ?? null;
}

const readLink = ({ element, dialog }: Editor) => find(dialog ?? element, 'video-link')?.getAttribute('href');

/** Whether Studio calls the video a Short, which it does by the link to it. */
export const isShort = (editor: Editor) => readLink(editor)?.includes('/shorts/') ?? false;

/** The video whose edit page the address names. */
export function readAddressedVideo(location: Location): VideoId | null {
  const id = /^\/video\/([^/]+)\/edit/.exec(location.pathname)?.[1];
  return isVideoId(id) ? id : null;
}

function isVideoId(id: string | null | undefined): id is VideoId {
  return typeof id === 'string' && /^[\w-]{11}$/.test(id);
}
