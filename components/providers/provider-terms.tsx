import { i18n } from '#i18n';
import type { ProviderId } from '../../supabase/functions/_shared/contract.ts';

/** Where each says what becomes of what it is sent. */
const ADDRESSES: Record<ProviderId, string> = {
  openai: 'https://developers.openai.com/api/docs/guides/your-data',
  google: 'https://ai.google.dev/gemini-api/terms',
  fal: 'https://fal.ai/docs/model-apis/data-retention',
  replicate: 'https://replicate.com/docs/topics/predictions/data-retention',
};

/** What a provider keeps of what it is sent: what we ask of it, what it says, and where it says so. */
export function ProviderTerms({ provider }: { provider: ProviderId }) {
  return (
    <>
      {retentionWords(provider)}{' '}
      <a
        href={ADDRESSES[provider]}
        target="_blank"
        rel="noopener noreferrer"
        className="font-semibold text-accent underline"
      >
        {i18n.t('portrait.terms')}
      </a>
    </>
  );
}

function retentionWords(provider: ProviderId): string {
  switch (provider) {
    case 'openai':
      return i18n.t('portrait.retention.openai');
    case 'google':
      return i18n.t('portrait.retention.google');
    case 'fal':
      return i18n.t('portrait.retention.fal');
    case 'replicate':
      return i18n.t('portrait.retention.replicate');
  }
}
