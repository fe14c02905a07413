import { ownedBy } from './element.ts';
import { metadataEditor } from './metadata-editor.ts';
import { follow } from './polymer.ts';
import type { Studio } from './studio.ts';
import type { Video } from './video.ts';

/** `ytcp-video-details-section`: the page `/video/ID/edit`. */
export function editPage(video: Video, studio: Studio): HTMLElement {
  const own = ownedBy('ytcp-video-details-section');
  const { words } = studio;
  const save = async () => studio.toast((await video.save()) ? words.saved : words.notSaved);
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
      own('h1.page-title', {}, words.details),
      button('discard', words.discard, 'text', () => video.discard()),
      button('save', words.save, 'filled', () => void save()),
    ),
    metadataEditor(video, studio),
  );
  follow(page, video, () => {
    const isDisabled = video.isSaving || !video.hasUnsavedChanges;
    for (const host of page.querySelectorAll('#save, #discard')) {
      host.toggleAttribute('disabled', isDisabled);
      host.setAttribute('aria-disabled', String(isDisabled));
      host.querySelector('button')?.toggleAttribute('disabled', isDisabled);
    }
  });
  return page;
}
