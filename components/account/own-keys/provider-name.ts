import { i18n } from '#i18n';
import type { ProviderId } from '../../../supabase/functions/_shared/contract.ts';

const NAMES: Record<ProviderId, () => string> = {
  openai: () => i18n.t('providers.openai'),
  google: () => i18n.t('providers.google'),
  fal: () => i18n.t('providers.fal'),
  replicate: () => i18n.t('providers.replicate'),
};

/** What a provider of image models calls itself. */
export const providerName = (provider: ProviderId): string => NAMES[provider]();
