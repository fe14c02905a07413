import { i18n } from '#i18n';
import type { PhotoHint } from '../../utils/scene/photo-hints.ts';
import { Icon } from '../ui/icon.tsx';

/** What could be better about a photo, and what to do. */
export function PhotoHints({ hints }: { hints: readonly PhotoHint[] }) {
  if (hints.length === 0) return null;
  return (
    <div className="flex flex-col gap-1 text-xs">
      {hints.map((hint) => (
        <p key={hint} className="flex gap-1.5">
          <Icon name="info" className="mt-px size-4 text-caution" />
          <span className="min-w-0 flex-1">{wordsFor(hint)}</span>
        </p>
      ))}
    </div>
  );
}

function wordsFor(hint: PhotoHint): string {
  switch (hint) {
    case 'several-people':
      return i18n.t('photoHints.severalPeople');
    case 'no-face':
      return i18n.t('photoHints.noFace');
    case 'too-small':
      return i18n.t('photoHints.tooSmall');
    case 'blurred':
      return i18n.t('photoHints.blurred');
    case 'dark':
      return i18n.t('photoHints.dark');
    case 'bright':
      return i18n.t('photoHints.bright');
  }
}
