import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Failure } from '../../utils/domain/errors.ts';
import type { VariantId } from '../../utils/domain/ids.ts';
import type { PhotoSummary } from '../../utils/messaging/protocol/photos.ts';
import type { ColourVision } from '../../utils/scene/checks/colour-vision.ts';
import { type EditKind, type History, redo, sceneNow, undo } from '../../utils/scene/edit/history.ts';
import { type LayerRef, layerKey, layersOf } from '../../utils/scene/edit/layers.ts';
import { addPerson, replacePerson } from '../../utils/scene/edit/people.ts';
import { otherSide, type Revision, reviseScene } from '../../utils/scene/edit/revise-scene.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { Subject } from '../../utils/scene/subject.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Switch } from '../ui/switch.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { BackgroundControls } from './background-controls.tsx';
import { Checks } from './checks.tsx';
import type { EditorServices } from './editor-services.ts';
import { Export } from './export.tsx';
import { Extras } from './extras.tsx';
import { HeadlineControls } from './headline-controls.tsx';
import { layerName } from './layer-name.ts';
import { LayerTools } from './layer-tools.tsx';
import { PersonControls } from './person-controls.tsx';
import { RepaintForm } from './repaint/repaint-form.tsx';
import { RepaintProgress } from './repaint/repaint-progress.tsx';
import { useRepaint } from './repaint/use-repaint.ts';
import { SayChange } from './say-change.tsx';
import { Stage } from './stage.tsx';
import { StillPicker } from './still-picker.tsx';
import { subjectsOf } from './subjects-of-scene.ts';
import { openChecks, useChecks } from './use-checks.ts';
import { Versions } from './versions.tsx';

interface EditorProps {
  variantId: VariantId;
  history: History;
  /** The creator's photos; those that are stored can be put onto the picture. */
  photos: readonly PhotoSummary[];
  /** Language of words that are written where there were none. */
  locale: string;
  /** The picture in words. */
  alt: string;
  /** A picture of it to show until the first is painted here. */
  placeholder: string | null;
  /** Name of an exported file, without its ending. */
  fileName: string;
  services: EditorServices;
  /** `name`: what the version is called, where it is to be made once, whoever does so. */
  onEdit(scene: Scene, kind: EditKind, goesOn: boolean, name?: string): void;
  onVersion(version: string): void;
  /** Whether the brand kit is on the picture; undefined where there is no kit. */
  isBranded: boolean | undefined;
  onBrand(isOn: boolean): void;
  /** What the brand kit's own typeface is called; null where it has none. */
  ownFont: string | null;
  /** Why the last edits are not kept. */
  failure: Failure | null;
  /** Tries once more to keep them. */
  onKeep(): void;
  /** The way out, where there is one. */
  actions?: ReactNode;
}

type GroupId = 'words' | 'people' | 'background' | 'extras' | 'checks' | 'versions' | 'save';

const GROUP_OF: Record<LayerRef['kind'], GroupId> = {
  headline: 'words',
  subject: 'people',
  background: 'background',
  accent: 'extras',
  logo: 'extras',
};

/**
 * Changes one thing about a thumbnail and keeps the rest. Every change is a version, and every version comes back. The picture
 * stays in sight: what can be changed stands in groups beneath it, or beside it where there is room.
 */
