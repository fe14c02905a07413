import { ownedBy } from './element.ts';
import { metadataEditor } from './metadata-editor.ts';
import { follow } from './polymer.ts';
import type { Studio } from './studio.ts';
import type { Video } from './video.ts';

/** `ytcp-video-details-section`: the page `/video/ID/edit`. */
export function editPage(video: Video, studio: Studio): HTMLElement {
  const own = ownedBy('ytcp-video-details-section');
  const save = () => {
    video.save();
    studio.toast('Changes saved');
  };
  const button = (id: string, text: string, look: string, press: () => void) => {
    const inner = own(`button.${look}`, { type: 'button', 'aria-label': text, click: press }, text);
    return own(`ytcp-button#${id}`, {}, inner);
  };
  const page = own(
    'ytcp-video-details-section#edit',
    {},
    own(
      'div.page-head',
      {},
      own('h1.page-title', {}, 'Video details'),
      button('discard', 'Undo changes', 'text', () => {}),
      button('save', 'Save', 'filled', save),
    ),
    metadataEditor(video, studio),
  );
  follow(page, video, () => {
    for (const host of page.querySelectorAll('#save, #discard')) {
      host.toggleAttribute('disabled', !video.hasUnsavedChanges);
      host.setAttribute('aria-disabled', String(!video.hasUnsavedChanges));
      host.querySelector('button')?.toggleAttribute('disabled', !video.hasUnsavedChanges);
    }
  });
  return page;
}
