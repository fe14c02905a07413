import { type FormEvent, useState } from 'react';
import { i18n } from '#i18n';
import { followWords } from '../../utils/scene/edit/follow-words.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { Subject } from '../../utils/scene/subject.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { EditScene } from './editor-services.ts';

interface SayChangeProps {
  scene: Scene;
  subjects: readonly Subject[] | null;
  onEdit: EditScene;
}

/** A change in plain words: "bigger text", "blue background". */
export function SayChange({ scene, subjects, onEdit }: SayChangeProps) {
  const [words, setWords] = useState('');
  const [answer, setAnswer] = useState<'done' | 'unknown' | null>(null);
  const say = (event: FormEvent) => {
    event.preventDefault();
    if (!words.trim()) return;
    const changed = followWords(scene, words, subjects);
    setAnswer(changed ? 'done' : 'unknown');
    if (!changed) return;
    onEdit(changed, 'said');
    setWords('');
  };
  return (
    <form onSubmit={say} className="flex flex-col gap-1">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextField
            label={i18n.t('editor.say')}
            placeholder={i18n.t('editor.sayExample')}
            value={words}
            onChange={setWords}
            maxLength={200}
            autoComplete="off"
          />
        </div>
        <Button type="submit">{i18n.t('editor.sayDo')}</Button>
      </div>
      <p role="status" className="min-h-5 text-sm text-muted">
        {answer === 'done' && i18n.t('editor.sayDone')}
        {answer === 'unknown' && i18n.t('editor.sayUnknown')}
      </p>
    </form>
  );
}
