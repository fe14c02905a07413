import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { CONTROL_CLASSES, Field, type FieldProps } from './field.tsx';

interface TextFieldProps
  extends FieldProps,
    Omit<ComponentProps<'input'>, 'id' | 'value' | 'onChange' | 'className' | 'aria-describedby' | 'aria-invalid'> {
  value: string;
  onChange(value: string): void;
  /** Stands at the end of the box, as a button that shows a password does. */
  trailing?: ReactNode;
}

/** One line of text. */
export function TextField({ label, hint, error, value, onChange, trailing, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className="relative">
          <input
            {...rest}
            {...control}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={classNames(CONTROL_CLASSES, 'min-h-10', Boolean(trailing) && 'pe-12')}
          />
          {trailing && <div className="absolute inset-y-0 end-1 flex items-center">{trailing}</div>}
        </div>
      )}
    </Field>
  );
}
