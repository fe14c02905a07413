import { i18n } from '#i18n';
import { type LayerRef, layerKey } from '../../utils/scene/edit/layers.ts';
import { coloursOf } from '../../utils/scene/palettes.ts';
import type { Accent, Scene } from '../../utils/scene/schema.ts';
import { Button } from '../ui/button.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { AccentControls } from './accent-controls.tsx';
import type { EditScene } from './editor-services.ts';
import { layerName } from './layer-name.ts';
import { LayerTools } from './layer-tools.tsx';

/** As many as the schema lets a picture have. */
const ACCENTS_MAX = 6;

interface ExtrasProps {
  scene: Scene;
  layer: LayerRef;
  onEdit: EditScene;
  onChooseLayer(layer: LayerRef): void;
}

/** What stands on the picture beside words and people: badge, arrow, ring, sticker, logo. */
export function Extras({ scene, layer, onEdit, onChooseLayer }: ExtrasProps) {
  const extras: LayerRef[] = [
    ...scene.accents.map((_, index) => ({ kind: 'accent', index }) as const),
    ...(scene.logo ? [{ kind: 'logo' } as const] : []),
  ];
  const chosen = extras.find((one) => layerKey(one) === layerKey(layer)) ?? extras[0];
  const add = (accent: Accent) => {
    onEdit({ ...scene, accents: [...scene.accents, accent] }, 'accent');
    onChooseLayer({ kind: 'accent', index: scene.accents.length });
  };
  const { accent: fill, onAccent } = coloursOf(scene.palette);
  return (
    <div className="flex flex-col gap-4">
      {scene.accents.length < ACCENTS_MAX && (
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-sm font-semibold">{i18n.t('editor.add')}</legend>
          <div className="flex flex-wrap gap-2">
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
          </div>
        </fieldset>
      )}
      {extras.length > 1 && chosen && (
        <RadioGroup
          label={i18n.t('editor.whichExtra')}
          options={extras.map((one) => ({ value: layerKey(one), label: layerName(scene, one) }))}
          value={layerKey(chosen)}
          onChange={(key) => onChooseLayer(extras.find((one) => layerKey(one) === key) ?? chosen)}
        />
      )}
      {chosen?.kind === 'accent' && (
        <AccentControls key={chosen.index} scene={scene} index={chosen.index} onEdit={onEdit} />
      )}
      {chosen && <LayerTools scene={scene} layer={chosen} onEdit={onEdit} />}
    </div>
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
