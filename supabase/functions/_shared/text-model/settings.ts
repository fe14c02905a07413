import { z } from 'zod';

/** Everything that says which text model to ask. An operator sets them; see the README. */
export const TEXT_MODEL_VARIABLES = [
  'KLIKK_TEXT_MODEL',
  'KLIKK_TEXT_MODEL_SECONDS',
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'GOOGLE_GENERATIVE_AI_API_KEY',
  'GOOGLE_GENERATIVE_AI_BASE_URL',
] as const;

type Provider = 'openai' | 'google';

export interface TextModelSettings {
  provider: Provider;
  /** The provider's own id of the model. */
  model: string;
  apiKey: string;
  baseUrl: string;
  /** How long a question may take, in milliseconds. */
  patience: number;
}

const PROVIDERS: Record<Provider, { key: string; address: string; defaultAddress: string }> = {
  openai: { key: 'OPENAI_API_KEY', address: 'OPENAI_BASE_URL', defaultAddress: 'https://api.openai.com/v1' },
  google: {
    key: 'GOOGLE_GENERATIVE_AI_API_KEY',
    address: 'GOOGLE_GENERATIVE_AI_BASE_URL',
    defaultAddress: 'https://generativelanguage.googleapis.com/v1beta',
  },
};

const MODEL = /^(?<provider>openai|google):(?<model>[\w.:/@-]{1,100})$/;
const secondsSchema = z.coerce.number().min(1).max(15);
const addressSchema = z.url({ protocol: /^https?$/ });

/** The settings, or why there are none: `fault` is null where no model is asked for. */
export type TextModelReading = { settings: TextModelSettings; fault: null } | { settings: null; fault: string | null };

/** What the environment says of a text model. A fault names the variable and never its value, which may be a key. */
export function readTextModel(environment: Readonly<Record<string, string | undefined>>): TextModelReading {
  const value = (name: string) => environment[name]?.trim() ?? '';
  const fault = (words: string): TextModelReading => ({ settings: null, fault: words });
  if (!value('KLIKK_TEXT_MODEL')) return { settings: null, fault: null };

  const { provider: name, model } = MODEL.exec(value('KLIKK_TEXT_MODEL'))?.groups ?? {};
  const provider = name === 'openai' || name === 'google' ? name : null;
  if (!provider || !model) return fault('KLIKK_TEXT_MODEL is to be openai:<model> or google:<model>.');

  const { key, address, defaultAddress } = PROVIDERS[provider];
  if (!value(key)) return fault(`${key} is missing, which KLIKK_TEXT_MODEL needs.`);
  const baseUrl = addressSchema.safeParse(value(address) || defaultAddress);
  if (!baseUrl.success) return fault(`${address} is not an http or https address.`);
  const seconds = secondsSchema.safeParse(value('KLIKK_TEXT_MODEL_SECONDS') || 8);
  if (!seconds.success) return fault('KLIKK_TEXT_MODEL_SECONDS is to be a number from 1 to 15.');

  return {
    settings: { provider, model, apiKey: value(key), baseUrl: baseUrl.data, patience: seconds.data * 1000 },
    fault: null,
  };
}
