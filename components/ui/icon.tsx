import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** Drawn on a grid of 20 × 20 in the colour of the text. */
const SHAPES = {
  camera: <path d="M2.5 6h3.2l1.5-2h5.6l1.5 2h3.2v10.5h-15V6ZM10 7.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4Z" />,
  check: <path d="m4 10.5 4 4 8-9" />,
  warning: <path d="M10 3 2.5 16.5h15L10 3Zm0 5v4m0 2.2v.1" />,
  info: <path d="M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM10 9v4.5m0-7v.1" />,
  clock: <path d="M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM10 6v4.2l2.8 1.8" />,
  words: <path d="M4 6V4h12v2M10 4v12m-2.5 0h5" />,
  paste: <path d="M7 4H4.5v13h11V4H13M7 2.5h6v3H7v-3ZM7.5 9.5h5m-5 3.5h5" />,
  person: <path d="M10 3.2a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6ZM3.5 17c.6-3.3 3.2-5 6.5-5s5.9 1.7 6.5 5" />,
  star: <path d="m10 3 2 4.6 5 .5-3.8 3.3 1.2 4.9L10 13.7l-4.4 2.6 1.2-4.9L3 8.1l5-.5L10 3Z" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  download: <path d="M10 3v9m-3.5-3.5L10 12l3.5-3.5M4 16.5h12" />,
  edit: <path d="m4 16 .8-3.4L13.5 4 16 6.5l-8.6 8.7L4 16Zm8-10.5 2.5 2.5" />,
  external: <path d="M8 4H4v12h12v-4M11 4h5v5m0-5-7 7" />,
  eye: (
    <path d="M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10Zm8-2.2a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4Z" />
  ),
  'eye-off': (
    <path d="M4.5 6.8A13 13 0 0 0 2 10s3 5.5 8 5.5c1.3 0 2.4-.4 3.4-.9m2.3-1.6A13 13 0 0 0 18 10s-3-5.5-8-5.5c-.7 0-1.4.1-2 .3M3 3l14 14" />
  ),
  photo: <path d="M3 4h14v12H3V4Zm0 9.5 4-4 4 4 2.5-2.5 3.5 3.5M13 7.5v.1" />,
  redo: <path d="M12.5 4 16 7.5 12.5 11M16 7.5H8.5a4.5 4.5 0 1 0 0 9H12" />,
  trash: <path d="M3.5 5.5h13M8 5.5V3.5h4v2m-6.5 0 .8 11h7.4l.8-11M8.5 8.5v5m3-5v5" />,
  'turn-left': <path d="M7 3 3.5 6.5 7 10M3.5 6.5H12a4.5 4.5 0 0 1 4.5 4.5v6" />,
  'turn-right': <path d="M13 3l3.5 3.5L13 10M16.5 6.5H8A4.5 4.5 0 0 0 3.5 11v6" />,
  undo: <path d="M7.5 4 4 7.5 7.5 11M4 7.5h7.5a4.5 4.5 0 1 1 0 9H8" />,
  upload: <path d="M10 13V4M6.5 7.5 10 4l3.5 3.5M4 16.5h12" />,
} satisfies Record<string, ReactNode>;

/** Those that point along the line of reading, and so the other way where that runs from right to left. */
const MIRRORED: readonly IconName[] = ['external', 'redo', 'undo'];

export type IconName = keyof typeof SHAPES;

/** A sign for the eye alone: the words beside it, or the control's name, say the same. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      className={classNames('shrink-0', className ?? 'size-4', MIRRORED.includes(name) && 'rtl:-scale-x-100')}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {SHAPES[name]}
    </svg>
  );
}
