import { i18n } from '#i18n';
import {
  flipSubject,
  type LayerRef,
  moveLayer,
  removeLayer,
  rotationOf,
  setWidth,
  turnLayer,
  widthOf,
} from '../../utils/scene/edit/layers.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import { Button } from '../ui/button.tsx';
import { SliderField } from '../ui/slider-field.tsx';
import type { EditScene } from './editor-services.ts';

const STEP = 24;

/** Percent of the picture's width. */
const WIDTHS = { min: 5, max: 150 };

interface LayerToolsProps {
  scene: Scene;
  layer: LayerRef;
  onEdit: EditScene;
}

/** Place, size and turn of any layer but the background: for whoever does not drag. */
export function LayerTools({ scene, layer, onEdit }: LayerToolsProps) {
  const width = widthOf(scene, layer);
  if (width === null) return null;
  const turned = rotationOf(scene, layer);
  const move = (x: number, y: number) => onEdit(moveLayer(scene, layer, { x: x * STEP, y: y * STEP }), 'moved', true);
  return (
    <fieldset aria-label={i18n.t('editor.tools')} className="flex flex-col gap-3 border-t border-line pt-4">
      <div className="grid gap-x-6 gap-y-3 @lg:grid-cols-2">
        <SliderField
          label={i18n.t('editor.size')}
          value={width}
          {...WIDTHS}
          unit="%"
          onChange={(percent) => onEdit(setWidth(scene, layer, percent), 'resized', true)}
        />
        {turned && (
          <SliderField
            label={i18n.t('editor.turn')}
            value={turned.degrees}
            min={-turned.limit}
            max={turned.limit}
            unit="°"
            onChange={(degrees) => onEdit(turnLayer(scene, layer, degrees - turned.degrees), 'turned', true)}
          />
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {/* Left is left on the picture in every language. */}
        <div dir="ltr" className="flex gap-2">
          <Tool label={i18n.t('editor.moveLeft')} sign="←" onClick={() => move(-1, 0)} />
          <Tool label={i18n.t('editor.moveUp')} sign="↑" onClick={() => move(0, -1)} />
          <Tool label={i18n.t('editor.moveDown')} sign="↓" onClick={() => move(0, 1)} />
          <Tool label={i18n.t('editor.moveRight')} sign="→" onClick={() => move(1, 0)} />
        </div>
        {layer.kind === 'subject' && (
          <Button size="small" onClick={() => onEdit(flipSubject(scene, layer.index), 'flipped')}>
            {i18n.t('editor.flip')}
          </Button>
        )}
        <Button
          size="small"
          variant="danger"
          className="ms-auto"
          onClick={() => onEdit(removeLayer(scene, layer), 'removed')}
        >
          {i18n.t('editor.remove')}
        </Button>
      </div>
    </fieldset>
  );
}

function Tool({ label, sign, onClick }: { label: string; sign: string; onClick(): void }) {
  return (
    <Button size="small" aria-label={label} title={label} onClick={onClick} className="min-w-9">
      <span aria-hidden="true">{sign}</span>
    </Button>
  );
}
