import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { LIMITS } from '../../utils/domain/limits.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { Subject } from '../../utils/scene/subject.ts';
import { Button } from '../ui/button.tsx';
import { CONTROL_CLASSES } from '../ui/field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { editScene, emphasisChoices, onOtherSide, type SceneChange } from './edit-scene.ts';
import { PaletteChoice } from './palette-choice.tsx';

interface ThumbnailEditorProps {
  scene: Scene;
  /** The person on it. */
  subject: Subject | null;
  /** Language of words that are written where there were none. */
  locale: string;
  onChange(scene: Scene): void;
  /** Goes back to the thumbnail as it was made; undefined where nothing was changed. */
  onStartOver: (() => void) | undefined;
  onDone(): void;
}

/** Changes one thing about a thumbnail and keeps the rest: words, stress, colours, side. Every change shows at once. */
export function ThumbnailEditor({ scene, subject, locale, onChange, onStartOver, onDone }: ThumbnailEditorProps) {
  const [words, setWords] = useState(scene.headline?.text ?? '');
  const change = (one: SceneChange) => onChange(editScene(scene, one, subject));
  const otherSide = onOtherSide(scene, subject);

  const write = (written: string) => {
    setWords(written);
    change({ kind: 'words', words: written, locale });
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
      {scene.headline && (
        <EmphasisChoice scene={scene} onChange={(emphasis) => change({ kind: 'emphasis', emphasis })} />
      )}
      <PaletteChoice value={scene.palette} onChange={(palette) => change({ kind: 'palette', palette })} />
      <div className="flex flex-wrap gap-2">
        {otherSide && (
          <Button size="small" onClick={() => onChange(otherSide)}>
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
        value={scene.headline?.emphasis ?? ''}
        onChange={(event) => onChange(event.target.value || null)}
        className={CONTROL_CLASSES}
      >
        <option value="">{i18n.t('editor.emphasisNone')}</option>
        {emphasisChoices(scene).map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    </div>
  );
}
