import type { MessageName } from './protocol.ts';

/**
 * Who can ask for something: one of the extension's own pages, its content script on YouTube Studio, or in Firefox its background, which
 * hands on what those two say to each other.
 */
export type SenderKind = 'account' | 'popup' | 'panel' | 'studio' | 'background';

/** What tells our own extension from others. In a browser: `browser.runtime.id` and `browser.runtime.getURL`. */
export interface ExtensionIdentity {
  id: string;
  pageUrl(page: string): string;
}

/** What the browser, not the sender, says about where a message comes from. */
export interface MessageSender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined } | undefined;
}

const STUDIO_ORIGIN = 'https://studio.youtube.com';

/** For every message, who may send it. Whoever is not named is refused. */
export const SENDER_POLICY: Record<MessageName, readonly SenderKind[]> = {
  'account.status': ['account', 'popup', 'panel'],
  'account.known': ['account', 'popup'],
  'account.signUp': ['account', 'popup'],
  'account.confirm': ['account', 'popup'],
  'account.resendCode': ['account', 'popup'],
  'account.signIn': ['account', 'popup'],
  'account.requestSignInCode': ['account', 'popup'],
  'account.signInWithCode': ['account', 'popup'],
  'account.waysToSignIn': ['account', 'popup'],
  'account.signInWithGoogle': ['account', 'popup'],
  'account.cancelGoogle': ['account', 'popup'],
  'account.requestPasswordReset': ['account', 'popup'],
  'account.resetPassword': ['account', 'popup'],
  'account.changeName': ['account'],
  'account.changePassword': ['account'],
  'account.emailChange': ['account'],
  'account.changeEmail': ['account'],
  'account.confirmEmailChange': ['account'],
  'account.dropEmailChange': ['account'],
  'account.sessions': ['account'],
  'account.endSession': ['account'],
  'account.signOut': ['account', 'popup'],
  'account.signOutEverywhere': ['account'],
  'account.openPage': ['popup', 'panel'],

  'onboarding.read': ['account', 'popup'],
  'onboarding.skip': ['account', 'popup'],
  'onboarding.openStudio': ['account', 'popup'],

  'people.list': ['account', 'popup', 'panel'],
  'people.known': ['account', 'popup', 'panel'],
  'people.consent': ['account', 'panel'],
  'people.giveConsent': ['account', 'panel'],
  'people.add': ['account'],
  'people.rename': ['account'],
  'people.withdraw': ['account', 'popup'],
  'people.remove': ['account'],

  'photos.list': ['account', 'popup', 'panel'],
  'photos.known': ['account', 'popup'],
  'photos.add': ['account', 'panel'],
  'photos.retry': ['account', 'popup'],
  'photos.rename': ['account', 'popup'],
  'photos.move': ['account'],
  'photos.delete': ['account', 'popup'],
  'photos.cutout': ['account', 'popup', 'panel'],
  'photos.original': ['account', 'panel'],
  'photos.mend': ['account', 'panel'],
  'photos.replace': ['account'],
  'photos.place': ['account', 'popup'],
  'photos.keepIn': ['account'],
  'photos.forgetNotice': ['account'],

  'brand.read': ['account', 'popup', 'panel'],
  'brand.save': ['account'],
  'brand.delete': ['account'],

  'keys.list': ['account'],
  'keys.keep': ['account'],

  'portraits.consents': ['account', 'popup', 'panel'],
  'portraits.giveConsent': ['panel'],
  'portraits.withdrawConsent': ['account', 'popup'],

  'history.page': ['account'],
  'history.latest': ['popup'],
  'history.refresh': ['account'],
  'history.favourite': ['account'],
  'history.duplicate': ['account'],
  'history.delete': ['account'],
  'history.restore': ['account'],
  'history.deleteAll': ['account'],
  'history.keepPicture': ['account', 'popup'],

  'edits.read': ['account', 'panel'],
  'edits.write': ['account', 'panel'],

  'drafts.read': ['panel'],
  'drafts.write': ['panel'],

  'timeline.note': ['studio'],
  'timeline.read': ['panel'],
  'timeline.picture': ['panel'],

  'pictures.keep': ['panel'],
  'pictures.read': ['account', 'popup', 'panel'],

  'styles.list': ['account', 'panel'],
  'generation.start': ['panel'],
  'generation.forEditor': ['panel'],
  'generation.read': ['account'],
  'generation.cancel': ['account', 'panel'],
  'generation.applied': ['panel'],

  'repaint.start': ['account', 'panel'],
  'repaint.latest': ['account', 'panel'],
  'repaint.discard': ['account', 'panel'],

  'thumbnail.revise': ['account', 'panel'],

  'stills.fromVideo': ['panel', 'studio'],
  'stills.setFromVideo': ['panel'],

  'selectors.read': ['studio'],
  'selectors.mending': ['account', 'popup'],
  'selectors.setMending': ['account', 'popup'],

  'studio.context': ['panel', 'background'],
  'studio.apply': ['panel', 'background'],
  'studio.applyStatus': ['panel', 'background'],
  'studio.restore': ['panel', 'background'],
  'studio.resize': ['panel', 'background'],
  'studio.diagnose': ['panel', 'background'],
  'studio.stills': ['panel', 'background'],
  'studio.handOverVideo': ['panel', 'background'],
  'studio.changed': ['studio', 'background'],
};

/** Whether the policy lets this sender send that message. */
export function maySend(name: MessageName, sender: MessageSender, extension: ExtensionIdentity): boolean {
  const kind = identifySender(sender, extension);
  return kind !== null && SENDER_POLICY[name].includes(kind);
}

/** Which of our own contexts a message comes from, or null where it is none of them or cannot be told. */
export function identifySender(sender: MessageSender, extension: ExtensionIdentity): SenderKind | null {
  const page = PAGES.find((one) => isPage(one, sender, extension));
  return page ?? (isStudio(sender, extension) ? 'studio' : null);
}

const PAGES = ['account', 'popup', 'panel', 'background'] as const;
type PageKind = (typeof PAGES)[number];

/** Firefox makes a page for the background's script. */
const fileOf = (page: PageKind) => (page === 'background' ? '_generated_background_page.html' : `${page}.html`);

/** Whether a message comes from that page of ours. */
export function isPage(page: PageKind, sender: MessageSender, extension: ExtensionIdentity): boolean {
  const url = readAddress(sender, extension);
  return url !== null && originOf(url) + url.pathname === extension.pageUrl(fileOf(page));
}

/** The content script runs in the top frame of a tab that shows YouTube Studio, nowhere else. */
function isStudio(sender: MessageSender, extension: ExtensionIdentity): boolean {
  const url = readAddress(sender, extension);
  return url?.origin === STUDIO_ORIGIN && sender.tab !== undefined && sender.frameId === 0;
}

/** Null where the sender is not of this extension, or nobody can tell. */
function readAddress(sender: MessageSender, extension: ExtensionIdentity): URL | null {
  if (!sender.id || sender.id !== extension.id || !sender.url || !URL.canParse(sender.url)) return null;
  const url = new URL(sender.url);
  // Chromium names the origin too, Firefox does not; where it is named, the two must agree.
  return sender.origin === undefined || sender.origin === originOf(url) ? url : null;
}

/** `URL.origin` is the word "null" for an extension's addresses in some browsers, so it is put together here. */
const originOf = (url: URL) => `${url.protocol}//${url.host}`;
