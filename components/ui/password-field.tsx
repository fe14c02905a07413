import { useState } from 'react';
import { i18n } from '#i18n';
import { IconButton } from './icon-button.tsx';
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
      trailing={<IconButton icon={shown ? 'eye-off' : 'eye'} label={toggleName} onClick={() => setShown(!shown)} />}
    />
  );
}
