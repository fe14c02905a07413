/**
 * Everything about the practice Studio that can be switched in its address bar, in one table: the page reads its address
 * by it, the control page shows it, tests take their types from it. The first value of each is what holds by default.
 */
export const SWITCHES = {
  generation: {
    title: 'Generation of the page',
    values: {
      v5: 'August 2026 on: tiles Upload file, Select from video, A/B Testing',
      v4: 'March 2026: tiles Upload file, Auto-generated, A/B Testing',
      v3: '2023 to 2025: compact editor, an uploader before a row of stills',
      v2: '2021 to 2023: compact editor, an uploader of its own kind',
    },
  },
  markup: {
    title: 'Names of Studio’s elements',
    values: {
      known: 'as Klikk knows them',
      'renamed-uploader': 'other ones for the uploader and its input',
      'renamed-section': 'other ones for the whole thumbnail section',
      'renamed-all': 'other ones for the form too',
    },
  },
  language: {
    title: 'Language of Studio',
    values: {
      en: 'English',
      ar: 'Arabic, from right to left',
      de: 'German',
      es: 'Spanish',
      fr: 'French',
      hi: 'Hindi',
      ja: 'Japanese',
      'pt-BR': 'Portuguese of Brazil',
      ru: 'Russian',
      th: 'Thai',
    },
  },
  theme: {
    title: 'Theme',
    values: { light: 'light', dark: 'dark', switching: 'changes every two seconds' },
  },
  video: {
    title: 'Kind of video',
    values: { long: 'an ordinary one', short: 'a Short: its link is youtube.com/shorts/…' },
  },
  open: {
    title: 'What is open at the start',
    values: {
      nothing: 'the page of the address',
      upload: 'the upload dialog, a video chosen, in its Details step',
      picker: 'the upload dialog, asking for a video',
      draft: 'a draft, reopened in the upload dialog',
      live: 'the dialog of a live broadcast',
    },
  },
  uploader: {
    title: 'What the thumbnail uploader does with a file',
    values: {
      normal: 'checks it, transfers it, shows it',
      'late-transfer': 'shows it at once, starts the transfer 150 ms later, then refuses it',
      'waits-for-upload': 'ignores files until the video is uploaded',
      'disabled-while-uploading': 'is disabled until the video is uploaded',
      busy: 'is transferring another file for two seconds, and ignores files meanwhile',
      silent: 'nothing at all, ever',
      revert: 'takes it, and silently puts the old thumbnail back a second later',
      'revert-after-save': 'takes it, and silently puts the old thumbnail back once it is saved',
      'refuse-size': 'transfers it, then says that it is too large',
      'refuse-type': 'says that the type is wrong',
      'refuse-dimensions': 'says that the picture is too small',
      'refuse-without-words': 'draws its red border and says nothing',
      toast: 'refuses it in a toast',
      'daily-limit': 'refuses it in a toast: the daily limit is reached',
      'daily-limit-dialog': 'refuses it in a dialog: the daily limit is reached',
      'trust-wall': 'refuses it in a dialog: the channel has no advanced features',
      verification: 'asks in a dialog to verify the account, and goes on once that is done',
      'test-asks': 'asks in a dialog to end a running A/B test, and goes on once that is done',
      'test-disables': 'is disabled while an A/B test runs, without a word why',
      stalled: 'starts a transfer that never ends',
      disabled: 'is there, disabled, with a note why',
      'feature-off': 'is there, but the channel may not use it; a note says why',
      absent: 'is not there; a note says why',
      'absent-silently': 'is not there, and nothing says why',
    },
  },
  experiment: {
    title: 'The dialog for an A/B test',
    values: {
      titles: 'compares titles until the creator chooses otherwise',
      thumbnails: 'compares thumbnails',
      filled: 'has a picture in the first row',
      'refuses-second': 'refuses the second picture',
      silent: 'does nothing with pictures, ever',
    },
  },
  trouble: {
    title: 'What else goes wrong in the upload dialog',
    values: {
      none: 'nothing',
      'upload-error': 'an error is shown below the form once a file came',
      scrim: 'a scrim lies over the form, and files are ignored',
      closes: 'Studio closes the dialog while the transfer runs',
    },
  },
  save: {
    title: 'What Save does on a video’s page',
    values: {
      works: 'saves',
      renews: 'saves, and shows the picture from the server from then on',
      fails: 'fails in a toast, and nothing is saved',
    },
  },
  picture: {
    title: 'Address of the picture that the uploader shows',
    values: { blob: 'blob:', data: 'data:' },
  },
  preview: {
    title: 'When the picture shows',
    values: { during: 'at once, with Uploading… over it', after: 'after the transfer' },
  },
  input: {
    title: 'The file input after a file came',
    values: { kept: 'stays', cleared: 'is emptied', replaced: 'is replaced by a new one' },
  },
  thumbnail: {
    title: 'Thumbnail at the start',
    values: {
      none: 'none of the creator’s own',
      custom: 'one of the creator’s own, readable',
      remote: 'one of the creator’s own, on another server',
    },
  },
  stills: {
    title: 'Stills that YouTube made of the video',
    values: {
      tile: 'one on the tile that opens the choice, on another server',
      three: 'three below the tiles, readable',
      'three-remote': 'three below the tiles, on another server',
    },
  },
  container: {
    title: 'What holds the thumbnail section',
    values: {
      plain: 'a plain div',
      slotted: 'a host with slots that drops foreign children whenever it renders',
      rebuilding: 'a container that builds all its content anew on every update',
    },
  },
  upload: {
    title: 'Upload of the video',
    values: { short: 'takes 2.5 s', done: 'is done at once', held: 'goes on until practiceStudio.finishUpload()' },
  },
  step: {
    title: 'The Details step after Next and Back',
    values: { restamped: 'is built anew', kept: 'is only hidden' },
  },
  noise: {
    title: 'Mutations that have nothing to do with us',
    values: { none: 'none', some: '20 a second', storm: '200 a second' },
  },
} as const;

