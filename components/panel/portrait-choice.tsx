import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { providerName } from '../providers/provider-name.ts';
import { Switch } from '../ui/switch.tsx';
import type { PanelController } from './panel-controller.ts';
import { isPortrait, needsDevicePhoto, type PanelState, portraitOffer, selectedPhotoIds } from './panel-state.ts';
import { PortraitConsent } from './portrait-consent.tsx';

interface PortraitChoiceProps {
  state: PanelState;
  controller: PanelController;
}

/** Whether an image model paints the person too, where it can; off until somebody turns it on, and asked for by provider. */
export function PortraitChoice({ state, controller }: PortraitChoiceProps) {
  const hintId = useId();
  const [isAsking, setAsking] = useState(false);
  const offer = portraitOffer(state);
  if (!offer) return null;
  const { provider } = offer;
  const name = { provider: providerName(provider) };
  const isOn = isPortrait(state);
  if (needsDevicePhoto(state)) return <p className="text-xs text-muted">{i18n.t('photoPlace.noPortrait', name)}</p>;

  const turn = (on: boolean) => {
    if (on && !state.portraitConsents.includes(provider)) setAsking(true);
    else controller.changeForm({ portraitBy: on ? provider : null });
  };

  return (
    <div className="flex flex-col">
      <Switch label={i18n.t('portrait.switch', name)} isOn={isOn} onChange={turn} aria-describedby={hintId} />
      <p id={hintId} className="text-xs text-muted">
        {isOn ? i18n.t('portrait.on', name) : i18n.t('portrait.off', name)} {isOn && leftOut(state)}
      </p>
      {isAsking && (
        <PortraitConsent
          provider={provider}
          onAgree={() => controller.consentToPortrait(provider)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

/** Which photos go, where the model takes fewer than are chosen. */
function leftOut(state: PanelState): string | null {
  const sent = portraitOffer(state)?.photoIds ?? [];
  if (sent.length === selectedPhotoIds(state).length) return null;
  const labels = sent.flatMap((id) => state.photos?.find((photo) => photo.id === id)?.label ?? []);
  return i18n.t('portrait.fewer', {
    number: sent.length,
    labels: new Intl.ListFormat(i18n.t('locale.tag')).format(labels),
  });
}
