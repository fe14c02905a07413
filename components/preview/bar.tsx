import type { CSSProperties } from 'react';
import { classNames } from '../ui/class-names.ts';
import { FEED_COLOURS } from './feed-colours.ts';

interface BarProps {
  width: CSSProperties['width'];
  height: number;
  isRound?: boolean;
}

/** Grey, in place of something that does not matter here. */
export function Bar({ width, height, isRound = false }: BarProps) {
  return (
    <div
      aria-hidden="true"
      style={{ width, height }}
      className={classNames('shrink-0', isRound ? 'rounded-full' : 'rounded', FEED_COLOURS.bar)}
    />
  );
}
