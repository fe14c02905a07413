import type { Signs } from './signs.ts';

/** For how long each thing has to hold before it is believed, in milliseconds. */
export const PATIENCE = {
  /** A new picture: Studio may show it a moment before it marks the transfer, or just before it refuses. */
  accepted: 500,
  /** An error below the tile. */
  refused: 300,
  /** A toast or a dialog, and nothing else: it may be about something else, and the picture still to come. */
  refusedAside: 1500,
  /** An error that was there before the file: Studio may be about to take it away. */
  staleError: 2500,
  /** A picture that is gone: a section being built anew shows none for a moment. */
  reverted: 1500,
  /** Save rests again after it was wanted, and Studio says something. */
  saved: 300,
  /** The same, and Studio says nothing: it may still be at it. */
  savedQuietly: 4000,
  /** No sign while the video is being uploaded: Studio ignores thumbnails until then. */
  ignored: 2000,
  /** No sign at all. */
  silent: 15_000,
} as const;

/** A dialog counts as an answer to the file only where it opens this soon after it. */
const DIALOG_MILLISECONDS = 3000;

export type Verdict =
  | { state: 'sending' }
  | { state: 'waiting'; for: 'video-upload' | 'image-transfer' }
  | { state: 'accepted' }
  | { state: 'refused'; reason: string | null; by: 'form' | 'toast' | 'dialog' | 'upload' }
  | { state: 'reverted'; reason: string | null }
  | { state: 'silent' };

/** What is known of a file since it was put into Studio's input. */
export interface Trial {
  verdict: Verdict;
  /** What Studio showed before the file. */
  before: Signs;
  fedAt: number;
  /** When Studio last showed any sign of it. */
  lastSignAt: number;
  /** Whether the video was being uploaded when the file was put in, so that it may have been ignored. */
  mayBeIgnored: boolean;
  /** What is being shown now that would decide, and since when; see {@link PATIENCE}. */
  evidence: { kind: Evidence; since: number } | null;
  /** Whether a dialog opened in answer to the file. Once it is answered, Studio may still go on with the file. */
  hasDialog: boolean;
  /** Set where the file has to be put in once more. */
  isAgain: boolean;
  /** What Save has shown since Studio took the picture. */
  saving: 'unknown' | 'needed' | 'saved';
  /** Since when Save rests again. */
  restsSince: number | null;
}

type Evidence = 'accepted' | 'refused' | 'refusedAside' | 'staleError' | 'reverted';

export function startTrial(before: Signs, now: number): Trial {
  return {
    verdict: { state: 'sending' },
    before,
    fedAt: now,
    lastSignAt: now,
    mayBeIgnored: before.isVideoUploading,
    evidence: null,
    hasDialog: false,
    isAgain: false,
    saving: 'unknown',
    restsSince: null,
  };
}

/**
 * What is to be said of a file, given what Studio shows now. It errs to one side: `accepted` only where the picture is new,
 * on the screen, and its transfer over.
 * @param now when `signs` were read, by the same clock as the trial's times
 */
export function judge(trial: Trial, signs: Signs, now: number): Trial {
  return followSave(judgePicture(trial, signs, now), signs, now);
}

function judgePicture(trial: Trial, signs: Signs, now: number): Trial {
  if (trial.verdict.state === 'reverted' || isFinalRefusal(trial)) return trial;
  const isAnswer = isDialogFresh(trial, signs) && now - trial.fedAt <= DIALOG_MILLISECONDS;
  const current = { ...trial, hasDialog: trial.hasDialog || isAnswer };
  if (signs.isTransferring) return judgeTransfer(current, now);
  const kind = weigh(current, signs);
  if (kind === null) return judgeSilence({ ...current, evidence: null }, signs, now);
  const since = trial.evidence?.kind === kind ? trial.evidence.since : now;
  const weighed = { ...current, evidence: { kind, since } };
  if (now - since < PATIENCE[kind]) return weighed;
  return { ...weighed, verdict: conclude(weighed, kind, signs) };
}

/** While the editor cannot be seen nothing is judged, and silence does not count. */
export function pause(trial: Trial, now: number): Trial {
  return { ...trial, lastSignAt: now, evidence: null };
}

/** Whether a verdict may still change without Studio changing anything, so that one has to look again in a while. */
export function isPending({ verdict, evidence, saving, restsSince }: Trial): boolean {
  if (saving === 'needed' && restsSince !== null) return true;
  if (verdict.state === 'sending' || (verdict.state === 'waiting' && verdict.for === 'image-transfer')) return true;
  return evidence !== null && CONCLUSIONS[evidence.kind] !== verdict.state;
}

