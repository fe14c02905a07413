import type { VideoId } from '../domain/ids.ts';
import { cssOf, find, findAll, isShown } from './look-up.ts';

/** The form of a video as it stands on the page now. Studio builds it anew as it likes; see `EditorSession`. */
export interface Editor {
  element: Element;
  /** The thumbnail section in it. */
  section: Element;
  /** The upload dialog around it, or null on a video's own page. */
  dialog: Element | null;
}

/** Every editor with a thumbnail section that is shown. There are two where the upload dialog is open over a video's page. */
export function findEditors(document: Document): Editor[] {
  return findAll(document, 'editor').flatMap((element) => {
    const section = findAll(element, 'thumbnail-section').find(isShown);
    return section ? [{ element, section, dialog: element.closest(cssOf('upload-dialog')) }] : [];
  });
}

/** Whether Studio still shows the upload dialog, in whatever step. Closed ones stay in the document. */
export function isDialogShown(dialog: Element): boolean {
  return (find(dialog, 'dialog-box')?.getClientRects().length ?? 0) > 0;
}

/** Whether a video is being edited in the upload dialog. */
export function isDialogOpen(dialog: Element): boolean {
  return dialog.getAttribute('workflow-step') !== 'SELECT_FILES' && isDialogShown(dialog);
}

/**
 * The video's id: null for some seconds after an upload has begun. The link beside the form goes before the page's address,
 * since while Studio goes from one video to another the address is ahead of the form.
 */
export function readVideoId({ element, dialog }: Editor, location: Location): VideoId | null {
  const link = find(dialog ?? element, 'video-link')?.getAttribute('href');
  const candidates = [
    dialog?.getAttribute('video-id'),
    link && /youtu\.be\/([\w-]+)/.exec(link)?.[1],
    dialog ? new URLSearchParams(location.search).get('udvid') : readAddressedVideo(location),
  ];
  return candidates.find((id) => isVideoId(id)) ?? null;
}

/** The video whose edit page the address names. */
export function readAddressedVideo(location: Location): VideoId | null {
  const id = /^\/video\/([^/]+)\/edit/.exec(location.pathname)?.[1];
  return isVideoId(id) ? id : null;
}

function isVideoId(id: string | null | undefined): id is VideoId {
  return typeof id === 'string' && /^[\w-]{11}$/.test(id);
}
