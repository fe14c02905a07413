import { i18n } from '#i18n';
import { coloursOf } from '../../utils/scene/palettes.ts';
import type { Accent, Scene } from '../../utils/scene/schema.ts';
import { Button } from '../ui/button.tsx';
import type { EditScene } from './editor-services.ts';

/** As many as the schema lets a picture have. */
const ACCENTS_MAX = 6;

/** Adds a badge, an arrow, a ring or a sticker. */
export function AddAccent({ scene, onEdit }: { scene: Scene; onEdit: EditScene }) {
  if (scene.accents.length >= ACCENTS_MAX) return null;
  const add = (accent: Accent) => onEdit({ ...scene, accents: [...scene.accents, accent] }, 'accent');
  const { accent: fill, onAccent } = coloursOf(scene.palette);
  return (
    <fieldset aria-label={i18n.t('editor.add')} className="flex flex-wrap gap-2">
      <Button size="small" onClick={() => add(badge(fill, onAccent))}>
        {i18n.t('editor.addBadge')}
      </Button>
      <Button size="small" onClick={() => add(arrow(fill))}>
        {i18n.t('editor.addArrow')}
      </Button>
      <Button size="small" onClick={() => add(ring(fill))}>
        {i18n.t('editor.addRing')}
      </Button>
      <Button size="small" onClick={() => add(sticker(fill, onAccent))}>
        {i18n.t('editor.addEmoji')}
      </Button>
    </fieldset>
  );
}

function badge(fill: string, textFill: string): Accent {
  const centre = { x: 640, y: 110 };
  return {
    kind: 'badge',
    text: i18n.t('editor.badgeText'),
    centre,
    size: 50,
    rotation: -4,
    fill,
    textFill,
    font: 'roboto',
  };
}

function arrow(fill: string): Accent {
  return { kind: 'arrow', from: { x: 560, y: 560 }, bend: { x: 640, y: 420 }, to: { x: 780, y: 400 }, width: 34, fill };
}

function ring(stroke: string): Accent {
  return { kind: 'ring', centre: { x: 640, y: 360 }, radiusX: 150, radiusY: 120, rotation: 0, stroke };
}

function sticker(fill: string, glyphFill: string): Accent {
  return { kind: 'emoji', glyph: '🔥', centre: { x: 640, y: 360 }, size: 170, rotation: -6, fill, glyphFill };
}
