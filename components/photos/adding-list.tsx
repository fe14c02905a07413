import { i18n } from '#i18n';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { Button } from '../ui/button.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import type { Adding, AddingStage } from './adding.ts';
import type { PhotoAdder } from './photo-adder.ts';

/** How far along a photo is once it has come to a stage. The cutting takes longest. */
const SHARE: Record<AddingStage, number> = {
  waiting: 0,
  reading: 0.1,
  'finding-person': 0.25,
  'cutting-out': 0.5,
  'asking-consent': 0.8,
  storing: 0.9,
};

/** The photos that are being added, each with its stage, or with what went wrong. */
export function AddingList({ items, adder }: { items: readonly Adding[]; adder: PhotoAdder }) {
  if (items.length === 0) return null;
  return (
    <ul aria-label={i18n.t('photos.adding')} className="flex flex-col gap-2">
      {items.map((item) => (
        <li key={item.key}>
          <AddingItem item={item} adder={adder} />
        </li>
      ))}
    </ul>
  );
}

function AddingItem({ item, adder }: { item: Adding; adder: PhotoAdder }) {
  if (item.failure) {
    return (
      <FailureAlert
        failure={item.failure}
        title={i18n.t('photos.failed', { file: item.file })}
        onRetry={item.failure.retryable ? () => adder.retry(item.key) : undefined}
        actions={
          <Button key="dismiss" size="small" onClick={() => adder.cancel(item.key)}>
            {i18n.t('ui.dismiss')}
          </Button>
        }
      />
    );
  }
  return (
    <div className="flex items-center gap-3 rounded-lg border border-line bg-surface p-3">
      <div className="min-w-0 flex-1">
        <ProgressBar
          label={i18n.t('photos.progress', { file: item.file, stage: stageName(item.stage) })}
          value={SHARE[item.stage]}
        />
      </div>
      {/* What is being stored is deleted in the list, once it is there. */}
      {item.stage !== 'storing' && (
        <Button size="small" onClick={() => adder.cancel(item.key)}>
          {i18n.t('ui.cancel')}
        </Button>
      )}
    </div>
  );
}

function stageName(stage: AddingStage): string {
  switch (stage) {
    case 'waiting':
      return i18n.t('photos.waiting');
    case 'reading':
      return i18n.t('photos.reading');
    case 'finding-person':
      return i18n.t('photos.findingPerson');
    case 'cutting-out':
      return i18n.t('photos.refining');
    case 'asking-consent':
      return i18n.t('photos.askingConsent');
    case 'storing':
      return i18n.t('photos.storing');
  }
}
