import { useId, useState } from 'react';
import { classNames } from './class-names.ts';
import { CONTROL_CLASSES } from './field.tsx';

/** Without the browser's small arrows, which the slider makes needless. */
const NUMBER_CLASSES = 'max-w-14 [appearance:textfield] text-center [&::-webkit-inner-spin-button]:appearance-none';

interface SliderFieldProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  /** Stands behind the number: `%`, `°`. */
  unit: string;
  onChange(value: number): void;
}

/** A number that is drawn or typed. */
export function SliderField({ label, value, min, max, step = 1, unit, onChange }: SliderFieldProps) {
  const id = useId();
  /** What is being typed, which need not be a number yet. */
  const [typed, setTyped] = useState<string | null>(null);
  const shown = Math.round(value / step) * step;
  const type = (text: string) => {
    setTyped(text);
    const number = Number(text);
    if (text.trim() && number >= min && number <= max) onChange(number);
  };
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <div className="flex items-center gap-2">
        <input
          id={id}
          type="range"
          min={min}
          max={max}
          step={step}
          value={shown}
          aria-valuetext={`${shown}${unit}`}
          onChange={(event) => onChange(Number(event.target.value))}
          className="min-h-8 min-w-0 flex-1 cursor-pointer"
        />
        <input
          type="number"
          inputMode="numeric"
          aria-label={label}
          min={min}
          max={max}
          step={step}
          value={typed ?? shown}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setTyped(null)}
          className={classNames(CONTROL_CLASSES, NUMBER_CLASSES)}
        />
        <span aria-hidden="true" className="w-3 text-muted">
          {unit}
        </span>
      </div>
    </div>
  );
}
