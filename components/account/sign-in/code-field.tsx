import { i18n } from '#i18n';
import { TextField } from '../../ui/text-field.tsx';

const CODE_DIGITS = 6;

/** Whether this can be a code at all. */
export function isWholeCode(code: string): boolean {
  return code.length === CODE_DIGITS;
}

/** The six digits from an e-mail. Blanks and dashes that came along when pasting are dropped. */
export function CodeField({
  label = i18n.t('code.code'),
  takesFocus = true,
  value,
  onChange,
  error,
}: {
  /** Where there is more than one of them. */
  label?: string;
  takesFocus?: boolean;
  value: string;
  onChange(code: string): void;
  error: string | undefined;
}) {
  return (
    <TextField
      label={label}
      value={value}
      onChange={(typed) => onChange(typed.replaceAll(/\D/g, '').slice(0, CODE_DIGITS))}
      error={error}
      inputMode="numeric"
      autoComplete="one-time-code"
      ref={takesFocus ? focusOnArrival : undefined}
    />
  );
}

/** Where the field is what the screen is about, it has the focus from the start. */
function focusOnArrival(field: HTMLInputElement | null): void {
  field?.focus();
}
