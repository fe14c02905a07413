/** CSS pixels that the panel may ask of Studio's page; more would push the form out of sight for good. */
export const PANEL_HEIGHT_MAX = 4000;
/** YouTube's oldest and strictest limit for a thumbnail; what keeps to it is taken everywhere. */
export const THUMBNAIL_BYTES_MAX = 2 * 1024 * 1024;

/** For how long a deletion can be undone. */
export const UNDO_MILLISECONDS = 10_000;

/** Every limit that a person can run into, in one place: schema, database, interface and words read the same figure. */
export const LIMITS = {
  /** Studio allows 100 characters for a title; twice that leaves room for a title still being cut down. */
  titleCharacters: 200,
  /** Studio's own limit for a description. */
  descriptionCharacters: 5000,
  promptCharacters: 1000,
  headlineCharacters: 60,
  /** What an editor is told in plain words. */
  wishCharacters: 200,
  photosPerGeneration: 3,
  variantsPerGeneration: 3,
  /** Versions that are kept of a thumbnail: days of work, and a few megabytes at the most. */
  versionsPerThumbnail: 500,
  /** Versions that travel in one message. */
  versionsPerWrite: 50,
  /** Generations that are deleted at once, by their names. */
  generationsPerDeletion: 500,
  /** A thumbnail as the history shows it. */
  smallPictureBytes: 200_000,
  nameCharacters: 80,
  emailCharacters: 254,
  passwordCharactersMin: 10,
  /** bcrypt reads 72 bytes and ignores the rest, so the auth server refuses more. */
  passwordCharactersMax: 72,
  labelCharacters: 40,
  /** Besides the creator. */
  peoplePerAccount: 50,
  photoBytes: 25 * 1024 * 1024,
  /** Shortest side, in pixels, below which a face is mush on a thumbnail. */
  photoPixelsMin: 256,
  /** Longest side, in pixels, to which a reference photo is shortened before it is kept. */
  photoPixelsMax: 2048,
  /** Longest side, in pixels, of a photo that goes to an image model: more costs more and shows no more of a face. */
  referencePixels: 1024,
  panelHeight: PANEL_HEIGHT_MAX,
  /** Everything that the panel's form holds, as JSON. */
  panelDraftCharacters: 100_000,
  thumbnailBytes: THUMBNAIL_BYTES_MAX,
  /** Providers' keys have 40 to 170 characters; the rest is room for what they think of next. */
  providerKeyCharactersMin: 8,
  providerKeyCharactersMax: 300,
  brandColours: 5,
  fontNameCharacters: 60,
  fontBytes: 2 * 1024 * 1024,
  /** A logo as it is kept, and what a file may have from which it is made. */
  logoBytes: 1024 * 1024,
  logoFileBytes: 8 * 1024 * 1024,
  /** Longest side to which a logo is shortened before it is kept. */
  logoPixels: 1024,
} as const;
