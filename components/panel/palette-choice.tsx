import { useId } from 'react';
import { i18n } from '#i18n';
import {
  PALETTE_IDS,
  PALETTES,
  type PaletteChoice as PaletteChoiceValue,
  type PaletteId,
} from '../../utils/scene/palettes.ts';
import { classNames } from '../ui/class-names.ts';
import { paletteName } from './palette-name.ts';

/** All palettes, each shown by its colours and named for whoever cannot see them. */
export function PaletteChoice({ value, onChange }: { value: PaletteChoiceValue; onChange(palette: PaletteId): void }) {
  const id = useId();
  return (
    <div role="radiogroup" aria-labelledby={`${id}-label`} className="flex flex-col gap-1">
      <span id={`${id}-label`} className="text-sm font-semibold">
        {i18n.t('editor.palette')}
      </span>
      <div className="flex flex-wrap gap-2">
        {PALETTE_IDS.map((palette) => (
          <input
            key={palette}
            type="radio"
            name={id}
            aria-label={paletteName(palette)}
            title={paletteName(palette)}
            checked={palette === value}
            onChange={() => onChange(palette)}
            style={{ background: swatch(palette) }}
            className={classNames(
              'size-8 cursor-pointer appearance-none rounded-full border border-control',
              palette === value && 'ring-2 ring-accent ring-offset-2 ring-offset-surface',
            )}
          />
        ))}
      </div>
    </div>
  );
}

/** Ground, words and accent as three slices. */
function swatch(palette: PaletteId): string {
  const { background, emphasis, accent } = PALETTES[palette];
  return `conic-gradient(${emphasis} 0 25%, ${accent} 0 50%, ${background[1]} 0)`;
}