type Table = typeof SWITCHES;
export type SwitchName = keyof Table;
export type SwitchValue<Name extends SwitchName> = keyof Table[Name]['values'] & string;

/** Free values of the address. Times are in milliseconds. */
export const AMOUNTS = {
  busy: { title: 'How long an uploader that is busy at the start stays so', value: 2000 },
  transfer: { title: 'How long the transfer of a thumbnail takes', value: 700 },
  delay: { title: 'How long a page or a step takes to appear', value: 250 },
  idDelay: { title: 'How long a new video is without its id', value: 900 },
  limit: { title: 'Largest thumbnail, in bytes', value: 50_000_000 },
} as const;
type AmountName = keyof typeof AMOUNTS;

/** Free texts of the address. */
export const TEXTS = {
  title: { title: 'Title of the video', value: 'I Built a Treehouse in Seven Days' },
  tags: { title: 'Tags of the video, shown after Show more', value: 'treehouse, woodwork' },
  description: { title: 'Description of the video', value: 'Planks, rope and one very patient neighbour.' },
} as const;
type TextName = keyof typeof TEXTS;

export type PracticeOptions = { [Name in SwitchName]: SwitchValue<Name> } & Record<AmountName, number> &
  Record<TextName, string>;

/**
 * The options that an address holds; what it does not name is as by default.
 * @throws where it gives a switch a value that there is not, so that a test never runs on something else than it says
 */
export function readOptions(search: URLSearchParams): PracticeOptions {
  const switched = Object.entries(SWITCHES).map(([name, { values }]) => {
    const known = Object.keys(values);
    const value = search.get(name) ?? known[0];
    if (value === undefined || !known.includes(value)) throw new Error(`There is no ${name}=${value}.`);
    return [name, value];
  });
  const amounts = Object.entries(AMOUNTS).map(([name, { value }]) => [name, Number(search.get(name) ?? value)]);
  const texts = Object.entries(TEXTS).map(([name, { value }]) => [name, search.get(name) ?? value]);
  return Object.fromEntries([...switched, ...amounts, ...texts]);
}

/** The part of an address that makes the page so. */
export function toSearch(options: Partial<PracticeOptions>): string {
  return new URLSearchParams(Object.entries(options).map(([name, value]) => [name, String(value)])).toString();
}
