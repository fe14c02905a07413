import { ICONS, icon, ownedBy } from './element.ts';
import { distributeSlots, follow } from './polymer.ts';
import type { Studio } from './studio.ts';
import { type Generation, thumbnailBlock } from './thumbnail-section.ts';
import type { Video } from './video.ts';

const LIMITS = { title: 100, description: 5000 };

/** `ytcp-video-metadata-editor`: the form of a video, on its edit page and in the upload dialog's Details step. */
export function metadataEditor(video: Video, studio: Studio, generation = studio.options.generation): HTMLElement {
  const own = ownedBy('ytcp-video-metadata-editor');
  return own(
    'ytcp-video-metadata-editor#video-metadata-editor',
    {},
    own('div.left-col', {}, basics(video, studio, generation)),
    own('div.right-col', {}, videoInfo(video, studio)),
  );
}

function basics(video: Video, studio: Studio, generation: Generation): HTMLElement {
  const own = ownedBy('ytcp-video-metadata-editor-basics');
  return own(
    'ytcp-video-metadata-editor-basics',
    {},
    own('div#title-container.input-container', {}, titleField(video, studio)),
    own('div#description-container.input-container', {}, descriptionField(video, studio)),
    // Before and after: neither the first input of the form nor its last is the thumbnail's.
    otherInputs(),
    thumbnailBlock(video, studio, generation),
    own(
      'div.input-container',
      {},
      own('div.section-label', {}, 'Playlists'),
      own('div.section-help', {}, 'Add your video to one or more playlists to organise your content for viewers.'),
      own('div.dropdown', {}, 'Select'),
    ),
    own(
      'div.input-container',
      {},
      own('div.section-label', {}, 'Audience'),
      own('div.section-help', {}, 'Regardless of where you live, you have to say whether your video is made for kids.'),
      otherInputs(),
    ),
    ...showMore(studio),
  );
}

/** `ytcp-video-metadata-editor-advanced`, which is not there until somebody asks for it, and the button that does. */
function showMore({ options }: Studio): HTMLElement[] {
  const own = ownedBy('ytcp-video-metadata-editor-basics');
  const button = own('button', { type: 'button', 'aria-label': 'Show advanced settings' }, 'Show more');
  const toggle = own('ytcp-button#toggle-button', {}, button);
  button.addEventListener('click', () => toggle.after(advanced(options.tags.split(',').map((tag) => tag.trim()))), {
    once: true,
  });
  return [toggle];
}

function advanced(tags: string[]): HTMLElement {
  const own = ownedBy('ytcp-video-metadata-editor-advanced');
  return own(
    'ytcp-video-metadata-editor-advanced',
    {},
    own(
      'ytcp-form-input-container#tags-container',
      {},
      own('div.section-label', {}, 'Tags'),
      own(
        'ytcp-free-text-chip-bar',
        {},
        own('ytcp-chip-bar#chip-bar', {}, ...tags.map((tag) => own('ytcp-chip', {}, own('div#chip-text', {}, tag)))),
      ),
    ),
  );
}

/** Inputs that a careless script would take for the thumbnail's: same ids, same types, in the same form. */
function otherInputs(): HTMLElement {
  const own = ownedBy('ytcp-video-artwork-editor');
  const input = (id: string, accept: string) => own(`input#${id}`, { type: 'file', hidden: true, accept });
  return own(
    'div.other-inputs',
    { hidden: true },
    own('ytcp-video-artwork-editor', {}, input('file-loader', 'image/jpeg,image/png')),
    own('ytcp-playlist-thumbnail-editor', {}, input('file-loader', 'image/jpeg,image/png')),
    own('ytcp-banner-upload', {}, input('file-selector', 'image/*')),
    input('captions-file-loader', '.srt,.vtt'),
  );
}

function titleField(video: Video, { words }: Studio): HTMLElement {
  const own = ownedBy('ytcp-video-title');
  return own(
    'ytcp-video-title#title-wrapper',
    {},
    textField({
      id: 'title-textarea',
      label: words.title,
      hint: words.titleHint,
      limit: LIMITS.title,
      required: true,
      video,
      read: () => video.title,
      write: (text) => {
        video.title = text;
      },
    }),
  );
}

function descriptionField(video: Video, { words }: Studio): HTMLElement {
  const own = ownedBy('ytcp-video-description');
  return own(
    'ytcp-video-description#description-wrapper',
    {},
    textField({
      id: 'description-textarea',
      label: words.description,
      hint: words.descriptionHint,
      limit: LIMITS.description,
      required: false,
      video,
      read: () => video.description,
      write: (text) => {
        video.description = text;
      },
    }),
  );
}

interface TextField {
  id: string;
  label: string;
  hint: string;
  limit: number;
  required: boolean;
  video: Video;
  read: () => string;
  write: (text: string) => void;
}

/** `ytcp-social-suggestions-textbox`: an editable `div`, whose id is `textbox` in every field alike. */
function textField({ id, label, hint, limit, required, video, read, write }: TextField): HTMLElement {
  const own = ownedBy('ytcp-social-suggestions-textbox');
  const textbox = own('div#textbox', {
    contenteditable: true,
    role: 'textbox',
    'aria-label': hint,
    'aria-required': required ? 'true' : false,
    spellcheck: 'false',
    input: () => {
      // biome-ignore lint/performance/useDomNodeTextContent: a typed line break is an element, which textContent leaves out
      write(textbox.innerText);
      video.touch();
    },
  });
  textbox.setAttribute('contenteditable', 'true');
  const counter = own('div.char-counter');
  const container = own(
    'ytcp-form-input-container#container',
    {},
    own('div#outer', {}, own('div#label.label', {}, label), own('div#child-input', {}, textbox)),
    counter,
  );
  distributeSlots(container, video);
  const field = own(`ytcp-social-suggestions-textbox#${id}`, {}, container);
  follow(field, video, () => {
    if (document.activeElement !== textbox && textbox.textContent !== read()) textbox.textContent = read();
    counter.textContent = `${read().length}/${limit}`;
  });
  return field;
}

/** `ytcp-video-info`: the player and the link, beside the form. */
function videoInfo(video: Video, studio: Studio): HTMLElement {
  const own = ownedBy('ytcp-video-info');
  const link = own('a', { target: '_blank' });
  const fileName = `${studio.options.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.mp4`;
  const info = own(
    'ytcp-video-info',
    {},
    own('div.player', {}, icon(ICONS.content)),
    own(
      'div.video-facts',
      {},
      own('div.fact-label', {}, 'Video link'),
      own('span.video-url-fadeable', {}, link),
      own('div.fact-label', {}, 'Filename'),
      own('div.fact', {}, fileName),
    ),
  );
  follow(info, video, () => {
    info.toggleAttribute('show-video-url', video.id !== null);
    link.textContent = video.id === null ? 'Creating link…' : video.link;
    if (video.id !== null) link.setAttribute('href', video.link);
  });
  return info;
}
