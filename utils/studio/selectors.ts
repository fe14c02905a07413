/**
 * Every part of YouTube Studio's page that Klikk looks for, as data. Candidates stand newest first, and the first that
 * matches is taken. They name elements and ids, never words: words differ by language. `seen` is the month in which a page
 * was last known to have it.
 */
export interface Selector {
  id: string;
  candidates: readonly SelectorCandidate[];
}

export interface SelectorCandidate {
  css: string;
  /** As `YYYY-MM`. */
  seen: string;
  note: string;
}

export const SELECTORS = [
  {
    id: 'editor',
    candidates: [
      {
        css: 'ytcp-video-metadata-editor',
        seen: '2026-09',
        note: 'the form of a video, on its page and in the dialog',
      },
    ],
  },
  {
    id: 'upload-dialog',
    candidates: [{ css: 'ytcp-uploads-dialog', seen: '2026-09', note: 'a host without a box of its own' }],
  },
  {
    id: 'dialog-box',
    candidates: [
      { css: 'tp-yt-paper-dialog', seen: '2026-09', note: 'what a dialog shows; laid out while it is open' },
    ],
  },
  {
    id: 'thumbnail-section',
    candidates: [
      { css: 'ytcp-video-thumbnail-editor', seen: '2026-09', note: 'heading, help and the row of tiles' },
      { css: 'ytcp-video-custom-still-editor', seen: '2026-09', note: 'the first tile alone' },
    ],
  },
  {
    id: 'uploader',
    candidates: [
      { css: 'ytcp-video-custom-still-editor ytcp-thumbnail-uploader', seen: '2026-09', note: 'not the A/B dialog’s' },
    ],
  },
  {
    id: 'thumbnail-input',
    candidates: [
      { css: 'input#file-loader[type="file"]', seen: '2026-09', note: 'last child of the uploader, hidden' },
      { css: 'input[type="file"]', seen: '2026-09', note: 'within the uploader there is no other' },
    ],
  },
  {
    id: 'tile',
    candidates: [{ css: 'ytcp-thumbnail-editor', seen: '2026-09', note: 'has [invalid] once refused' }],
  },
  {
    id: 'preview',
    candidates: [
      { css: '.preview img#img-with-fallback', seen: '2026-09', note: 'its box is hidden while there is no picture' },
      { css: '.preview img', seen: '2026-09', note: '' },
    ],
  },
  {
    id: 'transfer',
    candidates: [{ css: '.preview .uploading', seen: '2026-03', note: 'lies over the picture during its transfer' }],
  },
  {
    id: 'error-tip',
    candidates: [
      { css: 'ytcp-video-custom-still-editor ytcp-form-error-tip #message', seen: '2026-03', note: 'below the tile' },
      { css: '.error-tip-container', seen: '2026-03', note: 'above the tiles' },
    ],
  },
  {
    id: 'note',
    candidates: [{ css: '.infobox', seen: '2026-03', note: 'why there is no uploader, or a disabled one' }],
  },
  {
    id: 'toast',
    candidates: [
      { css: 'ytcp-toast-manager tp-yt-paper-toast #label', seen: '2026-03', note: 'hidden while nothing is said' },
    ],
  },
  {
    id: 'menu',
    candidates: [{ css: 'ytcp-text-menu', seen: '2026-08', note: 'holds a dialog box as dialogs do' }],
  },
  {
    id: 'upload-running',
    candidates: [
      { css: 'ytcp-video-upload-progress[uploading]', seen: '2026-09', note: 'the video itself is on its way' },
    ],
  },
  {
    id: 'upload-error',
    candidates: [{ css: '[has-error] .error-short', seen: '2026-03', note: 'why the upload failed' }],
  },
  {
    id: 'title',
    candidates: [
      { css: 'ytcp-video-title #textbox', seen: '2026-09', note: 'contenteditable; the id repeats on the page' },
      { css: '#title-textarea #textbox', seen: '2026-09', note: '' },
    ],
  },
  {
    id: 'description',
    candidates: [
      { css: 'ytcp-video-description #textbox', seen: '2026-09', note: 'contenteditable' },
      { css: '#description-textarea #textbox', seen: '2026-09', note: '' },
    ],
  },
  {
    id: 'video-link',
    candidates: [
      { css: 'ytcp-video-info a[href*="youtu.be/"]', seen: '2026-09', note: 'appears seconds after the upload began' },
    ],
  },
] as const satisfies readonly Selector[];

export type SelectorId = (typeof SELECTORS)[number]['id'];

/**
 * Hosts whose file inputs take something else: the video, captions, pictures of playlists and channels, an A/B test's
 * slots. Several name their input like the thumbnail's.
 */
export const FOREIGN_INPUT_HOSTS =
  /^(ytcp-(uploads-file-picker|playlist-.+|.+-artwork-editor|banner-upload|profile-image-upload|creator-experiment-.+|thumbnails-experiment-.+)|klikk-panel)$/;

/** File inputs that take something else, wherever they stand. */
export const FOREIGN_INPUTS = '[name="Filedata"], #captions-file-loader, [multiple]';
