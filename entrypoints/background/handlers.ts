import type { ThumbnailRef } from '../../utils/domain/thumbnail-ref.ts';
import type { MessageName } from '../../utils/messaging/protocol.ts';
import type { Handlers } from '../../utils/messaging/server.ts';
import type { Services } from './services.ts';

/** Everything but what the panel and the content script say to each other. */
export type BackgroundMessageName = Exclude<MessageName, `studio.${string}`>;

/** Which service answers which message. */
export function createHandlers(
  {
    account,
    onboarding,
    credentials,
    waysToSignIn,
    sessions,
    people,
    photos,
    brand,
    pictures,
    edits,
    generation,
    history,
    keys,
    portraits,
    drafts,
    stills,
    selectors,
    timeline,
  }: Services,
  openAccountPage: (thumbnail?: ThumbnailRef) => Promise<void>,
): Handlers<BackgroundMessageName> {
  return {
    'account.status': () => account.status(),
    'account.known': () => account.known(),
    'account.signUp': (input) => account.signUp(input),
    'account.confirm': (input) => account.confirm(input),
    'account.resendCode': (input) => account.resendCode(input),
    'account.signIn': (input) => account.signIn(input),
    'account.requestSignInCode': (input) => account.requestSignInCode(input),
    'account.signInWithCode': (input) => account.signInWithCode(input),
    'account.waysToSignIn': () => waysToSignIn.read(),
    'account.signInWithGoogle': (input) => account.signInWithGoogle(input),
    'account.cancelGoogle': () => account.cancelGoogle(),
    'account.requestPasswordReset': (input) => account.requestPasswordReset(input),
    'account.resetPassword': (input) => account.resetPassword(input),
    'account.changeName': (input) => account.changeName(input),
    'account.changePassword': (input) => credentials.changePassword(input),
    'account.emailChange': () => credentials.emailChange(),
    'account.changeEmail': (input) => credentials.changeEmail(input),
    'account.confirmEmailChange': (input) => credentials.confirmEmailChange(input),
    'account.dropEmailChange': () => credentials.dropEmailChange(),
    'account.sessions': () => sessions.list(),
    'account.endSession': (input) => sessions.end(input),
    'account.signOut': () => account.signOut(),
    'account.signOutEverywhere': () => account.signOutEverywhere(),
    'account.openPage': async (input) => {
      await openAccountPage(input?.thumbnail);
      return null;
    },

    'onboarding.read': () => onboarding.read(),
    'onboarding.skip': () => onboarding.skip(),
    'onboarding.openStudio': () => onboarding.openStudio(),

    'people.list': () => people.list(),
    'people.known': () => people.known(),
    'people.consent': (input) => people.consent(input),
    'people.giveConsent': (input) => people.giveConsent(input),
    'people.add': (input) => people.add(input),
    'people.rename': (input) => people.rename(input),
    'people.withdraw': (input) => people.withdraw(input),
    'people.remove': (input) => people.remove(input),

    'photos.list': () => photos.list(),
    'photos.known': () => photos.known(),
    'photos.add': (input) => photos.add(input),
    'photos.retry': (input) => photos.retry(input),
    'photos.rename': (input) => photos.rename(input),
    'photos.move': (input) => photos.move(input),
    'photos.delete': (input) => photos.delete(input).finally(() => history.forgetPictures()),
    'photos.cutout': (input) => photos.cutout(input),
    'photos.original': (input) => photos.original(input),
    'photos.mend': (input) => photos.mend(input).finally(() => history.forgetPictures()),
    'photos.replace': (input) => photos.replace(input).finally(() => history.forgetPictures()),
    'photos.place': () => photos.place(),
    'photos.keepIn': (input) => photos.keepIn(input),
    'photos.forgetNotice': () => photos.forgetNotice(),

    'brand.read': () => brand.read(),
    'brand.save': (input) => brand.save(input).finally(() => history.forgetPictures()),
    'brand.delete': () => brand.delete().finally(() => history.forgetPictures()),

    'styles.list': () => generation.styles(),
    'generation.start': (input) => generation.start(input),
    'generation.forEditor': (input) => generation.forEditor(input),
    'generation.read': (input) => generation.read(input),
    'generation.cancel': (input) => generation.cancel(input),
    'generation.applied': (input) => generation.applied(input),

    'repaint.start': (input) => generation.startRepaint(input),
    'repaint.latest': (input) => generation.latestRepaint(input),
    'repaint.discard': (input) => generation.discardRepaint(input),

    'history.page': (input) => history.page(input),
    'history.latest': () => history.latest(),
    'history.refresh': () => history.refresh(),
    'history.favourite': (input) => history.favourite(input),
    'history.duplicate': (input) => history.duplicate(input),
    'history.delete': (input) => history.delete(input),
    'history.restore': (input) => history.restore(input),
    'history.deleteAll': () => history.deleteAll(),
    'history.keepPicture': (input) => history.keepPicture(input),

    'thumbnail.revise': (input) => generation.revise(input),
    'edits.read': (input) => edits.read(input),
    'edits.write': (input) => edits.write(input),

    'drafts.read': (input) => drafts.read(input),
    'drafts.write': (input) => drafts.write(input),

    'timeline.note': (input) => timeline.note(input),
    'timeline.read': (input) => timeline.read(input),
    'timeline.picture': (input) => timeline.picture(input),

    'pictures.keep': (input) => pictures.keep(input),
    'pictures.read': (input) => pictures.read(input),

    'keys.list': () => keys.list(),
    'keys.keep': (input) => keys.keep(input),

    'portraits.consents': () => portraits.consents(),
    'portraits.giveConsent': (input) => portraits.giveConsent(input),
    'portraits.withdrawConsent': (input) => portraits.withdrawConsent(input),

    'stills.fromVideo': () => stills.read(),
    'stills.setFromVideo': (input) => stills.set(input),

    'selectors.read': () => selectors.read(),
    'selectors.mending': () => selectors.mending.read(),
    'selectors.setMending': (input) => selectors.mending.set(input),
  };
}
