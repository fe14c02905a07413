import type { ChangeEvent } from 'react';
import { Icon } from '../../ui/icon.tsx';

interface FileButtonProps {
  label: string;
  accept: string;
  /** Ids of what describes it. */
  describedBy: string;
  isInvalid?: boolean;
  onFile(file: File): void;
}

/** A button that lets a person choose one file. */
export function FileButton({ label, accept, describedBy, isInvalid = false, onFile }: FileButtonProps) {
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file) onFile(file);
    // The same file may be chosen again, after a failure for instance.
    event.target.value = '';
  };
  return (
    <label className="relative inline-flex min-h-10 cursor-pointer items-center gap-2 rounded-lg border border-control bg-surface px-4 font-semibold hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <Icon name="upload" className="size-5" />
      {label}
      <input
        type="file"
        accept={accept}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        onChange={choose}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
    </label>
  );
}
