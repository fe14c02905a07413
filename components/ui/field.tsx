import { type ReactNode, useId } from 'react';
import { Icon } from './icon.tsx';

export interface FieldProps {
  /** The accessible name, and nothing else. */
  label: string;
  hint?: ReactNode;
  /** What is wrong with the value, as a sentence. */
  error?: string | undefined;
}

/** What a control inside a {@link Field} needs to be named and described. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Label, control, hint and error of one form field, tied together. */
export function Field({
  label,
  hint,
  error,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [error && errorId, hint && hintId].filter(Boolean).join(' ');
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {children({ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p id={errorId} className="flex items-start gap-1 text-sm text-danger">
          <Icon name="warning" className="mt-0.5 size-4" />
          <span>{error}</span>
        </p>
      )}
      {hint && (
        <p id={hintId} className="text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

/** Shared by every control that is typed into. What is typed runs in its own script's direction, whatever the page's is. */
export const CONTROL_CLASSES =
  'w-full rounded-lg border border-control bg-surface px-3 py-2 text-sm text-ink [unicode-bidi:plaintext] placeholder:text-muted aria-invalid:border-danger';
