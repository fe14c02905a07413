import { Children, type ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

/**
 * Something to know, read out when there is time. Stays in the document while it is empty, so that what comes into it is
 * announced.
 */
export function Status({ icon, children }: { icon?: IconName; children?: ReactNode }) {
  return (
    <div role="status" className="empty:absolute">
      {Children.toArray(children).length > 0 && (
        <div className="flex gap-2 rounded-lg bg-accent-soft p-3 text-sm">
          {icon && <Icon name={icon} className="mt-0.5 size-4 text-accent" />}
          <div className="min-w-0 flex-1">{children}</div>
        </div>
      )}
    </div>
  );
}
