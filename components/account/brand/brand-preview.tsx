import { i18n } from '#i18n';
import type { LogoPlace } from '../../../utils/scene/brand-kit.ts';
import { classNames } from '../../ui/class-names.ts';
import { type BrandDraft, readColour } from './brand-draft.ts';
import { logoSource } from './logo-source.ts';
import { useSampleFont } from './use-sample-font.ts';

const PLACES: Record<LogoPlace, string> = {
  'top-left': 'top-[5%] left-[4%] object-left-top',
  'top-right': 'top-[5%] right-[4%] object-right-top',
  'bottom-left': 'bottom-[5%] left-[4%] object-left-bottom',
};

/** What stands in for colours that are not chosen. */
const GROUND = '#14201c';
const WORDS = ['#ffffff', '#10140f'] as const;

/** Colours, typeface and logo together, as they are being changed. It shows no thumbnail: those are painted per video. */
export function BrandPreview({ draft }: { draft: BrandDraft }) {
  const text = i18n.t('brand.sample');
  const sample = useSampleFont(draft, text);
  const [ground = GROUND, ...accents] = draft.colours.map((colour) => readColour(colour.text) ?? GROUND);
  return (
    <figure className="flex max-w-md flex-col gap-1">
      <figcaption className="text-sm font-semibold">{i18n.t('brand.preview')}</figcaption>
      <div
        role="img"
        aria-label={i18n.t('brand.previewAlt')}
        className="relative flex aspect-video items-center justify-center overflow-hidden rounded-xl border border-line p-[6%]"
        style={{ background: ground }}
      >
        <span
          className="text-center text-[2.75rem] leading-none"
          style={{ ...sample.style, color: wordsOn(ground), visibility: sample.style ? 'visible' : 'hidden' }}
        >
          {text}
        </span>
        <span className="absolute inset-x-0 bottom-0 flex h-[3%]">
          {accents.map((colour, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a stripe has nothing but its place.
            <span key={index} className="flex-1" style={{ background: colour }} />
          ))}
        </span>
        {draft.logo && (
          <img
            src={logoSource(draft.logo)}
            alt=""
            className={classNames('absolute h-[18%] w-[28%] object-contain', PLACES[draft.logo.place])}
          />
        )}
        <span
          className="absolute right-[3%] bottom-[6%] rounded px-1 text-xs font-semibold"
          style={{ background: '#000000cc', color: '#ffffff' }}
        >
          {i18n.t('brand.sampleDuration')}
        </span>
      </div>
      <p role="status" className="text-xs text-muted">
        {sample.isFailed && i18n.t('brand.sampleFailed')}
      </p>
    </figure>
  );
}

/** White or black, whichever is read more easily on a colour. */
function wordsOn(ground: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(ground.slice(at, at + 2), 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 > 150 ? WORDS[1] : WORDS[0];
}
