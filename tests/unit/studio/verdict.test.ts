import { describe, expect, it } from 'vitest';
import type { Signs } from '../../../utils/studio/signs.ts';
import { isPending, judge, PATIENCE, pause, startTrial, type Trial } from '../../../utils/studio/verdict.ts';

/** What is said of a picture, from what Studio shows at one moment after another. */

const OLD = 'blob:old';
const NEW = 'blob:new';

const quiet: Signs = {
  uploader: 'ready',
  isTransferring: false,
  isVideoUploading: false,
  progress: null,
  picture: null,
  isPictureDecoded: false,
  isInvalid: false,
  error: null,
  uploadError: null,
  toast: null,
  dialog: null,
  note: null,
  save: null,
};
const shown = { picture: NEW, isPictureDecoded: true };

/** Lets Studio show one thing after another, each for so many milliseconds, looked at every 100. */
function watch(before: Partial<Signs>, moments: [Partial<Signs>, number][]): Trial {
  let now = 0;
  let trial = startTrial({ ...quiet, ...before }, now);
  for (const [signs, milliseconds] of moments) {
    const end = now + milliseconds;
    while (now < end) {
      now += 100;
      trial = judge(trial, { ...quiet, ...before, ...signs }, now);
    }
  }
  return trial;
}
const verdictOf = (...watched: Parameters<typeof watch>) => watch(...watched).verdict;

describe('a picture', () => {
  it.each<[string, Partial<Signs>, [Partial<Signs>, number][], string]>([
    ['that shows and stays is accepted', {}, [[shown, 700]], 'accepted'],
    ['that replaces another is accepted', { picture: OLD }, [[shown, 700]], 'accepted'],
    ['that has only just appeared is not yet', {}, [[shown, 300]], 'sending'],
    ['that is named but not drawn is not', {}, [[{ picture: NEW }, 5000]], 'sending'],
    ['that shows during its transfer is not', {}, [[{ ...shown, isTransferring: true }, 60_000]], 'waiting'],
    ['that is the old one is not', { picture: OLD, isPictureDecoded: true }, [[{}, 14_000]], 'sending'],
    ['of which nothing comes back is silent', {}, [[{}, 15_100]], 'silent'],
    ['is silent too where the old one stays', { picture: OLD, isPictureDecoded: true }, [[{}, 15_100]], 'silent'],
    [
      'that goes away later is reverted',
      {},
      [
        [shown, 700],
        [{}, 1700],
      ],
      'reverted',
    ],
    [
      'that gives way to the old one is reverted',
      { picture: OLD },
      [
        [shown, 700],
        [{}, 1700],
      ],
      'reverted',
    ],
    [
      'that is gone for a moment stays accepted',
      {},
      [
        [shown, 700],
        [{}, 1000],
        [shown, 3000],
      ],
      'accepted',
    ],
    [
      'that comes from the server later stays accepted',
      {},
      [
        [shown, 700],
        [{ ...shown, picture: 'https://x' }, 9000],
      ],
      'accepted',
    ],
    ['with a red border is refused', {}, [[{ isInvalid: true }, 500]], 'refused'],
    ['with an error is refused', {}, [[{ error: 'Too large' }, 500]], 'refused'],
    ['shown beside an error is refused', {}, [[{ ...shown, error: 'Too large' }, 500]], 'refused'],
    ['is not refused by a toast at once', {}, [[{ toast: 'Saved' }, 1000]], 'sending'],
    ['is not refused by a toast that was there', { toast: 'Saved' }, [[{}, 3000]], 'sending'],
    [
      'is not refused by a dialog that opens much later',
      {},
      [
        [{}, 4000],
        [{ dialog: 'News' }, 3000],
      ],
      'sending',
    ],
    ['waits for the video where Studio ignores it meanwhile', { isVideoUploading: true }, [[{}, 2100]], 'waiting'],
  ])('%s', (_, before, moments, state) => {
    expect(verdictOf(before, moments).state).toBe(state);
  });

  it.each<[Partial<Signs>, string, string]>([
    [{ error: 'Too large' }, 'form', 'Too large'],
    [{ toast: 'Daily limit' }, 'toast', 'Daily limit'],
    [{ dialog: 'Verify it is you' }, 'dialog', 'Verify it is you'],
    [{ uploadError: 'Interrupted' }, 'upload', 'Interrupted'],
    [{ error: 'Too large', toast: 'Saved', uploadError: 'Interrupted' }, 'form', 'Too large'],
  ])('is refused by what Studio says, and where: %o', (signs, by, reason) => {
    expect(verdictOf({}, [[signs, 2000]])).toEqual({ state: 'refused', by, reason });
  });

  it('is refused by an error that was there before only once it had time to go', () => {
    const before = { error: 'Too large' };
    expect(verdictOf(before, [[{}, 2000]]).state).toBe('sending');
    expect(verdictOf(before, [[{}, 3000]])).toEqual({ state: 'refused', by: 'form', reason: 'Too large' });
  });

  it('that a dialog stopped is taken after all once the dialog was answered', () => {
    const refused: [Partial<Signs>, number] = [{ dialog: 'Verify' }, 2000];
    expect(verdictOf({}, [refused, [{ isTransferring: true }, 500], [shown, 700]]).state).toBe('accepted');
  });

  it('is to be put in again once the video is there, where it was ignored', () => {
    const trial = watch({ isVideoUploading: true }, [
      [{}, 2100],
      [{ isVideoUploading: false }, 100],
    ]);
    expect(trial.isAgain).toBe(true);
  });

  it('is not called silent while its editor cannot be seen', () => {
    const trial = pause(startTrial(quiet, 0), 60_000);
    expect(judge(trial, quiet, 60_000 + PATIENCE.silent - 1).verdict.state).toBe('sending');
  });
});

describe('saving', () => {
  const ready = { ...shown, save: 'ready' } as const;
  const resting = { ...shown, save: 'resting' } as const;

  it.each<[string, [Partial<Signs>, number][], Trial['saving']]>([
    ['is unknown where there is no button', [[shown, 5000]], 'unknown'],
    ['is unknown where Studio has nothing to save', [[resting, 5000]], 'unknown'],
    ['is needed once Save waits', [[ready, 700]], 'needed'],
    [
      'is needed still while it has only begun',
      [
        [ready, 700],
        [resting, 2000],
      ],
      'needed',
    ],
    [
      'is done once Save rests and Studio says something',
      [
        [ready, 700],
        [{ ...resting, toast: 'Saved' }, 500],
      ],
      'saved',
    ],
    [
      'is done once Save has rested long',
      [
        [ready, 700],
        [resting, 4200],
      ],
      'saved',
    ],
    [
      'is needed again where it failed',
      [
        [ready, 700],
        [resting, 2000],
        [{ ...ready, toast: 'Retry' }, 900],
      ],
      'needed',
    ],
    [
      'is not done where the picture is gone',
      [
        [ready, 700],
        [{ save: 'resting', toast: 'Undone' }, 1300],
      ],
      'needed',
    ],
  ])('%s', (_, moments, saving) => {
    expect(watch({}, moments).saving).toBe(saving);
  });

  it('is looked for again until it is known', () => {
    expect(
      isPending(
        watch({}, [
          [ready, 700],
          [resting, 1000],
        ]),
      ),
    ).toBe(true);
    expect(
      isPending(
        watch({}, [
          [ready, 700],
          [resting, 4200],
        ]),
      ),
    ).toBe(false);
  });
});
