import type { ProviderId } from '../../supabase/functions/_shared/contract.ts';

const NAMES: Record<ProviderId, string> = { openai: 'OpenAI', google: 'Google', fal: 'fal', replicate: 'Replicate' };

/** What a provider of image models calls itself, in every language. */
export const providerName = (provider: ProviderId): string => NAMES[provider];
