import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export interface Tab<Id extends string> {
  id: Id;
  label: string;
  /** Stands above the label, which is then small: for many tabs in little room. */
  icon?: IconName;
  content: ReactNode;
}

interface TabsProps<Id extends string> {
  /** Names the row of tabs. */
  label: string;
  tabs: readonly Tab<Id>[];
  selected: Id;
  onSelect(id: Id): void;
}

/** Tabs as the ARIA practices describe them: one stop in the tab order, arrow keys, Home and End; selection follows focus. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect }: TabsProps<Id>) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const current = tabs.find((tab) => tab.id === selected);

  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const from = tabs.findIndex((tab) => tab.id === selected);
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    const to = targetOf(event.key, from, tabs.length, isRightToLeft);
    const tab = to === null ? undefined : tabs[to];
    if (!tab) return;
    event.preventDefault();
    onSelect(tab.id);
    row.current?.querySelectorAll<HTMLElement>('[role=tab]')[to ?? 0]?.focus();
  };

  return (
    <div className="flex flex-col">
      <div
        ref={row}
        role="tablist"
        aria-label={label}
        onKeyDown={move}
        className={classNames('flex flex-wrap border-b border-line', !tabs.some(({ icon }) => icon) && 'gap-x-1')}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}-tab`}
            aria-selected={tab.id === selected}
            aria-controls={tab.id === selected ? `${id}-${tab.id}-panel` : undefined}
            tabIndex={tab.id === selected ? 0 : -1}
            onClick={() => onSelect(tab.id)}
            className={classNames(
              '-mb-px min-h-10 cursor-pointer border-b-2 font-semibold focus-visible:-outline-offset-2',
              tab.icon
                ? 'flex flex-1 flex-col items-center gap-1 px-1.5 py-1 text-xs whitespace-nowrap'
                : 'px-1.5 text-sm sm:px-3',
              tab.id === selected ? 'border-accent text-accent' : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {tab.icon && <Icon name={tab.icon} className="size-5" />}
            {tab.label}
          </button>
        ))}
      </div>
      {current && (
        <div
          key={current.id}
          role="tabpanel"
          id={`${id}-${current.id}-panel`}
          aria-labelledby={`${id}-${current.id}-tab`}
          className="pt-4"
        >
          {current.content}
        </div>
      )}
    </div>
  );
}

/** Which tab a key leads to, or null where the key is none of the tabs'. */
export function targetOf(key: string, from: number, count: number, isRightToLeft: boolean): number | null {
  const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const back = isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
  if (key === forward) return (from + 1) % count;
  if (key === back) return (from - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}
