import { i18n } from '#i18n';
import type { EditKind, History } from '../../utils/scene/edit/history.ts';
import { classNames } from '../ui/class-names.ts';

const KINDS: Record<EditKind, () => string> = {
  made: () => i18n.t('versions.made'),
  words: () => i18n.t('versions.words'),
  emphasis: () => i18n.t('versions.emphasis'),
  letters: () => i18n.t('versions.letters'),
  palette: () => i18n.t('versions.palette'),
  layout: () => i18n.t('versions.layout'),
  side: () => i18n.t('versions.side'),
  moved: () => i18n.t('versions.moved'),
  resized: () => i18n.t('versions.resized'),
  turned: () => i18n.t('versions.turned'),
  flipped: () => i18n.t('versions.flipped'),
  person: () => i18n.t('versions.person'),
  background: () => i18n.t('versions.background'),
  accent: () => i18n.t('versions.accent'),
  removed: () => i18n.t('versions.removed'),
  said: () => i18n.t('versions.said'),
  fixed: () => i18n.t('versions.fixed'),
  brand: () => i18n.t('versions.brand'),
  still: () => i18n.t('versions.still'),
  repainted: () => i18n.t('versions.repainted'),
};

/** Every version there has been, and from which each was made; any of them comes back by a press. */
export function Versions({ history, onChoose }: { history: History; onChoose(version: string): void }) {
  const numberOf = (id: string) => history.versions.findIndex((version) => version.id === id) + 1;
  return (
    <div className="flex flex-col gap-2">
      <p className="font-semibold">{i18n.t('versions.title', history.versions.length)}</p>
      <p className="text-xs text-muted">{i18n.t('versions.hint')}</p>
      <ol className="flex max-h-72 flex-col gap-1 overflow-y-auto">
        {history.versions.map(({ id, kind, parent }, index) => {
          const isBranch = parent !== null && parent !== history.versions[index - 1]?.id;
          const words = i18n.t('versions.number', { number: index + 1, what: KINDS[kind]() });
          const from = isBranch ? i18n.t('versions.from', { number: numberOf(parent) }) : '';
          const isCurrent = id === history.current;
          return (
            <li key={id}>
              <button
                type="button"
                aria-current={isCurrent ? 'step' : undefined}
                onClick={() => onChoose(id)}
                className={classNames(
                  'min-h-8 w-full cursor-pointer rounded px-2 py-1 text-start focus-visible:-outline-offset-2',
                  isCurrent ? 'bg-accent-soft font-semibold' : 'hover:bg-sunken',
                )}
              >
                {words} {from && <span className="text-muted">{from}</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
