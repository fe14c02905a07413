import { ownedBy } from './element.ts';
import { smallDialog } from './overlays.ts';
import { RestampedPart } from './polymer.ts';
import type { Studio } from './studio.ts';
import { type Announcer, ThumbnailSlot } from './thumbnail-slot.ts';
import { thumbnailUploader } from './thumbnail-uploader.ts';

const KINDS = ['Title only', 'Thumbnail only', 'Title and thumbnail'] as const;
type Kind = 0 | 1 | 2;

/**
 * `ytcp-creator-experiment-create-dialog`: what an A/B test compares, three rows of it. Each row's picture has an input named like
 * the video's thumbnail. Closed, it drops them.
 */
export class ExperimentDialog {
  readonly slots: readonly ThumbnailSlot[];
  readonly #element: HTMLElement;
  readonly #changes = new EventTarget();
  #kind: Kind;

  constructor(studio: Studio, announcer: Announcer) {
    const { experiment } = studio.options;
    this.#kind = experiment === 'titles' ? 0 : 1;
    this.slots = [0, 1, 2].map((index) => {
      const isRefused = experiment === 'refuses-second' && index === 1;
      const uploader = isRefused ? 'refuse-dimensions' : experiment === 'silent' ? 'silent' : 'normal';
      return new ThumbnailSlot({ ...studio.options, uploader }, announcer, () => false);
    });
    if (experiment === 'filled') this.slots[0]?.start('https://i9.ytimg.com/vi/own/mqdefault.jpg');
    const own = ownedBy('ytcp-creator-experiment-create-dialog');
    const chips = KINDS.map((name, kind) =>
      own(
        `ytcp-chip#chip-${kind}`,
        {
          role: 'radio',
          tabindex: 0,
          'aria-checked': kind === this.#kind ? 'true' : 'false',
          click: () => this.#choose(kind as Kind),
        },
        name,
      ),
    );
    this.#element = smallDialog('ytcp-creator-experiment-create-dialog', {
      title: 'A/B Testing',
      content: [
        own('div.text', {}, 'Test and compare your thumbnails and titles'),
        own('ytcp-static-chip-bar', { role: 'radiogroup' }, ...chips),
        own('div.options', {}, ...this.slots.map((slot, index) => this.#row(slot, index + 1, studio))),
      ],
      buttons: [
        own('button#set-test-button.filled', { type: 'button', click: () => this.#element.remove() }, 'Set test'),
      ],
    });
    this.#changes.dispatchEvent(new Event('change'));
  }

  get isOpen(): boolean {
    return this.#element.isConnected;
  }

  #choose(kind: Kind): void {
    this.#kind = kind;
    for (const chip of this.#element.querySelectorAll('ytcp-chip')) {
      chip.setAttribute('aria-checked', String(chip.id === `chip-${kind}`));
    }
    this.#changes.dispatchEvent(new Event('change'));
  }

  #row(slot: ThumbnailSlot, number: number, studio: Studio): HTMLElement {
    const own = ownedBy('ytcp-creator-experiment-create-dialog');
    const title = new RestampedPart('ytcp-creator-experiment-create-dialog', () =>
      own(
        'div.ytcpCreatorExperimentCreateDialogTitleField',
        {},
        own('div#textbox', { contenteditable: 'true', role: 'textbox', 'aria-label': `Add title ${number}` }),
      ),
    );
    const picture = new RestampedPart('ytcp-creator-experiment-create-dialog', () => {
      const changes = new EventTarget();
      for (const type of ['change', 'render']) {
        slot.addEventListener(type, () => changes.dispatchEvent(new Event('change')));
      }
      const uploader = thumbnailUploader({ thumbnail: slot, changes, studio });
      uploader.classList.add('ytcpCreatorExperimentCreateDialogThumbnailUploader');
      return uploader;
    });
    const row = own(
      'div.ytcpCreatorExperimentCreateDialogExperimentOption',
      {},
      own('span', {}, `${number}${number < 3 ? ' (required)' : ''}`),
      title.marker,
      picture.marker,
    );
    this.#changes.addEventListener('change', () => {
      title.show(this.#kind !== 1);
      picture.show(this.#kind !== 0);
    });
    return row;
  }
}
