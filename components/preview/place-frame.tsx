import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { classNames } from '../ui/class-names.ts';
import { Bar } from './bar.tsx';
import { FEED_COLOURS } from './feed-colours.ts';
import { frameWidth, PLACES, type PlaceId, seatCount } from './places.ts';
import { type Neighbour, type PreviewPicture, seat } from './seats.ts';
import type { Video } from './video.ts';
import { VideoCard } from './video-card.tsx';
import { lettersOf } from './video-words.tsx';

interface PlaceFrameProps {
  placeId: PlaceId;
  pictures: readonly PreviewPicture[];
  neighbours: readonly Neighbour[];
  video: Video;
  isDark: boolean;
}

/** A piece of YouTube in its true size, with the thumbnails among their neighbours. */
export function PlaceFrame({ placeId, pictures, neighbours, video, isDark }: PlaceFrameProps) {
  const place = PLACES[placeId];
  const columns = place.columns(pictures.length);
  const seats = seat(pictures, neighbours, seatCount(place, pictures.length));
  const cards = seats.map((taken) => <VideoCard key={taken.key} seat={taken} video={video} placeId={placeId} />);
  const isTelephone = placeId === 'mobile';
  return (
    <div
      style={{ width: frameWidth(place, pictures.length), padding: place.padding }}
      className={classNames(
        'flex flex-col gap-5 font-[Roboto,Arial,sans-serif]',
        isDark ? 'scheme-dark' : 'scheme-light',
        !isTelephone && FEED_COLOURS.ground,
      )}
    >
      <Surroundings placeId={placeId} channelName={video.channelName} />
      <div
        className="grid justify-start"
        style={{
          gridTemplateColumns: `repeat(${columns}, ${place.columnWidth}px)`,
          columnGap: place.columnGap,
          rowGap: place.rowGap,
        }}
      >
        {isTelephone
          ? pictures.map(({ id }, column) => (
              <Telephone key={id}>{cards.filter((_, index) => index % columns === column)}</Telephone>
            ))
          : cards}
      </div>
    </div>
  );
}

function Telephone({ children }: { children: ReactNode }) {
  return (
    <div className={classNames('overflow-hidden rounded-3xl outline outline-line', FEED_COLOURS.ground)}>
      <div className="flex items-center justify-between px-4 py-3">
        <Bar width={96} height={20} />
        <Bar width={24} height={24} isRound />
      </div>
      {children}
    </div>
  );
}

/** Enough of the page around the videos to know it again. */
function Surroundings({ placeId, channelName }: { placeId: PlaceId; channelName: string }) {
  switch (placeId) {
    case 'home':
    case 'sidebar':
      return (
        <div className="flex gap-3">
          {[48, 84, 64, 96].map((width) => (
            <Bar key={width} width={width} height={32} />
          ))}
        </div>
      );
    case 'search':
      return (
        <div className={classNames('mx-auto flex h-10 w-4/5 items-center rounded-full border px-4', FEED_COLOURS.edge)}>
          <Bar width={160} height={14} />
        </div>
      );
    case 'tv':
      return <Bar width={240} height={32} />;
    case 'channel':
      return (
        <div aria-hidden="true" className={classNames('flex flex-col gap-4', FEED_COLOURS.ink)}>
          <div className="flex items-center gap-4">
            <Bar width={72} height={72} isRound />
            <div className="min-w-0 flex-1">
              <p className="truncate" style={lettersOf({ size: 24, lineHeight: 32, weight: 700 })}>
                {channelName}
              </p>
              <Bar width={200} height={12} />
            </div>
          </div>
          <p style={lettersOf({ size: 16, lineHeight: 22, weight: 700 })}>{i18n.t('preview.videos')}</p>
        </div>
      );
    case 'mobile':
      return null;
  }
}
