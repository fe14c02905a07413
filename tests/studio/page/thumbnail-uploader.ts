import { type Child, ICONS, icon, ownedBy } from './element.ts';
import { distributeSlots, follow } from './polymer.ts';
import type { Studio } from './studio.ts';
import type { Video } from './video.ts';

/** `ytcp-video-custom-still-editor`: the tile Upload file, its preview, its file input and its error tip. */
export function customStillEditor(video: Video, studio: Studio): HTMLElement {
  const own = ownedBy('ytcp-video-custom-still-editor');
  const message = own('div#message', { role: 'alert', 'aria-live': 'polite' });
  const tip = own('ytcp-form-error-tip', { 'always-visible': true, hidden: true }, message);
  const { thumbnail } = video;
  const editor = own(
    'ytcp-video-custom-still-editor',
    {},
    own('div#custom-still-editor-wrapper', {}, thumbnailUploader(video, studio), tip),
  );
  follow(editor, video, () => {
    const error = thumbnail.state.error;
    tip.hidden = error === null;
    message.textContent = error ?? '';
  });
  return editor;
}

function thumbnailUploader(video: Video, studio: Studio): HTMLElement {
  const own = ownedBy('ytcp-thumbnail-uploader');
  const { thumbnail } = video;
  let input = createInput();
  const uploader = own(
    'ytcp-thumbnail-uploader',
    { 'select-button-size': 'default' },
    thumbnailTile({
      select: { label: 'Upload file', icon: icon(ICONS.upload), press: () => input.click() },
      preview: { label: 'Uploaded thumbnail', options: () => studio.openOptionsMenu(() => input.click()) },
    }),
    input,
  );
  const slots = distributeSlots(uploader, video);

  function createInput(): HTMLInputElement {
    const created = document.createElement('input');
    created.id = 'file-loader';
    created.type = 'file';
    created.setAttribute('hidden', 'true');
    created.accept = 'image/jpeg,image/png';
    created.className = 'style-scope ytcp-thumbnail-uploader';
    created.addEventListener('change', () => {
      const file = created.files?.[0];
      if (!file) return;
      if (studio.options.input === 'cleared') created.value = '';
      if (studio.options.input === 'replaced') {
        input = createInput();
        created.replaceWith(input);
        slots.add(input);
      }
      void thumbnail.receive(file);
    });
    return created;
  }

  const tile = uploader.querySelector('ytcp-thumbnail-editor');
  const image = uploader.querySelector('img');
  follow(uploader, video, () => {
    const { picture, transferring, invalid } = thumbnail.state;
    uploader.toggleAttribute('is-ongoing-transfer', transferring);
    uploader.toggleAttribute('disabled', thumbnail.isDisabled);
    if (!tile || !image) return;
    tile.toggleAttribute('invalid', invalid);
    tile.toggleAttribute('active', picture !== null);
    tile.querySelector('#select-button')?.toggleAttribute('disabled', thumbnail.isDisabled);
    show(tile, '.select', picture === null);
    show(tile, '.preview', picture !== null);
    show(tile, '.uploading', transferring);
    if (image.getAttribute('src') !== (picture ?? '')) image.setAttribute('src', picture ?? '');
  });
  return uploader;
}

function show(root: Element, selector: string, shown: boolean): void {
  root.querySelector(selector)?.toggleAttribute('hidden', !shown);
}

interface TileParts {
  select: { label: string; icon: Child; press: () => void };
  preview: { label: string; options: () => void };
  attributes?: Record<string, string>;
}

/** `ytcp-thumbnail-editor`: one tile, which either offers something or shows what was chosen. */
export function thumbnailTile({ select, preview, attributes = {} }: TileParts): HTMLElement {
  const own = ownedBy('ytcp-thumbnail-editor');
  return own(
    'ytcp-thumbnail-editor',
    attributes,
    own(
      'div.select',
      {},
      own(
        'ytcp-ve',
        {},
        own(
          'button#select-button',
          { type: 'button', 'aria-label': select.label, click: select.press },
          own('div.tile-icon', {}, select.icon),
          own('span#select-text', {}, select.label),
        ),
      ),
    ),
    own(
      'div.preview',
      { hidden: true },
      own(
        'button#preview-button',
        { type: 'button', 'aria-label': preview.label },
        own(
          'div.still',
          {},
          own(
            'ytcp-img-with-fallback',
            { size: 'medium' },
            own('div.container', {}, own('img#img-with-fallback', { src: '', alt: '' })),
          ),
          own('div.uploading', { hidden: true }, 'Uploading…'),
        ),
      ),
      own(
        'ytcp-icon-button#options-button',
        { role: 'button', tabindex: 0, 'aria-label': 'Options', click: preview.options },
        icon(ICONS.more),
      ),
    ),
  );
}
