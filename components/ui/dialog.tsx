import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { classNames } from './class-names.ts';

interface DialogProps {
  title: string;
  children: ReactNode;
  /** Buttons at its foot. */
  actions: ReactNode;
  /** `large` takes what width there is, for work rather than a question. */
  size?: 'medium' | 'large';
  /** For what is to be read from the beginning, before anything in it is pressed. */
  startsAtTitle?: boolean;
  /** Escape was pressed. */
  onCancel(): void;
}

/** A modal dialog. The browser's own element keeps focus inside and gives it back afterwards. Mounted means open. */
export function Dialog({ title, children, actions, size = 'medium', startsAtTitle = false, onCancel }: DialogProps) {
  const titleId = useId();
  const element = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  // Before it is taken out of the document: only then does closing give the focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    const asker = document.activeElement;
    dialog?.showModal();
    // Else the browser begins with the first link or button.
    if (heading.current?.hasAttribute('tabindex')) heading.current.focus();
    const stopPlacing = dialog && asker && window.self !== window.top ? placeBeside(dialog, asker) : undefined;
    return () => {
      stopPlacing?.();
      dialog?.close();
    };
  }, []);

  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
      className={classNames(
        'm-auto max-h-[calc(100vh-2rem)] overflow-y-auto rounded-xl border border-line bg-surface text-start text-ink shadow-xl',
        size === 'large' ? 'w-[min(60rem,calc(100vw-1rem))] max-w-none p-4' : 'w-[min(32rem,calc(100vw-2rem))] p-6',
      )}
    >
      <h2
        id={titleId}
        ref={heading}
        tabIndex={startsAtTitle ? -1 : undefined}
        className="mb-3 text-lg font-semibold outline-none"
      >
        {title}
      </h2>
      <div className="flex flex-col gap-3 text-sm">{children}</div>
      <div className="mt-6 flex flex-wrap justify-end gap-2">{actions}</div>
    </dialog>
  );
}

/** Room that is left around it, in CSS pixels. */
const ROOM = 8;

/**
 * In a frame that is as high as its content the middle may be far out of sight, so a dialog opens there where what asked for it
 * stands, and keeps within the frame as it grows.
 * @returns what stops it
 */
function placeBeside(dialog: HTMLDialogElement, asker: Element): () => void {
  const wanted = asker.getBoundingClientRect().top + window.scrollY;
  const place = () => {
    const lowest = document.documentElement.scrollHeight - dialog.offsetHeight - ROOM;
    Object.assign(dialog.style, { position: 'absolute', margin: '0 auto', bottom: 'auto' });
    dialog.style.top = `${Math.max(ROOM, Math.min(wanted, lowest))}px`;
  };
  place();
  dialog.scrollIntoView({ block: 'nearest' });
  const observer = new ResizeObserver(place);
  observer.observe(dialog);
  return () => observer.disconnect();
}
