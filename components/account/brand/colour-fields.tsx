import { useEffect, useId, useRef } from 'react';
import { i18n } from '#i18n';
import { LIMITS } from '../../../utils/domain/limits.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type DraftColour, newColour, readColour } from './brand-draft.ts';

interface ColourFieldsProps {
  colours: readonly DraftColour[];
  /** Keys of those that were no colours when the person wanted to save. */
  wrong: readonly string[];
  onChange(colours: readonly DraftColour[]): void;
}

/** The brand's colours, each picked or written. */
export function ColourFields({ colours, wrong, onChange }: ColourFieldsProps) {
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const added = useRef<string | null>(null);

  useEffect(() => {
    const isNew = colours.at(-1)?.key === added.current;
    added.current = null;
    if (isNew) list.current?.querySelector<HTMLElement>('li:last-child input')?.focus();
  }, [colours]);

  const write = (key: string, text: string) =>
    onChange(colours.map((colour) => (colour.key === key ? { key, text } : colour)));
  const add = () => {
    const colour = newColour();
    added.current = colour.key;
    onChange([...colours, colour]);
  };
  const remove = (key: string) => {
    onChange(colours.filter((colour) => colour.key !== key));
    addButton.current?.focus();
  };

  return (
    <fieldset aria-describedby={`${id}-hint`} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-semibold">{i18n.t('brand.colours')}</legend>
      <p id={`${id}-hint`} className="text-xs text-muted">
        {i18n.t('brand.coloursHint', { limit: LIMITS.brandColours })}
      </p>
      {colours.length === 0 && <p className="text-muted">{i18n.t('brand.coloursNone')}</p>}
      <ul ref={list} className="flex flex-wrap gap-4 empty:hidden">
        {colours.map(({ key, text }, index) => {
          const number = index + 1;
          return (
            <li key={key} className="flex w-60 items-start gap-2">
              <input
                type="color"
                aria-label={i18n.t('brand.colourPicker', { number })}
                value={readColour(text) ?? '#000000'}
                onChange={(event) => write(key, event.target.value)}
                className="mt-6 h-10 w-12 shrink-0 cursor-pointer rounded-lg border border-control bg-surface p-1"
              />
              <div className="min-w-0 flex-1">
                <TextField
                  label={i18n.t('brand.colour', { number })}
                  error={
                    wrong.includes(key) && readColour(text) === null
                      ? i18n.t('brand.colourWrong', { number })
                      : undefined
                  }
                  value={text}
                  onChange={(value) => write(key, value)}
                  onBlur={() => write(key, readColour(text) ?? text)}
                  autoCapitalize="none"
                  autoComplete="off"
                  spellCheck={false}
                  maxLength={20}
                />
              </div>
              <div className="mt-7">
                <IconButton icon="trash" label={i18n.t('brand.colourRemove', { number })} onClick={() => remove(key)} />
              </div>
            </li>
          );
        })}
      </ul>
      <div>
        <Button ref={addButton} size="small" disabled={colours.length >= LIMITS.brandColours} onClick={add}>
          {i18n.t('brand.colourAdd')}
        </Button>
      </div>
    </fieldset>
  );
}
