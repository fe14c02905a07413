import { wait } from './clock.ts';
import { editPage } from './edit-page.ts';
import { ICONS, icon, ownedBy } from './element.ts';
import { ExperimentDialog } from './experiment-dialog.ts';
import { openLiveDialog } from './live-dialog.ts';
import { analyticsPage, contentPage, dashboardPage, INVENTED_VIDEOS } from './other-pages.ts';
import { openMenu, openMessage, openQuestion, toastManager } from './overlays.ts';
import { rebuildOnChange } from './polymer.ts';
import type { Studio } from './studio.ts';
import type { PracticeOptions } from './switches.ts';
import { UploadDialog } from './upload-dialog.ts';
import { Video } from './video.ts';
import { type Words, wordsOf } from './words.ts';

const CHANNEL = 'UCpracticePracticePract1';
const CONTENT = `/channel/${CHANNEL}/videos/upload`;

/** The whole page: shell, router, dialogs. */
export class PracticeStudio implements Studio {
  readonly options: PracticeOptions;
  readonly words: Words;
  readonly dialogs: UploadDialog[] = [];
  /** The A/B test that was put together last. */
  experiment: ExperimentDialog | null = null;
  readonly #toasts = toastManager();
  readonly #pages = ownedBy('ytcp-entity-page')('div.all-pages');
  readonly #shell = new EventTarget();
  /** Videos whose edit page was opened; Studio forgets what was not saved once its page is left. */
  #edited: Video | null = null;
  #broadcast: Video | null = null;
  /** Studio keeps drafts, whatever becomes of their dialogs. */
  readonly #drafts = new Map<string, Video>();
  #visit = 0;

  constructor(options: PracticeOptions) {
    this.options = options;
    this.words = wordsOf(options.language);
  }

