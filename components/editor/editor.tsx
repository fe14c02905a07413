import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { type EditKind, type History, redo, sceneNow, undo } from '../../utils/scene/edit/history.ts';
import { boxOf, type LayerRef, layerKey, layersOf } from '../../utils/scene/edit/layers.ts';
import { otherSide, type Revision, reviseScene } from '../../utils/scene/edit/revise-scene.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { Subject } from '../../utils/scene/subject.ts';
import { Button } from '../ui/button.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { Switch } from '../ui/switch.tsx';
import { AddAccent } from './accents.tsx';
import { BackgroundControls } from './background-controls.tsx';
import { MendPerson } from './brush/mend-person.tsx';
import { Checks } from './checks.tsx';
import type { EditorServices } from './editor-services.ts';
import { Export } from './export.tsx';
import { HeadlineControls } from './headline-controls.tsx';
import { layerName } from './layer-name.ts';
import { LayerTools } from './layer-tools.tsx';
import { SayChange } from './say-change.tsx';
import { Stage } from './stage.tsx';
import { StillPicker } from './still-picker.tsx';
import { Versions } from './versions.tsx';
import { withPerson } from './with-person.ts';

interface EditorProps {
  history: History;
  /** The people on the picture; null where a photo is gone, so that nothing can be arranged anew. */
  subjects: readonly Subject[] | null;
  /** Language of words that are written where there were none. */
  locale: string;
  /** The picture in words. */
  alt: string;
  /** Name of an exported file, without its ending. */
  fileName: string;
  services: EditorServices;
  onEdit(scene: Scene, kind: EditKind, goesOn: boolean): void;
  onVersion(version: number): void;
  /** Whether the brand kit is on the picture; undefined where there is no kit. */
  isBranded: boolean | undefined;
  onBrand(isOn: boolean): void;
  onDone(): void;
}

/** Width of the picture that is painted while something is dragged or typed. */
const PREVIEW_WIDTH = 800;

/** Changes one thing about a thumbnail and keeps the rest. Every change is a version, and every version comes back. */
export function Editor(props: EditorProps) {
  const { history, subjects, locale, alt, services } = props;
  const scene = sceneNow(history);
  const id = useId();
  const layers = layersOf(scene);
  const [chosen, setChosen] = useState<LayerRef>(layers[0] ?? { kind: 'background' });
  const layer = layers.find((one) => layerKey(one) === layerKey(chosen)) ?? layers[0] ?? BACKGROUND;
  const [paintSmall] = useState(() => (painted: Scene) => services.paint(painted, { width: PREVIEW_WIDTH }));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const edit = (changed: Scene, kind: EditKind, goesOn = false) => props.onEdit(changed, kind, goesOn);
  const revise = subjects
    ? (revision: Revision, kind: EditKind) => {
        const spoken = scene.headline ? {} : { locale };
        edit(reviseScene(scene, { ...spoken, ...revision }, subjects), kind, kind === 'words');
      }
    : undefined;
  const [back, again] = [undo(history), redo(history)];
  // Fields hold what is being typed; another version starts them anew.
  const [changes, setChanges] = useState(0);
  const bringBack = (version: number) => {
    setChanges(changes + 1);
    props.onVersion(version);
  };
  const goBack = () => back && bringBack(back.current);
  const goAgain = () => again && bringBack(again.current);
  const side = otherSide(scene);

  const press = (event: KeyboardEvent) => {
    const isText = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (isText || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) goAgain();
    else goBack();
  };

  return (
    <section
      aria-labelledby={`${id}-title`}
      onKeyDown={press}
      className="mt-3 flex flex-col gap-4 rounded-lg bg-sunken p-3"
    >
      <h4 id={`${id}-title`} ref={heading} tabIndex={-1} className="sr-only">
        {i18n.t('editor.title')}
      </h4>
      <Stage
        scene={scene}
        layer={layer}
        layerName={layerName(scene, layer)}
        alt={alt}
        paint={paintSmall}
        onEdit={edit}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="small" disabled={!back} aria-keyshortcuts="Control+Z" onClick={goBack}>
          {i18n.t('editor.undo')}
        </Button>
        <Button size="small" disabled={!again} aria-keyshortcuts="Control+Y" onClick={goAgain}>
          {i18n.t('editor.redo')}
        </Button>
        {revise && side && (
          <Button size="small" onClick={() => revise(side, 'side')}>
            {i18n.t('editor.otherSide')}
          </Button>
        )}
        <Button size="small" variant="primary" className="ms-auto" onClick={props.onDone}>
          {i18n.t('editor.done')}
        </Button>
      </div>
      {props.isBranded !== undefined && (
        <Switch label={i18n.t('editor.brand')} isOn={props.isBranded} onChange={props.onBrand} />
      )}
      <SayChange scene={scene} subjects={subjects} locale={locale} revise={services.revise} onEdit={edit} />
      <RadioGroup
        label={i18n.t('editor.layer')}
        options={layers.map((one) => ({ value: layerKey(one), label: layerName(scene, one) }))}
        value={layerKey(layer)}
        onChange={(key) => setChosen(layers.find((one) => layerKey(one) === key) ?? BACKGROUND)}
      />
      {boxOf(scene, layer) && (
        <LayerTools scene={scene} layer={layer} onEdit={edit} onRemoved={() => setChosen(BACKGROUND)} />
      )}
      {layer.kind === 'subject' && <MendPerson scene={scene} index={layer.index} services={services} />}
      {layer.kind === 'headline' && <HeadlineControls key={changes} scene={scene} onEdit={edit} revise={revise} />}
      {layer.kind === 'background' && (
        <>
          <BackgroundControls scene={scene} onEdit={edit} revise={revise} />
          {revise && (
            <StillPicker
              stills={services.stills}
              onChoose={(still) => revise({ layout: 'still-frame', still }, 'still')}
              services={services}
              onPerson={(person) => edit(withPerson(scene, subjects ?? [], person), 'person')}
            />
          )}
          {!scene.headline && revise && (
            <Button
              size="small"
              className="self-start"
              onClick={() => revise({ headline: i18n.t('editor.newWords') }, 'words')}
            >
              {i18n.t('editor.addWords')}
            </Button>
          )}
        </>
      )}
      <AddAccent scene={scene} onEdit={edit} />
      <Checks scene={scene} subjects={subjects} check={services.check} onEdit={edit} />
      <Versions history={history} onChoose={bringBack} />
      <Export scene={scene} fileName={props.fileName} paint={services.paint} />
    </section>
  );
}

const BACKGROUND: LayerRef = { kind: 'background' };
