import { i18n } from '#i18n';
import type { Revision } from '../../utils/scene/edit/revise-scene.ts';
import { LAYOUT_IDS, LAYOUTS } from '../../utils/scene/layouts.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import { PaletteChoice } from '../panel/palette-choice.tsx';
import { CONTROL_CLASSES } from '../ui/field.tsx';
import { ColourField } from './colour-field.tsx';
import type { EditScene } from './editor-services.ts';
import { layoutName } from './layout-name.ts';

interface BackgroundControlsProps {
  scene: Scene;
  onEdit: EditScene;
  /** Arranges the picture anew; undefined where a photo is gone. */
  revise: ((revision: Revision, kind: 'palette' | 'layout') => void) | undefined;
}

/** Colours, arrangement, or one plain colour. */
export function BackgroundControls({ scene, onEdit, revise }: BackgroundControlsProps) {
  const { background } = scene;
  const plain = background.kind === 'mesh' && background.pools.length === 0 ? background.ground : '#1453e0';
  const people = scene.subjects.length;
  const possible = LAYOUT_IDS.filter((id) => {
    const { subject, still } = LAYOUTS[id];
    if (still && !(background.kind === 'still' && background.origin === 'camera')) return false;
    return id === scene.layout || subject === 'optional' || (subject === 'always' && people > 0);
  });
  return (
    <div className="flex flex-col gap-4">
      {revise && <PaletteChoice value={scene.palette} onChange={(palette) => revise({ palette }, 'palette')} />}
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        {revise && (
          <label className="flex min-w-48 flex-1 flex-col gap-1 text-sm font-semibold">
            {i18n.t('editor.layout')}
            <select
              value={scene.layout}
              onChange={(event) => {
                const layout = LAYOUT_IDS.find((id) => id === event.target.value);
                if (layout) revise({ layout }, 'layout');
              }}
              className={CONTROL_CLASSES}
            >
              {possible.map((id) => (
                <option key={id} value={id}>
                  {layoutName(id)}
                </option>
              ))}
            </select>
          </label>
        )}
        <ColourField
          label={i18n.t('editor.plainBackground')}
          value={plain}
          onChange={(ground) =>
            onEdit({ ...scene, background: { kind: 'mesh', ground, pools: [] }, backdrop: [] }, 'background', true)
          }
        />
      </div>
    </div>
  );
}