const CONCLUSIONS = {
  accepted: 'accepted',
  refused: 'refused',
  refusedAside: 'refused',
  staleError: 'refused',
  reverted: 'reverted',
} as const satisfies Record<Evidence, Verdict['state']>;

/** What a tip or a toast refuses is refused. A dialog can be answered, and then Studio goes on with the file. */
function isFinalRefusal({ verdict, hasDialog }: Trial): boolean {
  return verdict.state === 'refused' && !hasDialog && verdict.reason !== null;
}

/** A transfer is a sign, and decides nothing. One that begins after the picture was taken is another picture's. */
function judgeTransfer(trial: Trial, now: number): Trial {
  const isLater = trial.verdict.state === 'accepted';
  const verdict: Verdict = isLater ? trial.verdict : { state: 'waiting', for: 'image-transfer' };
  return { ...trial, verdict, lastSignAt: now, mayBeIgnored: false, evidence: null };
}

/** The strongest thing that Studio shows. */
function weigh(trial: Trial, signs: Signs): Evidence | null {
  const { before, verdict } = trial;
  const isErrorFresh =
    (signs.error !== null && signs.error !== before.error) ||
    (signs.uploadError !== null && signs.uploadError !== before.uploadError) ||
    (signs.isInvalid && !before.isInvalid);
  if (verdict.state === 'accepted') {
    const isGone = signs.picture === null || signs.picture === before.picture;
    return isGone || isErrorFresh ? 'reverted' : null;
  }
  if (isErrorFresh) return 'refused';
  const isNew = signs.picture !== null && signs.picture !== before.picture;
  if (isNew) return signs.isPictureDecoded ? 'accepted' : null;
  if ((trial.hasDialog && isDialogFresh(trial, signs)) || isToastFresh(trial, signs)) return 'refusedAside';
  if (signs.isVideoUploading) return null;
  return signs.error !== null || signs.uploadError !== null || signs.isInvalid ? 'staleError' : null;
}

const isDialogFresh = ({ before }: Trial, { dialog }: Signs) => dialog !== null && dialog !== before.dialog;
const isToastFresh = ({ before }: Trial, { toast }: Signs) => toast !== null && toast !== before.toast;

function conclude(trial: Trial, kind: Evidence, signs: Signs): Verdict {
  const state = CONCLUSIONS[kind];
  if (state === 'accepted') return { state };
  const { reason, by } = findReason(trial, signs);
  return state === 'refused' ? { state, reason, by } : { state, reason };
}

function findReason(trial: Trial, signs: Signs): Pick<Extract<Verdict, { state: 'refused' }>, 'reason' | 'by'> {
  if (signs.error !== null) return { reason: signs.error, by: 'form' };
  if (isDialogFresh(trial, signs)) return { reason: signs.dialog, by: 'dialog' };
  if (isToastFresh(trial, signs)) return { reason: signs.toast, by: 'toast' };
  return { reason: signs.uploadError, by: signs.uploadError === null ? 'form' : 'upload' };
}

/** Once Studio has the picture: whether it has to be saved, and was. A picture that goes away is not called saved. */
function followSave(trial: Trial, signs: Signs, now: number): Trial {
  if (trial.verdict.state !== 'accepted' || trial.evidence?.kind === 'reverted') return trial;
  if (signs.save === 'ready') return { ...trial, saving: 'needed', restsSince: null };
  if (signs.save === null || trial.saving !== 'needed') return trial;
  const restsSince = trial.restsSince ?? now;
  const isSaved = now - restsSince >= (signs.toast === null ? PATIENCE.savedQuietly : PATIENCE.saved);
  return { ...trial, restsSince, saving: isSaved ? 'saved' : 'needed' };
}

function judgeSilence(trial: Trial, signs: Signs, now: number): Trial {
  if (trial.verdict.state === 'accepted' || trial.verdict.state === 'refused') return trial;
  const quietFor = now - trial.lastSignAt;
  const isWaiting = trial.verdict.state === 'waiting' && trial.verdict.for === 'video-upload';
  if (trial.mayBeIgnored && (isWaiting || quietFor >= PATIENCE.ignored)) {
    if (!signs.isVideoUploading) return { ...trial, isAgain: true };
    return { ...trial, verdict: { state: 'waiting', for: 'video-upload' } };
  }
  return quietFor < PATIENCE.silent ? trial : { ...trial, verdict: { state: 'silent' } };
}
