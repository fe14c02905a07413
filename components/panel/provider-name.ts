import type { StylesResponse } from '../../supabase/functions/_shared/contract.ts';

type Provider = NonNullable<StylesResponse['styles'][number]['model']>['provider'];

const NAMES: Record<Provider, string> = { openai: 'OpenAI', google: 'Google', fal: 'fal', replicate: 'Replicate' };

/** What a provider calls itself, in every language. */
export const providerName = (provider: Provider): string => NAMES[provider];
