import { ICONS, icon, ownedBy } from './element.ts';
import { metadataEditor } from './metadata-editor.ts';
import type { Studio } from './studio.ts';
import { keepFocusIn } from './upload-dialog.ts';
import type { Video } from './video.ts';

/** `ytls-broadcast-edit-dialog`: the form of a live broadcast, with the compact thumbnail editor of earlier years. */
export function openLiveDialog(video: Video, studio: Studio): void {
  const own = ownedBy('ytls-broadcast-edit-dialog');
  const { generation } = studio.options;
  const paperDialog = own(
    'tp-yt-paper-dialog#dialog',
    { role: 'dialog', tabindex: -1, 'aria-label': 'Edit settings' },
    own(
      'div.header',
      {},
      own('h1#dialog-title', {}, 'Edit settings'),
      own(
        'button#close-button',
        { type: 'button', 'aria-label': 'Close', click: () => dialog.remove() },
        icon(ICONS.close),
      ),
    ),
    own(
      'div#scrollable-content',
      {},
      own('ytcp-navigation', {}, metadataEditor(video, studio, generation === 'v2' ? 'v2' : 'v3')),
    ),
  );
  paperDialog.style.zIndex = '2202';
  const dialog = own('ytls-broadcast-edit-dialog', {}, own('ytcp-dialog', {}, paperDialog));
  document.body.append(dialog);
  keepFocusIn(paperDialog);
}
