import { i18n } from '#i18n';
import type { PhotoId } from '../../utils/domain/ids.ts';
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

interface ItemProps {
  adder: PhotoAdder;
  /** Crops and turns a photo before its person is cut out, where that can be done. */
  onCrop?(key: PhotoId): void;
}

/** The photos that are being added, each with its stage, or with what went wrong. */
export function AddingList({ items, ...rest }: { items: readonly Adding[] } & ItemProps) {
  if (items.length === 0) return null;
  return (
    <ul aria-label={i18n.t('photos.adding')} className="flex flex-col gap-2">
      {items.map((item) => (
        <li key={item.key}>
          <AddingItem item={item} {...rest} />
        </li>
      ))}
    </ul>
  );
}

function AddingItem({ item, adder, onCrop }: { item: Adding } & ItemProps) {
  const crop = onCrop && isCroppable(item) && (
    <Button
      key="crop"
      size="small"
      aria-label={i18n.t('crop.openOf', { label: item.file })}
      onClick={() => onCrop(item.key)}
    >
      {i18n.t('crop.title')}
    </Button>
  );
  if (item.failure) {
    return (
      <FailureAlert
        failure={item.failure}
        title={i18n.t('photos.failed', { file: item.file })}
        onRetry={item.failure.retryable ? () => adder.retry(item.key) : undefined}
        actions={[
          crop,
          <Button key="dismiss" size="small" onClick={() => adder.cancel(item.key)}>
            {i18n.t('ui.dismiss')}
          </Button>,
        ]}
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
      {crop}
      {/* What is being stored is deleted in the list, once it is there. */}
      {item.stage !== 'storing' && (
        <Button size="small" onClick={() => adder.cancel(item.key)}>
          {i18n.t('ui.cancel')}
        </Button>
      )}
    </div>
  );
}

/** Until its person is cut out, and where none was found. */
function isCroppable({ stage, failure }: Adding): boolean {
  if (failure) return failure.code === 'no_person';
  return stage !== 'asking-consent' && stage !== 'storing';
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
