/** How letters are set, in CSS pixels. */
export interface Lettering {
  size: number;
  lineHeight: number;
  weight: number;
}

/** How YouTube shows a video in one place, in CSS pixels. */
export interface Place {
  thumbnail: { width: number; height: number; corner: number };
  title: Lettering & { lines: number };
  /** Channel, views and age. */
  details: Lettering;
  duration: Lettering & { inset: number };
  /** Diameter of the channel's picture; 0 where none is shown. */
  avatar: number;
  /** One video with its words. */
  columnWidth: number;
  columnGap: number;
  rowGap: number;
  padding: number;
  /** How many videos stand side by side, and how many rows there are, where `count` thumbnails are shown. */
  columns(count: number): number;
  rows(count: number): number;
  /** YouTube has no light theme there. */
  isAlwaysDark: boolean;
}

const SMALL: Lettering = { size: 12, lineHeight: 18, weight: 400 };
const DURATION = { size: 12, lineHeight: 18, weight: 500, inset: 8 };

export const PLACES = {
  home: {
    thumbnail: { width: 360, height: 202, corner: 12 },
    title: { size: 16, lineHeight: 22, weight: 500, lines: 2 },
    details: SMALL,
    duration: DURATION,
    avatar: 36,
    columnWidth: 360,
    columnGap: 16,
    rowGap: 32,
    padding: 24,
    columns: (count) => Math.max(2, count),
    rows: () => 2,
    isAlwaysDark: false,
  },
  search: {
    thumbnail: { width: 360, height: 202, corner: 12 },
    title: { size: 18, lineHeight: 26, weight: 400, lines: 2 },
    details: SMALL,
    duration: DURATION,
    avatar: 24,
    columnWidth: 696,
    columnGap: 0,
    rowGap: 16,
    padding: 16,
    columns: () => 1,
    rows: (count) => count + 1,
    isAlwaysDark: false,
  },
  sidebar: {
    thumbnail: { width: 168, height: 94, corner: 8 },
    title: { size: 14, lineHeight: 20, weight: 500, lines: 2 },
    details: SMALL,
    duration: { ...DURATION, inset: 4 },
    avatar: 0,
    columnWidth: 402,
    columnGap: 0,
    rowGap: 8,
    padding: 24,
    columns: () => 1,
    rows: (count) => Math.max(4, count + 2),
    isAlwaysDark: false,
  },
  mobile: {
    thumbnail: { width: 390, height: 219, corner: 0 },
    title: { size: 16, lineHeight: 22, weight: 500, lines: 2 },
    details: SMALL,
    duration: DURATION,
    avatar: 36,
    columnWidth: 390,
    columnGap: 24,
    rowGap: 0,
    padding: 16,
    columns: (count) => count,
    rows: () => 2,
    isAlwaysDark: false,
  },
  tv: {
    thumbnail: { width: 416, height: 234, corner: 16 },
    title: { size: 28, lineHeight: 36, weight: 500, lines: 2 },
    details: { size: 22, lineHeight: 30, weight: 400 },
    duration: { size: 20, lineHeight: 28, weight: 500, inset: 12 },
    avatar: 0,
    columnWidth: 416,
    columnGap: 32,
    rowGap: 0,
    padding: 64,
    columns: () => 3,
    rows: () => 1,
    isAlwaysDark: true,
  },
  channel: {
    thumbnail: { width: 210, height: 118, corner: 8 },
    title: { size: 14, lineHeight: 20, weight: 500, lines: 2 },
    details: SMALL,
    duration: { ...DURATION, inset: 4 },
    avatar: 0,
    columnWidth: 210,
    columnGap: 16,
    rowGap: 32,
    padding: 24,
    columns: () => 3,
    rows: () => 2,
    isAlwaysDark: false,
  },
} as const satisfies Record<string, Place>;

export type PlaceId = keyof typeof PLACES;

export const PLACE_IDS = Object.keys(PLACES) as PlaceId[];

/** How wide a place is where `count` thumbnails are shown, with what stands around them. */
export function frameWidth(place: Place, count: number): number {
  const columns = place.columns(count);
  return columns * place.columnWidth + (columns - 1) * place.columnGap + 2 * place.padding;
}

/** How many videos a place has where `count` thumbnails are shown, neighbours among them. */
export function seatCount(place: Place, count: number): number {
  return place.columns(count) * place.rows(count);
}

/** The scale at which a frame fits; never more than its true size. Nothing is known of the space before it is measured. */
export function scaleToFit(width: number, available: number): number {
  return available > 0 ? Math.min(1, available / width) : 1;
}
