import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Spinner } from './spinner.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  variant?: ButtonVariant;
  size?: 'medium' | 'small';
  /** Shows that what the button started is under way. The button keeps its name and the focus, and does nothing more. */
  busy?: boolean;
  /** Does nothing when pressed, and says so. It can still be focused, so that its description can be read. */
  disabled?: boolean;
  icon?: ReactNode;
}

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent',
  secondary: 'bg-surface text-ink border-control hover:bg-sunken',
  quiet: 'bg-transparent text-accent border-transparent hover:bg-accent-soft',
  danger: 'bg-surface text-danger border-danger hover:bg-danger-soft',
};

const SIZES = { medium: 'min-h-10 px-4 py-2', small: 'min-h-8 px-3 py-1' };

/** A button that never leaves the tab order: disabled and busy ones are told by ARIA and ignore presses. */
export function Button({
  variant = 'secondary',
  size = 'medium',
  busy = false,
  disabled = false,
  icon,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const inert = busy || disabled;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (inert) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={inert || undefined}
      aria-busy={busy || undefined}
      onClick={press}
      className={classNames(
        'inline-flex cursor-pointer items-center justify-center gap-2 rounded-lg border text-center text-sm font-semibold transition-colors motion-reduce:transition-none',
        'aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-muted',
        SIZES[size],
        VARIANTS[variant],
        className,
      )}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}
