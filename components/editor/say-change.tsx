import { type FormEvent, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { LIMITS } from '../../utils/domain/limits.ts';
import { applyEdits } from '../../utils/scene/edit/apply-edits.ts';
import { followWords } from '../../utils/scene/edit/follow-words.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { Subject } from '../../utils/scene/subject.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { EditorServices, EditScene } from './editor-services.ts';
import type { Painter } from './repaint/repainter.ts';
import type { Repainting } from './repaint/use-repaint.ts';

interface SayChangeProps {
  scene: Scene;
  subjects: readonly Subject[] | null;
  /** Language of words that are written where there were none. */
  locale: string;
  revise: EditorServices['revise'];
  repainting: Repainting;
  onEdit: EditScene;
}

/**
 * A change in plain words: "bigger text", "blue background". By rules at once; what they do not understand is asked elsewhere, and
 * what nobody understands is offered to whoever can repaint the background.
 */
export function SayChange({ scene, subjects, locale, revise, repainting, onEdit }: SayChangeProps) {
  const [words, setWords] = useState('');
  const [answer, setAnswer] = useState<'asking' | 'done' | 'unknown' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  /** The question that is waited for, so that the answer to one given up is not taken for it. */
  const question = useRef<object | null>(null);
  /** What an answer that comes later is about: the thumbnail may have been changed meanwhile. */
  const present = useRef({ scene, subjects, onEdit });
  present.current = { scene, subjects, onEdit };
  useEffect(
    () => () => {
      question.current = null;
    },
    [],
  );

  const show = (changed: Scene | null) => {
    setAnswer(changed ? 'done' : 'unknown');
    if (!changed) return;
    present.current.onEdit(changed, 'said');
    setWords('');
  };
  const ask = async () => {
    const asked = {};
    question.current = asked;
    setAnswer('asking');
    const edits = await revise(words.trim(), scene).catch(() => []);
    if (question.current !== asked) return;
    question.current = null;
    show(applyEdits(present.current.scene, edits, present.current.subjects, locale));
  };
  const say = (event: FormEvent) => {
    event.preventDefault();
    if (!words.trim() || answer === 'asking') return;
    const changed = followWords(scene, words, subjects);
    if (changed) show(changed);
    else void ask();
  };
  const painter = repainting.background && repainting.now.state !== 'running' ? repainting.painters[0] : undefined;
  const repaint = (by: Painter) => {
    repainting.start(by.style, { words: words.trim() });
    setAnswer(null);
    setWords('');
    form.current?.querySelector('input')?.focus();
  };
  const cancel = () => {
    question.current = null;
    setAnswer(null);
    form.current?.querySelector('input')?.focus();
  };

  return (
    <form ref={form} onSubmit={say} className="flex flex-col gap-1">
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-48 flex-1">
          <TextField
            label={i18n.t('editor.say')}
            placeholder={i18n.t('editor.sayExample')}
            value={words}
            onChange={setWords}
            maxLength={LIMITS.wishCharacters}
            autoComplete="off"
          />
        </div>
        <Button type="submit" busy={answer === 'asking'}>
          {i18n.t('editor.sayDo')}
        </Button>
        {answer === 'asking' && <Button onClick={cancel}>{i18n.t('editor.sayCancel')}</Button>}
      </div>
      <p role="status" className="min-h-5 text-sm text-muted">
        {answer === 'asking' && i18n.t('editor.sayAsking')}
        {answer === 'done' && i18n.t('editor.sayDone')}
        {answer === 'unknown' && i18n.t('editor.sayUnknown')}
      </p>
      {answer === 'unknown' && painter && words.trim() && (
        <div className="flex flex-wrap items-center gap-3">
          <Button size="small" onClick={() => repaint(painter)}>
            {i18n.t('repaint.offer', { model: painter.label })}
          </Button>
          <p className="text-xs text-muted">{i18n.t('panel.cost', painter.cost)}</p>
        </div>
      )}
    </form>
  );
}
