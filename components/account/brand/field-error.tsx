import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';

/** What is wrong with a group of controls, read out as it appears. Stays in the document while it is empty. */
export function FieldError({ id, children }: { id: string; children?: ReactNode }) {
  return (
    <div id={id} role="alert" className="empty:absolute">
      {children && (
        <p className="flex items-start gap-1 text-sm text-danger">
          <Icon name="warning" className="mt-0.5 size-4" />
          <span>{children}</span>
        </p>
      )}
    </div>
  );
}