export function Editor(props: EditorProps) {
  const { history, photos, locale, alt, services } = props;
  const scene = sceneNow(history);
  const subjects = subjectsOf(scene, photos);
  const layers = layersOf(scene);
  const [group, setGroup] = useState<GroupId>('words');
  const [chosen, setChosen] = useState<LayerRef>(layers.find(({ kind }) => kind === 'headline') ?? BACKGROUND);
  const layer = layers.find((one) => layerKey(one) === layerKey(chosen)) ?? BACKGROUND;
  const [vision, setVision] = useState<ColourVision | null>(null);
  const checks = useChecks(scene, services.check);
  // Reading goes on here.
  const region = useRef<HTMLElement>(null);
  useEffect(() => region.current?.focus(), []);

  const edit = (changed: Scene, kind: EditKind, goesOn = false) => props.onEdit(changed, kind, goesOn);
  const repainting = useRepaint(services.repainter, props.variantId, history, (changed, name) =>
    props.onEdit(changed, 'repainted', false, name),
  );
  const revise = subjects
    ? (revision: Revision, kind: EditKind) => {
        const spoken = scene.headline ? {} : { locale };
        edit(reviseScene(scene, { ...spoken, ...revision }, subjects), kind, kind === 'words');
      }
    : undefined;

  // Fields hold what is being typed; another version starts them anew.
  const [changes, setChanges] = useState(0);
  const bringBack = (version: string | null) => {
    if (version === null) return;
    setChanges(changes + 1);
    props.onVersion(version);
  };
  const [back, again] = [undo(history), redo(history)];
  const side = otherSide(scene);

  const openGroup = (opened: GroupId) => {
    setGroup(opened);
    const first = layers.find(({ kind }) => GROUP_OF[kind] === opened);
    if (first && GROUP_OF[layer.kind] !== opened) setChosen(first);
  };
  const chooseLayer = (taken: LayerRef) => {
    setChosen(taken);
    setGroup(GROUP_OF[taken.kind]);
  };

  const press = (event: KeyboardEvent) => {
    const isTyped = event.target instanceof HTMLInputElement && /^(text|number)$/.test(event.target.type);
    if (isTyped || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    bringBack(key === 'y' || event.shiftKey ? again : back);
  };

  /** Somebody from a still: mostly the same creator at another moment, so in the first person's place. */
  const putPerson = (person: Subject) => {
    const cast = scene.subjects.length > 0 ? replacePerson(scene, 0, person, subjects) : addPerson(scene, person, []);
    if (cast) edit(cast, 'person');
  };

  const words = scene.headline ? (
    <>
      <HeadlineControls key={changes} scene={scene} onEdit={edit} revise={revise} ownFont={props.ownFont} />
      <LayerTools scene={scene} layer={{ kind: 'headline' }} onEdit={edit} />
    </>
  ) : (
    <>
      <p className="text-muted">{i18n.t('editor.noWords')}</p>
      {revise && (
        <Button
          size="small"
          className="self-start"
          onClick={() => revise({ headline: i18n.t('editor.newWords') }, 'words')}
        >
          {i18n.t('editor.addWords')}
        </Button>
      )}
    </>
  );

  const background = (
    <>
      <BackgroundControls scene={scene} onEdit={edit} revise={revise} />
      {repainting.background && (
        <RepaintForm background={repainting.background} repainting={repainting} repainter={services.repainter} />
      )}
      {revise && services.stills && (
        <StillPicker
          stills={services.stills}
          services={services}
          onChoose={(still) => revise({ layout: 'still-frame', still }, 'still')}
          onPerson={putPerson}
        />
      )}
      {!services.stills && <p className="text-xs text-muted">{i18n.t('editor.stillsElsewhere')}</p>}
    </>
  );

  const count = openChecks(checks).length;
  const column = (content: ReactNode) => <div className="@container flex flex-col gap-4">{content}</div>;
  return (
    <section ref={region} tabIndex={-1} aria-label={i18n.t('editor.title')} onKeyDown={press} className="@container">
      <div className="grid gap-4 @min-[60rem]:grid-cols-[minmax(0,3fr)_minmax(22rem,2fr)] @min-[60rem]:gap-x-6">
        {/* Beside the controls it stays where it is to be seen while they scroll. */}
        <div className="flex min-w-0 flex-col gap-3 @min-[60rem]:sticky @min-[60rem]:top-4 @min-[60rem]:self-start">
          <div className="flex flex-wrap items-center gap-2">
            <Button
              size="small"
              icon={<Icon name="undo" />}
              disabled={!back}
              aria-keyshortcuts="Control+Z"
              onClick={() => bringBack(back)}
            >
              {i18n.t('editor.undo')}
            </Button>
            <Button
              size="small"
              icon={<Icon name="redo" />}
              disabled={!again}
              aria-keyshortcuts="Control+Y"
              onClick={() => bringBack(again)}
            >
              {i18n.t('editor.redo')}
            </Button>
            {revise && side && (
              <Button size="small" onClick={() => revise(side, 'side')}>
                {i18n.t('editor.otherSide')}
              </Button>
            )}
            {props.isBranded !== undefined && (
              <Switch label={i18n.t('editor.brand')} isOn={props.isBranded} onChange={props.onBrand} />
            )}
            <div className="ms-auto flex flex-wrap gap-2">{props.actions}</div>
          </div>
          {props.failure && (
            <FailureAlert failure={props.failure} title={i18n.t('editor.notKept')} onRetry={props.onKeep} />
          )}
          <Stage
            scene={scene}
            layer={layer}
            layerName={layerName(scene, layer)}
            alt={alt}
            paint={services.preview}
            placeholder={props.placeholder}
            isFramed={Object.values(GROUP_OF).includes(group)}
            vision={group === 'checks' ? vision : null}
            onEdit={edit}
            onChooseLayer={chooseLayer}
          />
          <SayChange
            scene={scene}
            subjects={subjects}
            locale={locale}
            revise={services.revise}
            repainting={repainting}
            onEdit={edit}
          />
          <RepaintProgress repainting={repainting} />
        </div>
        <div className="min-w-0">
          <Tabs<GroupId>
            label={i18n.t('editor.layer')}
            selected={group}
            onSelect={openGroup}
            tabs={[
              { id: 'words', icon: 'words', label: i18n.t('editor.headline'), content: column(words) },
              {
                id: 'people',
                icon: 'person',
                label: i18n.t('editor.people'),
                content: column(
                  <PersonControls
                    scene={scene}
                    layer={layer}
                    photos={photos.filter(({ state }) => state === 'stored').reverse()}
                    subjects={subjects}
                    services={services}
                    onEdit={edit}
                    onChooseLayer={setChosen}
                  />,
                ),
              },
              { id: 'background', icon: 'photo', label: i18n.t('editor.background'), content: column(background) },
              {
                id: 'extras',
                icon: 'star',
                label: i18n.t('editor.extras'),
                content: column(
                  <Extras key={changes} scene={scene} layer={layer} onEdit={edit} onChooseLayer={setChosen} />,
                ),
              },
              {
                id: 'checks',
                icon: 'check',
                label: count === 0 ? i18n.t('checks.tab') : i18n.t('checks.tabCount', { count }),
                content: column(
                  <Checks
                    scene={scene}
                    subjects={subjects}
                    checks={checks}
                    onEdit={edit}
                    vision={vision}
                    onVision={setVision}
                  />,
                ),
              },
              {
                id: 'versions',
                icon: 'clock',
                label: i18n.t('versions.tab', { count: history.versions.length }),
                content: column(<Versions history={history} onChoose={bringBack} />),
              },
              {
                id: 'save',
                icon: 'download',
                label: i18n.t('export.tab'),
                content: column(<Export scene={scene} fileName={props.fileName} paint={services.paint} />),
              },
            ]}
          />
        </div>
      </div>
    </section>
  );
}

const BACKGROUND: LayerRef = { kind: 'background' };
