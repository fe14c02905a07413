import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { classNames } from '../ui/class-names.ts';
import { RadioGroup } from '../ui/radio-group.tsx';
import { Switch } from '../ui/switch.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { FEED_COLOURS } from './feed-colours.ts';
import { PlaceFrame } from './place-frame.tsx';
import { frameWidth, PLACE_IDS, PLACES, type PlaceId } from './places.ts';
import type { Neighbour, PreviewPicture } from './seats.ts';
import { Stage } from './stage.tsx';

/** More do not come of one generation, and side by side more would be too small. */
const PICTURES_MAX = 3;

interface FeedPreviewProps {
  /** The thumbnails to try on, the first three of them. */
  pictures: readonly PreviewPicture[];
  title: string;
  channelName: string;
  durationSeconds: number;
  /** The creator's last thumbnails, to stand beside. Painted stand-ins take the places that are left. */
  neighbours?: readonly Neighbour[];
}

/** The thumbnails as viewers will meet them on YouTube, one at a time or side by side. */
export function FeedPreview({ pictures, neighbours = [], ...video }: FeedPreviewProps) {
  const darkHintId = useId();
  const [placeId, setPlaceId] = useState<PlaceId>('home');
  const [wantsDark, setWantsDark] = useState(false);
  const [isWatched, setWatched] = useState(false);
  const [wantsSideBySide, setWantsSideBySide] = useState(true);
  const [wantsFit, setWantsFit] = useState<boolean | null>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);

  const offered = pictures.slice(0, PICTURES_MAX);
  const chosen = offered.find(({ id }) => id === chosenId) ?? offered[0];
  if (!chosen) return null;

  const place = PLACES[placeId];
  const isSideBySide = wantsSideBySide && offered.length > 1;
  const isDark = wantsDark || place.isAlwaysDark;
  // A comparison is worth most seen whole. A television is looked at from far off.
  const isFitted = wantsFit ?? (isSideBySide || placeId === 'tv');
  const shown = isSideBySide ? offered : [chosen];

  const content = (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        {offered.length > 1 && (
          <div className="flex flex-wrap items-end gap-x-5 gap-y-1">
            <Switch label={i18n.t('preview.sideBySide')} isOn={isSideBySide} onChange={setWantsSideBySide} />
            {!isSideBySide && (
              <RadioGroup
                label={i18n.t('preview.picture')}
                options={offered.map(({ id }, index) => ({
                  value: id,
                  label: i18n.t('preview.idea', { number: index + 1 }),
                }))}
                value={chosen.id}
                onChange={setChosenId}
              />
            )}
          </div>
        )}
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          <Switch
            label={i18n.t('preview.dark')}
            isOn={isDark}
            isBlocked={place.isAlwaysDark}
            onChange={setWantsDark}
            aria-describedby={place.isAlwaysDark ? darkHintId : undefined}
          />
          <Switch label={i18n.t('preview.watched')} isOn={isWatched} onChange={setWatched} />
          <Switch label={i18n.t('preview.fit')} isOn={isFitted} onChange={setWantsFit} />
        </div>
      </div>
      <Stage
        label={i18n.t('preview.feed', { place: placeName(placeId) })}
        width={frameWidth(place, shown.length)}
        isFitted={isFitted}
        className={placeId === 'mobile' ? 'bg-sunken' : classNames(schemeOf(isDark), FEED_COLOURS.ground)}
        caption={(scale) => (
          <>
            {sizeText(placeId, scale)} {place.isAlwaysDark && <span id={darkHintId}>{i18n.t('preview.darkOnly')}</span>}
          </>
        )}
      >
        <PlaceFrame
          placeId={placeId}
          pictures={shown}
          neighbours={neighbours}
          video={{ ...video, isWatched }}
          isDark={isDark}
        />
      </Stage>
    </div>
  );

  return (
    <section aria-label={i18n.t('preview.region')}>
      <Tabs<PlaceId>
        label={i18n.t('preview.places')}
        tabs={PLACE_IDS.map((id) => ({ id, label: placeName(id), content }))}
        selected={placeId}
        onSelect={setPlaceId}
      />
    </section>
  );
}

const schemeOf = (isDark: boolean) => (isDark ? 'scheme-dark' : 'scheme-light');

function placeName(placeId: PlaceId): string {
  switch (placeId) {
    case 'home':
      return i18n.t('preview.home');
    case 'search':
      return i18n.t('preview.search');
    case 'sidebar':
      return i18n.t('preview.sidebar');
    case 'mobile':
      return i18n.t('preview.mobile');
    case 'tv':
      return i18n.t('preview.tv');
    case 'channel':
      return i18n.t('preview.channel');
  }
}

function sizeText(placeId: PlaceId, scale: number): string {
  const { width, height } = PLACES[placeId].thumbnail;
  return scale === 1
    ? i18n.t('preview.trueSize', { width, height })
    : i18n.t('preview.scaled', { width, height, percent: Math.round(scale * 100) });
}
