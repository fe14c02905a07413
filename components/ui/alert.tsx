import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

interface AlertProps {
  tone?: 'danger' | 'caution';
  title: ReactNode;
  children?: ReactNode;
  /** Buttons that help. */
  actions?: ReactNode;
}

const TONES = {
  danger: 'border-danger bg-danger-soft text-danger',
  caution: 'border-caution bg-caution-soft text-caution',
};

/** Something went wrong or cannot be done: read out at once. Says what happened, then what to do. */
export function Alert({ tone = 'danger', title, children, actions }: AlertProps) {
  return (
    <div role="alert" className={classNames('flex gap-2 rounded-lg border p-3 text-sm', TONES[tone])}>
      <Icon name="warning" className="mt-0.5 size-4" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="font-semibold">{title}</p>
        {children && <div className="text-ink">{children}</div>}
        {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
