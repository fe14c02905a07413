import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { LIMITS } from '../../utils/domain/limits.ts';
import type { Still } from '../../utils/scene/still.ts';
import type { Subject } from '../../utils/scene/subject.ts';
import { useAction } from '../client/use-action.ts';
import { StillPicker } from '../editor/still-picker.tsx';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { Button } from '../ui/button.tsx';
import type { PanelController } from './panel-controller.ts';
import { type PanelState, selectedPhotoIds } from './panel-state.ts';

interface StillChoiceProps {
  state: PanelState;
  controller: PanelController;
}

/** A frame of the video that one of the thumbnails is to be made around, or none. */
export function StillChoice({ state, controller }: StillChoiceProps) {
  const [isOpen, setOpen] = useState(false);
  const choose = useAction(controller.chooseStill);
  const { still } = state.form;
  if (still) return <ChosenStill still={still} controller={controller} />;
  const { stills } = controller.editor;
  if (!stills) return null;

  const addPerson = ({ photoId }: Subject) => {
    const others = selectedPhotoIds(state).filter((id) => id !== photoId);
    controller.changeForm({ photoIds: [photoId, ...others].slice(0, LIMITS.photosPerGeneration) });
  };
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-sm font-semibold">{i18n.t('panel.still')}</summary>
      <div className="flex flex-col gap-2 pt-2">
        <p className="text-xs text-muted">{i18n.t('panel.stillHint')}</p>
        {isOpen && (
          <StillPicker
            stills={stills}
            services={controller.editor}
            onChoose={(id, jpeg) => void choose.run(id, jpeg)}
            onPerson={addPerson}
          />
        )}
        {choose.failure && <FailureAlert failure={choose.failure} title={i18n.t('stills.failed')} />}
      </div>
    </details>
  );
}

function ChosenStill({ still, controller }: { still: Still; controller: PanelController }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isCurrent = true;
    controller.readStill(still.id).then(
      (jpeg) => {
        if (!isCurrent) return;
        made = URL.createObjectURL(jpeg);
        setUrl(made);
      },
      // It may be gone from this device; its colours still count, and it can be left out.
      () => {},
    );
    return () => {
      isCurrent = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [controller, still.id]);
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-3">
      <legend className="mb-1 text-sm font-semibold">{i18n.t('panel.still')}</legend>
      {url && <img src={url} alt={i18n.t('panel.stillChosenAlt')} className="aspect-video w-28 rounded object-cover" />}
      <p className="min-w-40 flex-1 text-xs text-muted">{i18n.t('panel.stillChosen')}</p>
      <Button size="small" onClick={() => controller.changeForm({ still: null })}>
        {i18n.t('panel.stillRemove')}
      </Button>
    </fieldset>
  );
}
