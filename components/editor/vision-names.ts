import { i18n } from '#i18n';
import type { ColourVision } from '../../utils/scene/checks/colour-vision.ts';

/** What each way of seeing is called. */
export const VISION_NAMES: Record<ColourVision, () => string> = {
  protanopia: () => i18n.t('vision.protanopia'),
  deuteranopia: () => i18n.t('vision.deuteranopia'),
  tritanopia: () => i18n.t('vision.tritanopia'),
};
