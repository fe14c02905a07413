import { i18n } from '#i18n';
import type { ProviderId } from '../../supabase/functions/_shared/contract.ts';
import { LIMITS } from '../../utils/domain/limits.ts';
import { useAction } from '../client/use-action.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { providerName } from '../providers/provider-name.ts';
import { ProviderTerms } from '../providers/provider-terms.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

interface PortraitConsentProps {
  provider: ProviderId;
  onAgree(): Promise<void>;
  onClose(): void;
}

/** Asks whether photos of the creator may go to a provider. Says what, to whom, what becomes of it and how to end it. */
export function PortraitConsent({ provider, onAgree, onClose }: PortraitConsentProps) {
  const name = { provider: providerName(provider) };
  const agree = useAction(async () => {
    await onAgree();
    onClose();
  });
  return (
    <Dialog
      title={i18n.t('portrait.title', name)}
      startsAtTitle
      onCancel={onClose}
      actions={
        <>
          <Button onClick={onClose}>{i18n.t('portrait.decline')}</Button>
          <Button variant="primary" busy={agree.busy} onClick={() => void agree.run()}>
            {i18n.t('portrait.agree')}
          </Button>
        </>
      }
    >
      <p>{i18n.t('portrait.lead', name)}</p>
      <dl className="flex flex-col gap-2">
        <div>
          <dt className="font-semibold">{i18n.t('portrait.whatTitle')}</dt>
          <dd>
            {i18n.t('portrait.what', { ...name, photos: LIMITS.photosPerGeneration, pixels: LIMITS.referencePixels })}
          </dd>
        </div>
        <div>
          <dt className="font-semibold">{i18n.t('portrait.keepsTitle', name)}</dt>
          <dd>
            <ProviderTerms provider={provider} />
          </dd>
        </div>
        <div>
          <dt className="font-semibold">{i18n.t('portrait.resultTitle')}</dt>
          <dd>{i18n.t('portrait.result')}</dd>
        </div>
        <div>
          <dt className="font-semibold">{i18n.t('portrait.endTitle')}</dt>
          <dd>{i18n.t('portrait.end', name)}</dd>
        </div>
      </dl>
      <p className="rounded-lg bg-sunken p-3">{i18n.t('consent.declaration')}</p>
      {agree.failure && <FailureAlert failure={agree.failure} title={i18n.t('portrait.notNoted')} />}
    </Dialog>
  );
}
