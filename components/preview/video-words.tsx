import type { CSSProperties } from 'react';
import { i18n } from '#i18n';
import { classNames } from '../ui/class-names.ts';
import { Bar } from './bar.tsx';
import { FEED_COLOURS } from './feed-colours.ts';
import type { Lettering, Place } from './places.ts';
import type { Seat } from './seats.ts';
import type { Video } from './video.ts';

interface WordsProps {
  seat: Seat;
  video: Video;
  place: Place;
}

/** A title, cut where YouTube cuts it. */
export function VideoTitle({ seat, video, place }: WordsProps) {
  const { lines, ...lettering } = place.title;
  if (seat.kind === 'stand-in') {
    return <StandInLines lettering={lettering} widths={seat.number % 2 ? ['92%', '48%'] : ['84%', '66%']} />;
  }
  return (
    <p
      aria-hidden="true"
      dir="auto"
      className={classNames('line-clamp-(--lines) wrap-break-word rtl:text-right', FEED_COLOURS.ink)}
      style={{ ...lettersOf(lettering), '--lines': lines } as CSSProperties}
    >
      {seat.kind === 'own' ? video.title : seat.neighbour.title}
    </p>
  );
}

/** The channel's name. Neighbours that are known are the creator's own. */
export function ChannelName({ seat, video, place }: WordsProps) {
  if (seat.kind === 'stand-in') return <StandInLines lettering={place.details} widths={['40%']} />;
  return <Details place={place}>{video.channelName}</Details>;
}

/** Views and age, which nobody knows beforehand. */
export function ViewsLine({ seat, place }: Omit<WordsProps, 'video'>) {
  if (seat.kind === 'stand-in') return <StandInLines lettering={place.details} widths={['55%']} />;
  return <Details place={place}>{viewsAndAge()}</Details>;
}

/** Channel, views and age in one line, as telephones have it. */
export function DetailsInOneLine({ seat, video, place }: WordsProps) {
  if (seat.kind === 'stand-in') return <StandInLines lettering={place.details} widths={['70%']} />;
  return <Details place={place}>{[video.channelName, viewsAndAge()].join(' • ')}</Details>;
}

function Details({ place, children }: { place: Place; children: string }) {
  return (
    <p aria-hidden="true" className={classNames('truncate', FEED_COLOURS.muted)} style={lettersOf(place.details)}>
      {children}
    </p>
  );
}

function StandInLines({ lettering, widths }: { lettering: Lettering; widths: string[] }) {
  const { size, lineHeight } = lettering;
  return widths.map((width) => (
    <div key={width} style={{ paddingBlock: (lineHeight - size) / 2 }}>
      <Bar width={width} height={size} />
    </div>
  ));
}

export function lettersOf({ size, lineHeight, weight }: Lettering): CSSProperties {
  return { fontSize: size, lineHeight: `${lineHeight}px`, fontWeight: weight };
}

const viewsAndAge = () => `${i18n.t('preview.views')} • ${i18n.t('preview.age')}`;
