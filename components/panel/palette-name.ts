import { i18n } from '#i18n';
import type { PaletteId } from '../../utils/scene/palettes.ts';

const NAMES: Record<PaletteId, () => string> = {
  cobalt: () => i18n.t('palettes.cobalt'),
  ember: () => i18n.t('palettes.ember'),
  violet: () => i18n.t('palettes.violet'),
  forest: () => i18n.t('palettes.forest'),
  graphite: () => i18n.t('palettes.graphite'),
  crimson: () => i18n.t('palettes.crimson'),
  lagoon: () => i18n.t('palettes.lagoon'),
  sunflower: () => i18n.t('palettes.sunflower'),
  paper: () => i18n.t('palettes.paper'),
  midnight: () => i18n.t('palettes.midnight'),
  mint: () => i18n.t('palettes.mint'),
  rose: () => i18n.t('palettes.rose'),
  sky: () => i18n.t('palettes.sky'),
  sand: () => i18n.t('palettes.sand'),
  ink: () => i18n.t('palettes.ink'),
};

/** What a palette is called. */
export function paletteName(palette: PaletteId): string {
  return NAMES[palette]();
}
