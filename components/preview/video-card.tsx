import { Bar } from './bar.tsx';
import { PLACES, type PlaceId } from './places.ts';
import type { Seat } from './seats.ts';
import { Thumbnail } from './thumbnail.tsx';
import type { Video } from './video.ts';
import { ChannelName, DetailsInOneLine, VideoTitle, ViewsLine } from './video-words.tsx';

interface VideoCardProps {
  seat: Seat;
  video: Video;
  placeId: PlaceId;
}

/** One video as a place shows it: the thumbnail, and its words beside or below. */
export function VideoCard({ seat, video, placeId }: VideoCardProps) {
  const place = PLACES[placeId];
  const parts = { seat, video, place };
  const avatar = <Bar width={place.avatar} height={place.avatar} isRound />;

  switch (placeId) {
    case 'home':
      return (
        <div className="flex flex-col gap-3">
          <Thumbnail {...parts} />
          <div className="flex gap-3">
            {avatar}
            <div className="flex min-w-0 flex-1 flex-col pe-6">
              <VideoTitle {...parts} />
              <div className="mt-1">
                <ChannelName {...parts} />
                <ViewsLine {...parts} />
              </div>
            </div>
          </div>
        </div>
      );
    case 'mobile':
      return (
        <div className="flex flex-col gap-3">
          <Thumbnail {...parts} />
          <div className="flex gap-3 px-3 pb-6">
            {avatar}
            <div className="min-w-0 flex-1 pe-6">
              <VideoTitle {...parts} />
              <DetailsInOneLine {...parts} />
            </div>
          </div>
        </div>
      );
    case 'search':
      return (
        <div className="flex gap-4">
          <Thumbnail {...parts} />
          <div className="min-w-0 flex-1">
            <VideoTitle {...parts} />
            <ViewsLine {...parts} />
            <div className="flex items-center gap-2 py-3">
              {avatar}
              <div className="min-w-0 flex-1">
                <ChannelName {...parts} />
              </div>
            </div>
            <Bar width="90%" height={12} />
          </div>
        </div>
      );
    case 'sidebar':
      return (
        <div className="flex gap-2">
          <Thumbnail {...parts} />
          <div className="min-w-0 flex-1 pe-6">
            <VideoTitle {...parts} />
            <div className="mt-1">
              <ChannelName {...parts} />
              <ViewsLine {...parts} />
            </div>
          </div>
        </div>
      );
    case 'tv':
      return (
        <div className="flex flex-col gap-4">
          <Thumbnail {...parts} />
          <div>
            <VideoTitle {...parts} />
            <div className="mt-1">
              <DetailsInOneLine {...parts} />
            </div>
          </div>
        </div>
      );
    case 'channel':
      return (
        <div className="flex flex-col gap-2">
          <Thumbnail {...parts} />
          <div className="pe-6">
            <VideoTitle {...parts} />
            <ViewsLine {...parts} />
          </div>
        </div>
      );
  }
}
