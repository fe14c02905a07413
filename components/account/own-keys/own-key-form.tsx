import { type FormEvent, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { ProviderId } from '../../../supabase/functions/_shared/contract.ts';
import { LIMITS } from '../../../utils/domain/limits.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { providerName } from '../../providers/provider-name.ts';
import { Button } from '../../ui/button.tsx';
import { formatDate } from '../../ui/formats.ts';
import { Status } from '../../ui/status.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { findKeyProblem, type KeyProblem } from './key-problem.ts';
import { RemoveKey } from './remove-key.tsx';

interface OwnKeyFormProps {
  provider: ProviderId;
  /** ISO 8601; null where no key is kept. */
  keptAt: string | null;
  onKept(): void;
  onRemoved(): void;
}

/** The key for one provider: given, replaced and removed, and never shown once it is kept. */
export function OwnKeyForm({ provider, keptAt, onKept, onRemoved }: OwnKeyFormProps) {
  const call = useCall();
  const form = useRef<HTMLFormElement>(null);
  const [key, setKey] = useState('');
  const [problem, setProblem] = useState<KeyProblem | null>(null);
  const [outcome, setOutcome] = useState<'saved' | 'removed' | null>(null);
  const name = providerName(provider);

  const save = useAction(async () => {
    await call('keys.keep', { provider, key });
    setKey('');
    setOutcome('saved');
    onKept();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save.busy) return;
    const found = findKeyProblem(key);
    setOutcome(null);
    save.clear();
    setProblem(found);
    if (found) focusField(form.current);
    else void save.run();
  };
  // The button that had the focus is gone with the key.
  useEffect(() => {
    if (outcome === 'removed') focusField(form.current);
  }, [outcome]);

  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-2">
      <TextField
        label={i18n.t('ownKeys.keyFor', { provider: name })}
        hint={keptAt ? i18n.t('ownKeys.keptSince', { date: formatDate(keptAt) }) : undefined}
        error={problem ? problemWords(problem) : undefined}
        type="password"
        // Keeps the browser from filling in the account's password.
        autoComplete="new-password"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={save.busy}
        value={key}
        onChange={(text) => {
          setOutcome(null);
          setProblem(null);
          setKey(text);
        }}
      />
      {save.failure && <FailureAlert failure={save.failure} title={i18n.t('ownKeys.saveFailed', { provider: name })} />}
      <Status icon="check">{outcome && outcomeWords(outcome, name)}</Status>
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          size="small"
          variant="primary"
          busy={save.busy}
          aria-label={i18n.t('ownKeys.saveFor', { provider: name })}
        >
          {i18n.t('ownKeys.save')}
        </Button>
        {keptAt && !save.busy && (
          <RemoveKey
            provider={provider}
            onRemoved={() => {
              setOutcome('removed');
              onRemoved();
            }}
          />
        )}
      </div>
    </form>
  );
}

const focusField = (form: HTMLFormElement | null) => form?.querySelector('input')?.focus();

const outcomeWords = (outcome: 'saved' | 'removed', provider: string) =>
  outcome === 'saved' ? i18n.t('ownKeys.saved', { provider }) : i18n.t('ownKeys.removed', { provider });

function problemWords(problem: KeyProblem): string {
  switch (problem) {
    case 'missing':
      return i18n.t('ownKeys.problem.missing');
    case 'short':
      return i18n.t('ownKeys.problem.short', { limit: LIMITS.providerKeyCharactersMin });
    case 'long':
      return i18n.t('ownKeys.problem.long', { limit: LIMITS.providerKeyCharactersMax });
    case 'characters':
      return i18n.t('ownKeys.problem.characters');
  }
}
