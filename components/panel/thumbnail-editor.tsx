import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { LIMITS } from '../../utils/domain/limits.ts';
import { otherSide, type Revision, reviseScene, wordsOf } from '../../utils/scene/edit/revise-scene.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { Subject } from '../../utils/scene/subject.ts';
import { Button } from '../ui/button.tsx';
import { CONTROL_CLASSES } from '../ui/field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { PaletteChoice } from './palette-choice.tsx';

interface ThumbnailEditorProps {
  scene: Scene;
  /** The people on it. */
  subjects: readonly Subject[];
  /** Language of words that are written where there were none. */
  locale: string;
  onChange(scene: Scene): void;
  /** Goes back to the thumbnail as it was made; undefined where nothing was changed. */
  onStartOver: (() => void) | undefined;
  onDone(): void;
}

/** Changes one thing about a thumbnail and keeps the rest: words, stress, colours, side. Every change shows at once. */
export function ThumbnailEditor({ scene, subjects, locale, onChange, onStartOver, onDone }: ThumbnailEditorProps) {
  const [words, setWords] = useState(scene.headline?.text ?? '');
  const revise = (revision: Revision) => onChange(reviseScene(scene, revision, subjects));
  const other = otherSide(scene);

  const write = (written: string) => {
    setWords(written);
    revise({ headline: written, ...(!scene.headline && { locale }) });
  };
  const startOver = () => {
    onStartOver?.();
    onDone();
  };

  return (
    <div className="mt-3 flex flex-col gap-4 rounded-lg bg-sunken p-3">
      <TextField
        label={i18n.t('editor.words')}
        hint={i18n.t('editor.wordsHint')}
        value={words}
        onChange={write}
        maxLength={LIMITS.headlineCharacters}
        autoComplete="off"
        ref={focusOnArrival}
      />
      {scene.headline && <EmphasisChoice scene={scene} onChange={(part) => revise({ emphasis: part ? [part] : [] })} />}
      <PaletteChoice value={scene.palette} onChange={(palette) => revise({ palette })} />
      <div className="flex flex-wrap gap-2">
        {other && (
          <Button size="small" onClick={() => revise(other)}>
            {i18n.t('editor.otherSide')}
          </Button>
        )}
        {onStartOver && (
          <Button size="small" onClick={startOver}>
            {i18n.t('editor.startOver')}
          </Button>
        )}
        <Button size="small" variant="primary" className="ms-auto" onClick={onDone}>
          {i18n.t('editor.done')}
        </Button>
      </div>
    </div>
  );
}

function focusOnArrival(field: HTMLInputElement | null): void {
  field?.focus();
}

function EmphasisChoice({ scene, onChange }: { scene: Scene; onChange(emphasis: string | null): void }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {i18n.t('editor.emphasis')}
      </label>
      <select
        id={id}
        value={scene.headline?.emphasis[0] ?? ''}
        onChange={(event) => onChange(event.target.value || null)}
        className={CONTROL_CLASSES}
      >
        <option value="">{i18n.t('editor.emphasisNone')}</option>
        {wordsOf(scene).map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    </div>
  );
}
