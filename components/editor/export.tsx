import { useState } from 'react';
import { i18n } from '#i18n';
import type { PaintOptions } from '../../utils/scene/paint-protocol.ts';
import { LAYER_IDS } from '../../utils/scene/painter/paint-scene.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import { useAction } from '../client/use-action.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { Button } from '../ui/button.tsx';
import { CONTROL_CLASSES } from '../ui/field.tsx';
import { saveAs } from './download.ts';
import type { EditorServices } from './editor-services.ts';

interface ExportProps {
  scene: Scene;
  /** Name of the file, without its ending. */
  fileName: string;
  paint: EditorServices['paint'];
}

const FORMATS = {
  hd: { width: 1280 },
  fullHd: { width: 1920 },
  ultraHd: { width: 3840 },
  tall: { width: 1080, shape: 'tall' },
  png: { width: 1920, format: 'png' },
} as const satisfies Record<string, Partial<PaintOptions>>;
type Format = keyof typeof FORMATS | 'layers';

/** The picture as a file: in several sizes, upright, as PNG, or layer by layer. */
export function Export({ scene, fileName, paint }: ExportProps) {
  const [format, setFormat] = useState<Format>('hd');
  const save = async (options: Partial<PaintOptions>, name: string) => {
    const picture = await paint(scene, options);
    const url = URL.createObjectURL(picture);
    saveAs(url, `${name}.${picture.type === 'image/png' ? 'png' : 'jpg'}`);
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };
  const action = useAction(async () => {
    if (format !== 'layers') return save(FORMATS[format], fileName);
    for (const layer of LAYER_IDS) await save({ width: 1920, format: 'png', layer }, `${fileName}-${layer}`);
  });
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <label className="flex min-w-0 flex-1 flex-col gap-1 text-sm font-semibold">
          {i18n.t('export.title')}
          <select
            value={format}
            onChange={(event) => setFormat(event.target.value as Format)}
            className={CONTROL_CLASSES}
          >
            <option value="hd">{i18n.t('export.hd')}</option>
            <option value="fullHd">{i18n.t('export.fullHd')}</option>
            <option value="ultraHd">{i18n.t('export.ultraHd')}</option>
            <option value="tall">{i18n.t('export.tall')}</option>
            <option value="png">{i18n.t('export.png')}</option>
            <option value="layers">{i18n.t('export.layers')}</option>
          </select>
        </label>
        <Button busy={action.busy} onClick={() => void action.run()}>
          {i18n.t('export.save')}
        </Button>
      </div>
      {action.failure && <FailureAlert failure={action.failure} title={i18n.t('thumbnails.paintFailed')} />}
    </div>
  );
}
