import { i18n } from '#i18n';
import { classNames } from '../ui/class-names.ts';
import { durationText } from './duration.ts';
import { FEED_COLOURS } from './feed-colours.ts';
import type { Place } from './places.ts';
import type { Seat } from './seats.ts';
import { standInPicture } from './stand-in-pictures.ts';
import type { Video } from './video.ts';

interface ThumbnailProps {
  seat: Seat;
  video: Video;
  place: Place;
}

/** A thumbnail in its place, with its length and how far it was watched. */
export function Thumbnail({ seat, video, place }: ThumbnailProps) {
  const { width, height, corner } = place.thumbnail;
  const { size, lineHeight, weight, inset } = place.duration;
  const isOwn = seat.kind === 'own';
  return (
    <div
      className={classNames('relative shrink-0 overflow-hidden', FEED_COLOURS.bar)}
      style={{ width, height, borderRadius: corner }}
    >
      <SeatPicture seat={seat} />
      <span
        aria-hidden="true"
        className="absolute rounded bg-[#000000cc] px-1 text-[#ffffff]"
        style={{
          insetInlineEnd: inset,
          bottom: inset,
          fontSize: size,
          lineHeight: `${lineHeight}px`,
          fontWeight: weight,
        }}
      >
        {durationText(isOwn ? video.durationSeconds : pretendedDuration(seat.number))}
      </span>
      {isOwn && video.isWatched && (
        <div aria-hidden="true" className="absolute inset-x-0 bottom-0 h-1 bg-[#ffffff4d]">
          <div className="h-full w-3/5 bg-[#ff0033]" />
        </div>
      )}
    </div>
  );
}

function SeatPicture({ seat }: { seat: Seat }) {
  switch (seat.kind) {
    case 'own':
      return seat.picture.url ? (
        <img src={seat.picture.url} alt={seat.picture.label} className="size-full object-cover" />
      ) : (
        <div
          role="img"
          aria-label={i18n.t('preview.notPainted', { label: seat.picture.label })}
          className="size-full animate-pulse motion-reduce:animate-none"
        />
      );
    case 'neighbour':
      return <img src={seat.neighbour.url} alt="" className="size-full object-cover" />;
    case 'stand-in':
      return <div className="size-full" style={{ background: standInPicture(seat.number) }} />;
  }
}

function pretendedDuration(number: number): number {
  return 227 + ((number * 431) % 1500);
}
