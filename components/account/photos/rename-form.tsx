import { type FormEvent, useState } from 'react';
import { i18n } from '#i18n';
import { LIMITS } from '../../../utils/domain/limits.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface RenameFormProps {
  /** What is asked for. */
  field: string;
  /** What is said where nothing was written. */
  missing: string;
  label: string;
  onRename(label: string): Promise<void>;
  onDone(): void;
}

/** Writes another label, of a photo or of a person on photos. */
export function RenameForm({ field, missing, label: before, onRename, onDone }: RenameFormProps) {
  const [label, setLabel] = useState(before);
  const [isMissing, setMissing] = useState(false);
  const rename = useAction(async () => {
    await onRename(label.trim());
    onDone();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!label.trim());
    if (label.trim()) void rename.run();
  };
  return (
    <form noValidate onSubmit={submit} className="flex max-w-sm flex-col gap-2">
      <TextField
        label={field}
        value={label}
        onChange={setLabel}
        error={isMissing ? missing : undefined}
        maxLength={LIMITS.labelCharacters}
        autoComplete="off"
        ref={selectOnArrival}
      />
      {rename.failure && <FailureAlert failure={rename.failure} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" variant="primary" busy={rename.busy}>
          {i18n.t('photos.save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {i18n.t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** A new label is more often written anew than mended. */
function selectOnArrival(field: HTMLInputElement | null): void {
  if (field && document.activeElement !== field) field.select();
}
