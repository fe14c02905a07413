/** What an element is given besides its tag, id and classes. `true` sets an empty attribute, `false` leaves it out. */
export type Attributes = Record<string, string | number | boolean | ((event: Event) => void)>;
export type Child = Node | string | null;

/** Names that Studio has never had: a page of another generation than any that is known. */
const OTHER_NAMES = {
  'renamed-uploader': {
    'ytcp-thumbnail-uploader': 'ytcp-cover-picker',
    'ytcp-thumbnails-compact-editor-uploader-old': 'ytcp-cover-picker',
  },
  'renamed-section': {
    'ytcp-video-thumbnail-editor': 'ytcp-cover-section',
    'ytcp-thumbnails-compact-editor': 'ytcp-cover-section',
    'ytcp-video-custom-still-editor': 'ytcp-own-cover',
    'ytcp-thumbnail-uploader': 'ytcp-cover-picker',
    'ytcp-thumbnails-compact-editor-uploader-old': 'ytcp-cover-picker',
    'ytcp-thumbnail-editor': 'ytcp-cover-tile',
  },
  'renamed-all': {
    'ytcp-video-metadata-editor': 'ytcp-details-form',
    'ytcp-video-metadata-editor-basics': 'ytcp-details-basics',
    'ytcp-video-title': 'ytcp-name-field',
    'ytcp-video-description': 'ytcp-text-field',
    'ytcp-social-suggestions-textbox': 'ytcp-rich-textbox',
    'ytcp-video-thumbnail-editor': 'ytcp-cover-section',
    'ytcp-thumbnails-compact-editor': 'ytcp-cover-section',
    'ytcp-video-custom-still-editor': 'ytcp-own-cover',
    'ytcp-thumbnail-uploader': 'ytcp-cover-picker',
    'ytcp-thumbnails-compact-editor-uploader-old': 'ytcp-cover-picker',
    'ytcp-thumbnail-editor': 'ytcp-cover-tile',
  },
} as const;

const renames = new Map<string, string>();

/** From now on elements are built under other names. */
export function renameElements(markup: keyof typeof OTHER_NAMES): void {
  for (const [known, other] of Object.entries(OTHER_NAMES[markup])) renames.set(known, other);
}

/**
 * Builds elements as Studio's page shows them: light DOM, each with the class `style-scope` and the tag of the component
 * that owns it. Nothing is parsed from text: the page enforces Trusted Types.
 *
 * A name is written `tag#id.class.class`; an attribute whose value is a function is a listener.
 */
export function ownedBy(owner: string) {
  return (name: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement => {
    const [head = '', ...classes] = name.split('.');
    const [tag = 'div', id] = head.split('#');
    const element = document.createElement(renames.get(tag) ?? tag);
    if (id) element.id = id;
    element.classList.add(...classes, 'style-scope', renames.get(owner) ?? owner);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === 'function') element.addEventListener(key, value);
      else if (value !== false) element.setAttribute(key, value === true ? '' : String(value));
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  };
}

/** A drawing of one path on a 24 × 24 grid. */
export function icon(path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

export const ICONS = {
  upload: 'M5 20h14v-2H5v2Zm6-4h2V8.8l3.6 3.6L18 11l-6-6-6 6 1.4 1.4L11 8.8V16Z',
  sparkle: 'M12 3l2 6.9L21 12l-7 2.1L12 21l-2-6.9L3 12l7-2.1L12 3Z',
  compare: 'M10 3v18H4V3h6Zm-2 2H6v14h2V5Zm12-2v18h-8V3h8Z',
  more: 'M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm0 6a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm0 6a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  close: 'm6.4 5 5.6 5.6L17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4 6.4 5Z',
  dashboard: 'M4 4h7v9H4V4Zm9 0h7v5h-7V4Zm0 7h7v9h-7v-9ZM4 15h7v5H4v-5Z',
  content: 'M4 5h16v14H4V5Zm6 3v8l6-4-6-4Z',
  analytics: 'M5 20V10h3v10H5Zm5.5 0V4h3v16h-3ZM16 20v-7h3v7h-3Z',
  details: 'M4 20h4L19 9l-4-4L4 16v4Zm12-16 4 4 1.4-1.4a1 1 0 0 0 0-1.4l-2.6-2.6a1 1 0 0 0-1.4 0L16 4Z',
  captions: 'M3 5h18v14H3V5Zm3 4v6h5v-2H8v-2h3V9H6Zm7 0v6h5v-2h-3v-2h3V9h-5Z',
  create: 'M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6V5Z',
  menu: 'M4 6h16v2H4V6Zm0 5h16v2H4v-2Zm0 5h16v2H4v-2Z',
  copy: 'M8 3h11v14H8V3Zm2 2v10h7V5h-7ZM4 7h2v12h9v2H4V7Z',
  info: 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm-1 8v7h2v-7h-2Zm0-4v2h2V6h-2Z',
} as const;