  async start(): Promise<void> {
    this.#buildShell();
    addEventListener('popstate', () => void this.#mountPage());
    await this.#mountPage();
    if (new URLSearchParams(location.search).get('d') === 'ud' || this.options.open === 'picker')
      this.openUploadDialog();
    if (this.options.open === 'upload') await this.openUploadDialog().chooseVideo();
    if (this.options.open === 'draft') this.openDraft(INVENTED_VIDEOS[0].id);
    if (this.options.open === 'live') this.openLive();
  }

  /** The video of the open dialog, else that of the edit page. */
  get video(): Video | null {
    return this.#broadcast ?? this.dialogs.find((dialog) => dialog.isOpen)?.video ?? this.#edited;
  }

  get videos(): Video[] {
    const others = [this.#broadcast, this.#edited].filter((video) => video !== null);
    return [...this.dialogs.map((dialog) => dialog.video), ...others];
  }

  toast(text: string): void {
    this.#toasts.show(text);
  }

  ask(kind: 'verification' | 'test'): Promise<void> {
    return openQuestion(kind, this.words);
  }

  tell(title: string, text: string): void {
    openMessage(title, text);
  }

  reportUploadError(): void {
    this.#openDialog?.reportError();
  }

  closeDialog(): void {
    document.querySelector('ytls-broadcast-edit-dialog')?.remove();
    this.#openDialog?.close();
  }

  get #openDialog(): UploadDialog | undefined {
    return this.dialogs.findLast((dialog) => dialog.isOpen);
  }

  openExperimentDialog({ isTrusted }: Event): void {
    if (isTrusted) this.experiment = new ExperimentDialog(this, this);
  }

  openOptionsMenu(change: () => void): void {
    openMenu([{ label: this.words.change, testId: 'CHANGE', press: change }]);
  }

  openUploadDialog(): UploadDialog {
    return this.#addDialog(new Video(this.options, this, 'new'));
  }

  /** As `Edit draft` in the list of videos does. */
  openDraft(id: string): void {
    const video = this.#drafts.get(id) ?? new Video(this.options, this, { id });
    this.#drafts.set(id, video);
    history.replaceState(null, '', withDraft(id));
    this.#addDialog(video).openDraft();
  }

  openLive(): void {
    this.#broadcast = new Video(this.options, this, { id: INVENTED_VIDEOS[1].id });
    openLiveDialog(this.#broadcast, this);
  }

  #addDialog(video: Video): UploadDialog {
    const dialog = new UploadDialog(this, video);
    this.dialogs.push(dialog);
    return dialog;
  }

  navigate(path: string): void {
    history.pushState(null, '', path + location.search);
    void this.#mountPage();
  }

  setTheme(theme: 'light' | 'dark'): void {
    document.documentElement.toggleAttribute('dark', theme === 'dark');
    this.#shell.dispatchEvent(new Event('change'));
  }

  /** The old page stays in the document, unselected; the new one appears a moment later. */
  async #mountPage(): Promise<void> {
    const visit = ++this.#visit;
    for (const page of this.#pages.querySelectorAll('.page.selected')) page.classList.remove('selected');
    this.#edited = null;
    this.#shell.dispatchEvent(new Event('change'));
    await wait(this.options.delay);
    if (visit !== this.#visit) return;
    const { title, content } = this.#createPage();
    document.title = `${title} - YouTube Studio`;
    this.#pages.append(ownedBy('ytcp-entity-page')('ytcp-animatable.page.selected', {}, content));
  }

  #createPage(): { title: string; content: HTMLElement } {
    const [, first, id, page] = location.pathname.split('/');
    if (first === 'video' && id && page === 'edit') {
      const known = INVENTED_VIDEOS.find((video) => video.id === id);
      const named = new URLSearchParams(location.search).has('title');
      const options = known && !named ? { ...this.options, title: known.title } : this.options;
      this.#edited = new Video(options, this, { id });
      return { title: this.words.details, content: editPage(this.#edited, this) };
    }
    if (first === 'video') return { title: 'Video analytics', content: analyticsPage() };
    if (first === 'channel') return { title: 'Channel content', content: contentPage(this) };
    return { title: 'Channel dashboard', content: dashboardPage(this) };
  }

  #buildShell(): void {
    const own = ownedBy('ytcp-entity-page');
    document.body.id = 'html-body';
    document.body.setAttribute('rounded-container', '');
    const header = ownedBy('ytcp-app')('ytcp-header');
    rebuildOnChange(header, () => [this.#header()], this.#shell);
    const drawer = own('ytcp-navigation-drawer');
    rebuildOnChange(drawer, () => this.#navigation(), this.#shell);
    document.body.append(
      ownedBy('html')(
        'ytcp-app',
        {},
        header,
        ownedBy('ytcp-app')(
          'ytcp-entity-page#entity-page.loaded',
          {},
          own(
            'div#main-container',
            {},
            own('div.nav-and-main-content', {}, drawer, own('main#main', { 'studio-theme': 'DEFAULT' }, this.#pages)),
          ),
        ),
      ),
      this.#toasts.element,
    );
  }

  #header(): HTMLElement {
    const own = ownedBy('ytcp-header');
    const isDark = document.documentElement.hasAttribute('dark');
    return own(
      'div.ytcpAppHeaderHost',
      {},
      own('div.logo', {}, icon(ICONS.menu), own('span.mark'), own('span.word', {}, 'Studio')),
      own('div.search', {}, 'Search across your channel'),
      own(
        'button.theme-toggle.text',
        { type: 'button', click: () => this.setTheme(isDark ? 'light' : 'dark') },
        isDark ? 'Light theme' : 'Dark theme',
      ),
      own(
        'ytcp-button#create-icon',
        {},
        own(
          'button.tonal',
          { type: 'button', 'aria-label': 'Create', click: () => void this.openUploadDialog() },
          icon(ICONS.create),
          'Create',
        ),
      ),
      own('div.avatar', {}, 'A'),
    );
  }

  #navigation(): HTMLElement[] {
    const own = ownedBy('ytcp-navigation-drawer');
    const [, first, id, page] = location.pathname.split('/');
    const link = (path: string, text: string, drawing: keyof typeof ICONS, isActive: boolean) =>
      own(
        'a.menu-item',
        {
          href: path,
          active: isActive,
          click: (event) => {
            event.preventDefault();
            this.navigate(path);
          },
        },
        icon(ICONS[drawing]),
        own('span', {}, text),
      );
    if (first === 'video') {
      return [
        own('div.entity-label', {}, own('div.entity-still'), own('div.entity-title', {}, 'Your video')),
        link(CONTENT, 'Channel content', 'content', false),
        link(`/video/${id}/edit`, 'Details', 'details', page === 'edit'),
        link(`/video/${id}/analytics`, 'Analytics', 'analytics', page === 'analytics'),
      ];
    }
    return [
      own('div.entity-label', {}, own('div.entity-avatar', {}, 'A'), own('div.entity-title', {}, 'Ada Makes Things')),
      link('/', 'Dashboard', 'dashboard', !first),
      link(CONTENT, 'Content', 'content', first === 'channel'),
    ];
  }
}

function withDraft(id: string): string {
  const search = new URLSearchParams(location.search);
  search.set('udvid', id);
  return `${location.pathname}?${search}`;
}
