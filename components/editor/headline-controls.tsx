import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { LIMITS } from '../../utils/domain/limits.ts';
import { type Revision, wordsOf } from '../../utils/scene/edit/revise-scene.ts';
import { FONT_IDS, type FontId, type Headline, type Scene } from '../../utils/scene/schema.ts';
import { RadioGroup } from '../ui/radio-group.tsx';
import { SliderField } from '../ui/slider-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ColourField } from './colour-field.tsx';
import type { EditScene } from './editor-services.ts';

interface HeadlineControlsProps {
  scene: Scene;
  onEdit: EditScene;
  /** Arranges the picture anew; undefined where a photo is gone. */
  revise: ((revision: Revision, kind: 'words' | 'emphasis') => void) | undefined;
  /** What the brand kit's own typeface is called; null where it has none. */
  ownFont: string | null;
}

const FONT_NAMES: Record<FontId, string> = {
  roboto: 'Roboto Condensed',
  bangers: 'Bangers',
  montserrat: 'Montserrat',
  sofia: 'Sofia Extra Condensed',
};

/** Words, typeface, colours, edge, alignment, and which words are stressed. */
export function HeadlineControls({ scene, onEdit, revise, ownFont }: HeadlineControlsProps) {
  const { headline } = scene;
  const [words, setWords] = useState(headline?.text ?? '');
  const change = (changes: Partial<Headline>, goesOn = false) => {
    if (headline) onEdit({ ...scene, headline: { ...headline, ...changes } }, 'letters', goesOn);
  };
  const write = (written: string) => {
    setWords(written);
    if (revise) revise({ headline: written }, 'words');
    else if (headline && written.trim()) onEdit({ ...scene, headline: { ...headline, text: written } }, 'words', true);
  };
  const hasOwnFont = ownFont !== null || headline?.font === 'own';
  const fonts: { value: Headline['font']; label: string }[] = [
    ...FONT_IDS.map((font) => ({ value: font, label: FONT_NAMES[font] })),
    ...(hasOwnFont ? [{ value: 'own' as const, label: ownFont ?? i18n.t('brand.fontOwn') }] : []),
  ];
  const edge = headline?.stroke;
  return (
    <div className="flex flex-col gap-4">
      <TextField
        label={i18n.t('editor.words')}
        hint={i18n.t('editor.wordsHint')}
        value={words}
        onChange={write}
        maxLength={LIMITS.headlineCharacters}
        autoComplete="off"
      />
      {headline && (
        <>
          <StressedWords
            scene={scene}
            onChange={(emphasis) => (revise ? revise({ emphasis }, 'emphasis') : change({ emphasis }))}
          />
          <RadioGroup
            label={i18n.t('editor.font')}
            options={fonts}
            value={headline.font}
            onChange={(font) => change({ font })}
          />
          <div className="flex flex-wrap gap-x-8 gap-y-4">
            <RadioGroup
              label={i18n.t('editor.align')}
              options={[
                { value: 'left', label: i18n.t('editor.alignLeft') },
                { value: 'center', label: i18n.t('editor.alignCentre') },
                { value: 'right', label: i18n.t('editor.alignRight') },
              ]}
              value={headline.align}
              onChange={(align) => change({ align })}
            />
            <RadioGroup
              label={i18n.t('editor.casing')}
              options={[
                { value: 'upper', label: i18n.t('editor.casingUpper') },
                { value: 'as-is', label: i18n.t('editor.casingAsIs') },
              ]}
              value={headline.casing}
              onChange={(casing) => change({ casing })}
            />
          </div>
          <div className="grid items-end gap-x-6 gap-y-3 @lg:grid-cols-2">
            <fieldset aria-label={i18n.t('editor.colours')} className="flex flex-wrap gap-x-4 gap-y-1">
              <ColourField
                label={i18n.t('editor.letters')}
                value={headline.fill}
                onChange={(fill) => change({ fill }, true)}
              />
              <ColourField
                label={i18n.t('editor.stressedLetters')}
                value={headline.emphasisFill}
                onChange={(emphasisFill) => change({ emphasisFill }, true)}
              />
              <ColourField
                label={i18n.t('editor.edge')}
                value={edge?.colour ?? '#000000'}
                onChange={(colour) => change({ stroke: { colour, width: edge?.width || 0.1 } }, true)}
              />
            </fieldset>
            <SliderField
              label={i18n.t('editor.edgeWidth')}
              value={(edge?.width ?? 0) * 100}
              min={0}
              max={30}
              unit="%"
              onChange={(percent) => {
                const colour = edge?.colour ?? '#000000';
                change({ stroke: percent > 0 ? { colour, width: percent / 100 } : null }, true);
              }}
            />
          </div>
        </>
      )}
    </div>
  );
}

/** Every word with a tick. */
function StressedWords({ scene, onChange }: { scene: Scene; onChange(emphasis: string[]): void }) {
  const id = useId();
  const stressed = scene.headline?.emphasis ?? [];
  const isStressed = (word: string) => stressed.some((part) => part.split(/\s+/).includes(word) || part === word);
  const toggle = (word: string) => {
    const words = wordsOf(scene).filter((other) => (other === word ? !isStressed(word) : isStressed(other)));
    onChange(words);
  };
  return (
    <fieldset className="flex flex-col gap-1">
      <legend id={`${id}-label`} className="text-sm font-semibold">
        {i18n.t('editor.emphasis')}
      </legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {wordsOf(scene).map((word) => (
          <label key={word} className="flex min-h-8 cursor-pointer items-center gap-2">
            <input type="checkbox" checked={isStressed(word)} onChange={() => toggle(word)} className="size-4" />
            {word}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
