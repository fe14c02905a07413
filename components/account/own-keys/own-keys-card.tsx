import { i18n } from '#i18n';
import { providerIdSchema } from '../../../supabase/functions/_shared/contract.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Card } from '../../ui/card.tsx';
import { Loading } from '../../ui/loading.tsx';
import { OwnKeyForm } from './own-key-form.tsx';
import { useOwnKeys } from './use-own-keys.ts';

/** Keys of the creator's own accounts at providers: what they are for, which are kept, and how they are given and removed. */
export function OwnKeysCard() {
  const { keys, failure, reload, put, remove } = useOwnKeys();
  return (
    <Card title={i18n.t('ownKeys.title')}>
      <p className="max-w-prose">{i18n.t('ownKeys.cost')}</p>
      <p className="max-w-prose">{i18n.t('ownKeys.care')}</p>
      {failure && <FailureAlert failure={failure} title={i18n.t('ownKeys.loadFailed')} onRetry={reload} />}
      {!keys && !failure && <Loading />}
      {keys && (
        <ul className="flex flex-col">
          {providerIdSchema.options.map((provider) => (
            <li key={provider} className="border-t border-line py-4 last:pb-0">
              <OwnKeyForm
                provider={provider}
                keptAt={keys.find((key) => key.provider === provider)?.keptAt ?? null}
                onKept={() => put(provider)}
                onRemoved={() => remove(provider)}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
