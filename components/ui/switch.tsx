import { classNames } from './class-names.ts';

interface SwitchProps {
  label: string;
  isOn: boolean;
  onChange(isOn: boolean): void;
  /** Cannot be turned now. It can still be focused, so that its description can be read. */
  isBlocked?: boolean;
  'aria-describedby'?: string | undefined;
}

/** On or off, at once. */
export function Switch({ label, isOn, onChange, isBlocked = false, ...described }: SwitchProps) {
  return (
    <label
      className={classNames(
        'inline-flex min-h-9 items-center gap-2',
        isBlocked ? 'cursor-not-allowed text-muted' : 'cursor-pointer',
      )}
    >
      <input
        {...described}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells by itself whether it is checked.
        role="switch"
        checked={isOn}
        aria-disabled={isBlocked || undefined}
        onChange={() => {
          if (!isBlocked) onChange(!isOn);
        }}
        className={classNames(
          'relative h-5 w-9 shrink-0 cursor-[inherit] appearance-none rounded-full border border-control bg-sunken transition-colors motion-reduce:transition-none',
          'before:absolute before:inset-y-0.5 before:start-0.5 before:aspect-square before:rounded-full before:bg-control before:transition-[inset-inline-start] motion-reduce:before:transition-none',
          'checked:before:start-4.5 not-aria-disabled:checked:border-accent not-aria-disabled:checked:bg-accent not-aria-disabled:checked:before:bg-on-accent',
        )}
      />
      {label}
    </label>
  );
}
