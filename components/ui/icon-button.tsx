import { Icon, type IconName } from './icon.tsx';

interface IconButtonProps {
  icon: IconName;
  /** Its name, which also shows when the pointer rests on it. */
  label: string;
  onClick(): void;
}

/** A small button with a sign instead of words, for what is done seldom and understood at sight. */
export function IconButton({ icon, label, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="grid size-8 shrink-0 cursor-pointer place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
    >
      <Icon name={icon} className="size-5" />
    </button>
  );
}
