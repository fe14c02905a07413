import { useCallback, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { ProviderId } from '../../supabase/functions/_shared/contract.ts';
import { type Failure, toFailure } from '../../utils/domain/errors.ts';
import type { ConsentSurface } from '../../utils/messaging/protocol/common.ts';
import type { PortraitConsent } from '../../utils/messaging/protocol/providers.ts';
import { useCall } from '../client/client.ts';
import { useAction } from '../client/use-action.ts';
import { useReturn } from '../client/use-return.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { providerName } from '../providers/provider-name.ts';
import { Button } from '../ui/button.tsx';
import { formatDate } from '../ui/formats.ts';
import { Status } from '../ui/status.tsx';

/** Which providers may paint the creator after their photos, since when, and the way to end that: one press, as to begin it. */
export function PortraitConsents({ surface }: { surface: ConsentSurface }) {
  const { consents, failure, reload, remove } = usePortraitConsents();
  const title = useRef<HTMLHeadingElement>(null);
  const [withdrawn, setWithdrawn] = useState<ProviderId | null>(null);

  return (
    <section className="flex flex-col gap-2 rounded-xl border border-line bg-surface p-4">
      <h2 ref={title} tabIndex={-1} className="font-semibold">
        {i18n.t('privacy.portraitsTitle')}
      </h2>
      {failure && <FailureAlert failure={failure} title={i18n.t('privacy.portraitsLoadFailed')} onRetry={reload} />}
      {consents?.length === 0 && <p>{i18n.t('privacy.portraitsNone')}</p>}
      {consents && consents.length > 0 && (
        <ul className="flex flex-col">
          {consents.map((consent) => (
            <Given
              key={consent.provider}
              consent={consent}
              surface={surface}
              onWithdrawn={() => {
                remove(consent.provider);
                setWithdrawn(consent.provider);
                // The button that had the focus is gone.
                title.current?.focus();
              }}
            />
          ))}
        </ul>
      )}
      <Status icon="check">
        {withdrawn && i18n.t('privacy.portraitsWithdrawn', { provider: providerName(withdrawn) })}
      </Status>
    </section>
  );
}

interface GivenProps {
  consent: PortraitConsent;
  surface: ConsentSurface;
  onWithdrawn(): void;
}

function Given({ consent: { provider, givenAt }, surface, onWithdrawn }: GivenProps) {
  const call = useCall();
  const name = { provider: providerName(provider) };
  const date = formatDate(givenAt);
  const withdraw = useAction(async () => {
    await call('portraits.withdrawConsent', { provider, surface });
    onWithdrawn();
  });
  return (
    <li className="flex flex-col gap-2 border-t border-line py-3 first:border-t-0 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p>{i18n.t('privacy.portraitsGiven', { ...name, date })}</p>
        <Button
          size="small"
          busy={withdraw.busy}
          aria-label={i18n.t('privacy.portraitsWithdrawFor', name)}
          onClick={() => void withdraw.run()}
        >
          {i18n.t('privacy.portraitsWithdraw')}
        </Button>
      </div>
      {withdraw.failure && <FailureAlert failure={withdraw.failure} />}
    </li>
  );
}

/** Asked for again when the person comes back: the panel may have been given another meanwhile. */
function usePortraitConsents() {
  const call = useCall();
  const [consents, setConsents] = useState<readonly PortraitConsent[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const reload = useCallback(() => {
    call('portraits.consents').then(
      (list) => {
        setConsents(list);
        setFailure(null);
      },
      (thrown) => setFailure(toFailure(thrown)),
    );
  }, [call]);
  useEffect(reload, [reload]);
  useReturn(reload);
  const remove = (provider: ProviderId) =>
    setConsents((list) => list?.filter((consent) => consent.provider !== provider) ?? null);
  return { consents, failure, reload, remove };
}
