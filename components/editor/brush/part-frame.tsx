import type { Region } from './brush-services.ts';

/** What is marked: a frame, light on dark so that it is seen on everything. */
export function PartFrame({ part }: { part: Region }) {
  return (
    <>
      <rect {...part} fill="none" stroke="#000000" strokeWidth={4} vectorEffect="non-scaling-stroke" />
      <rect
        {...part}
        fill="none"
        stroke="#ffffff"
        strokeWidth={2}
        strokeDasharray="6 4"
        vectorEffect="non-scaling-stroke"
      />
    </>
  );
}
