import { useState } from 'react';
import { i18n } from '#i18n';
import { Icon } from './icon.tsx';
import { TextField } from './text-field.tsx';

interface PasswordFieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  onChange(value: string): void;
  autoComplete: 'current-password' | 'new-password';
}

/** A password, with a button that shows what was typed. */
export function PasswordField(props: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const toggleName = shown ? i18n.t('ui.hidePassword') : i18n.t('ui.showPassword');
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      spellCheck={false}
      trailing={
        <button
          type="button"
          aria-label={toggleName}
          title={toggleName}
          onClick={() => setShown(!shown)}
          className="grid size-8 cursor-pointer place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
        >
          <Icon name={shown ? 'eye-off' : 'eye'} className="size-5" />
        </button>
      }
    />
  );
}
