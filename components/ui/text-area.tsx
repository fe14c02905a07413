import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { CONTROL_CLASSES, Field, type FieldProps } from './field.tsx';

interface TextAreaProps
  extends FieldProps,
    Omit<ComponentProps<'textarea'>, 'id' | 'value' | 'onChange' | 'className' | 'aria-describedby' | 'aria-invalid'> {
  value: string;
  onChange(value: string): void;
}

/** Several lines of text; grows with what is written. */
export function TextArea({ label, hint, error, value, onChange, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          {...rest}
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={classNames(CONTROL_CLASSES, 'field-sizing-content min-h-16 resize-y')}
        />
      )}
    </Field>
  );
}
