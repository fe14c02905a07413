import { type Attributes, type Child, ICONS, icon, ownedBy } from './element.ts';
import { distributeSlots, follow } from './polymer.ts';
import type { Studio } from './studio.ts';
import type { ThumbnailSlot } from './thumbnail-slot.ts';
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
    own('div#custom-still-editor-wrapper', {}, thumbnailUploader(uploadOf(video, studio)), tip),
  );
  follow(editor, video, () => {
    const error = thumbnail.state.error;
    tip.hidden = error === null;
    message.textContent = error ?? '';
  });
  return editor;
}

/** `ytcp-thumbnail-uploader` in the compact editor: the host around it says whether the channel may use it. */
export function compactUploader(video: Video, studio: Studio): HTMLElement {
  const own = ownedBy('ytcp-thumbnails-compact-editor-uploader');
  const { isOff } = video.thumbnail;
  return own(
    'ytcp-thumbnails-compact-editor-uploader',
    { 'feature-disabled': isOff },
    thumbnailUploader(uploadOf(video, studio)),
  );
}

/** What an uploader hands its files to, and what tells it to render. */
interface Upload {
  thumbnail: ThumbnailSlot;
  changes: EventTarget;
  studio: Studio;
}

const uploadOf = (video: Video, studio: Studio): Upload => ({ thumbnail: video.thumbnail, changes: video, studio });

/** `ytcp-thumbnail-uploader`: of a video, or in a row of an A/B test. */
export function thumbnailUploader(upload: Upload): HTMLElement {
  const { studio } = upload;
  const { words } = studio;
  return uploader('ytcp-thumbnail-uploader', { 'select-button-size': 'default' }, upload, (choose) =>
    thumbnailTile({
      select: { label: words.upload, icon: icon(ICONS.upload), press: choose },
      preview: { label: 'Uploaded thumbnail', options: () => studio.openOptionsMenu(choose) },
    }),
  );
}

/** `ytcp-thumbnails-compact-editor-uploader-old`: a button, a preview and the input, without any tile. */
export function oldUploader(video: Video, studio: Studio): HTMLElement {
  const tag = 'ytcp-thumbnails-compact-editor-uploader-old';
  const own = ownedBy(tag);
  return uploader(tag, {}, uploadOf(video, studio), (choose) =>
    own(
      'div',
      {},
      own(
        'div.select',
        {},
        own(
          'button#select-button',
          { type: 'button', 'aria-label': studio.words.upload, click: choose },
          icon(ICONS.upload),
        ),
      ),
      own(
        'div.preview',
        { hidden: true },
        own(
          'div.still',
          {},
          own('img#img-with-fallback', { src: '', alt: '' }),
          own('div.uploading', { hidden: true }, studio.words.uploading),
        ),
      ),
    ),
  );
}

const thumbnailInputs = new WeakSet<EventTarget>();

/** The kind of input that may be fed, whatever its page calls it: the video's thumbnail, or a row of an A/B test. */
export const isThumbnailInput = (target: EventTarget) => thumbnailInputs.has(target);

/** An element that holds a file input as its last child, and shows what becomes of what is put into it. */
function uploader(
  tag: string,
  attributes: Attributes,
  { thumbnail, changes, studio }: Upload,
  buildContent: (choose: () => void) => HTMLElement,
): HTMLElement {
  let input = createInput();
  const content = buildContent(() => input.click());
  const element = ownedBy(tag)(tag, attributes, content, input);
  const slots = distributeSlots(element, changes);

  function createInput(): HTMLInputElement {
    const created = document.createElement('input');
    created.id = studio.options.markup === 'known' ? 'file-loader' : 'cover-file';
    created.type = 'file';
    created.setAttribute('hidden', 'true');
    created.accept = 'image/jpeg,image/png';
    created.className = `style-scope ${tag}`;
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
    thumbnailInputs.add(created);
    return created;
  }

  const image = element.querySelector('img');
  follow(element, changes, () => {
    const { picture, transferring, invalid } = thumbnail.state;
    element.toggleAttribute('is-ongoing-transfer', transferring);
    element.toggleAttribute('disabled', thumbnail.isDisabled);
    element.toggleAttribute('feature-disabled', thumbnail.isOff);
    content.toggleAttribute('invalid', invalid);
    content.toggleAttribute('active', picture !== null);
    content.querySelector('#select-button')?.toggleAttribute('disabled', thumbnail.isDisabled);
    show(content, '.select', picture === null);
    show(content, '.preview', picture !== null);
    show(content, '.uploading', transferring);
    if (image && image.getAttribute('src') !== (picture ?? '')) image.setAttribute('src', picture ?? '');
  });
  return element;
}

function show(root: Element, selector: string, shown: boolean): void {
  root.querySelector(selector)?.toggleAttribute('hidden', !shown);
}

interface TileParts {
  select: { label: string; icon: Child; press: (event: Event) => void };
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
