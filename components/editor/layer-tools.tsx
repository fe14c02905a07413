import { i18n } from '#i18n';
import {
  flipSubject,
  type LayerRef,
  moveLayer,
  removeLayer,
  scaleLayer,
  turnLayer,
} from '../../utils/scene/edit/layers.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import { Button } from '../ui/button.tsx';
import type { EditScene } from './editor-services.ts';

const STEP = 24;

interface LayerToolsProps {
  scene: Scene;
  layer: LayerRef;
  onEdit: EditScene;
  onRemoved(): void;
}

/** What can be done with any layer but the background, as buttons: for whoever does not drag. */
export function LayerTools({ scene, layer, onEdit, onRemoved }: LayerToolsProps) {
  if (layer.kind === 'background') return null;
  const move = (x: number, y: number) => onEdit(moveLayer(scene, layer, { x: x * STEP, y: y * STEP }), 'moved', true);
  const scale = (factor: number) => onEdit(scaleLayer(scene, layer, factor), 'resized', true);
  const turn = (degrees: number) => onEdit(turnLayer(scene, layer, degrees), 'turned', true);
  const remove = () => {
    onRemoved();
    onEdit(removeLayer(scene, layer), 'removed');
  };
  return (
    <fieldset aria-label={i18n.t('editor.tools')} className="flex flex-wrap gap-2">
      <Tool label={i18n.t('editor.moveLeft')} sign="←" onClick={() => move(-1, 0)} />
      <Tool label={i18n.t('editor.moveUp')} sign="↑" onClick={() => move(0, -1)} />
      <Tool label={i18n.t('editor.moveDown')} sign="↓" onClick={() => move(0, 1)} />
      <Tool label={i18n.t('editor.moveRight')} sign="→" onClick={() => move(1, 0)} />
      <Tool label={i18n.t('editor.larger')} sign="+" onClick={() => scale(1.08)} />
      <Tool label={i18n.t('editor.smaller')} sign="−" onClick={() => scale(1 / 1.08)} />
      {layer.kind !== 'logo' && (
        <>
          <Tool label={i18n.t('editor.turnLeft')} sign="↺" onClick={() => turn(-2)} />
          <Tool label={i18n.t('editor.turnRight')} sign="↻" onClick={() => turn(2)} />
        </>
      )}
      {layer.kind === 'subject' && (
        <Button size="small" onClick={() => onEdit(flipSubject(scene, layer.index), 'flipped')}>
          {i18n.t('editor.flip')}
        </Button>
      )}
      <Button size="small" onClick={remove}>
        {i18n.t('editor.remove')}
      </Button>
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
