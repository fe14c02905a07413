import { i18n } from '#i18n';
import type { LayoutId } from '../../utils/scene/layouts.ts';

const NAMES: Record<LayoutId, () => string> = {
  'hero-rays': () => i18n.t('layouts.heroRays'),
  'cinematic-side': () => i18n.t('layouts.cinematicSide'),
  'diagonal-split': () => i18n.t('layouts.diagonalSplit'),
  'spotlight-stage': () => i18n.t('layouts.spotlightStage'),
  'headline-stack': () => i18n.t('layouts.headlineStack'),
  'banner-strip': () => i18n.t('layouts.bannerStrip'),
  'big-number': () => i18n.t('layouts.bigNumber'),
  'framed-card': () => i18n.t('layouts.framedCard'),
  'close-up': () => i18n.t('layouts.closeUp'),
  duo: () => i18n.t('layouts.duo'),
  'tape-lines': () => i18n.t('layouts.tapeLines'),
  poster: () => i18n.t('layouts.poster'),
  medallion: () => i18n.t('layouts.medallion'),
  'side-panel': () => i18n.t('layouts.sidePanel'),
  geometric: () => i18n.t('layouts.geometric'),
  'still-frame': () => i18n.t('layouts.stillFrame'),
};

/** What an arrangement is called. */
export function layoutName(layout: LayoutId): string {
  return NAMES[layout]();
}
