import { i18n } from '#i18n';
import type { LayerRef } from '../../utils/scene/edit/layers.ts';
import type { Accent, Scene } from '../../utils/scene/schema.ts';

/** What a layer is called. */
export function layerName(scene: Scene, layer: LayerRef): string {
  switch (layer.kind) {
    case 'background':
      return i18n.t('editor.background');
    case 'headline':
      return i18n.t('editor.headline');
    case 'logo':
      return i18n.t('editor.logo');
    case 'subject':
      return scene.subjects.length > 1
        ? i18n.t('editor.personNumber', { number: layer.index + 1 })
        : i18n.t('editor.person');
    case 'accent': {
      const accent = scene.accents[layer.index];
      return accent ? ACCENTS[accent.kind]() : '';
    }
  }
}

const ACCENTS: Record<Accent['kind'], () => string> = {
  badge: () => i18n.t('editor.badge'),
  arrow: () => i18n.t('editor.arrow'),
  ring: () => i18n.t('editor.ring'),
  bar: () => i18n.t('editor.bar'),
  emoji: () => i18n.t('editor.emoji'),
};
