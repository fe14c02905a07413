import { describe, expect, it } from 'vitest';
import { readTextModel } from '../../../supabase/functions/_shared/text-model/settings.ts';

const WITH_KEY = { KLIKK_TEXT_MODEL: 'openai:m', OPENAI_API_KEY: 'secret' };

describe('the text model that the environment names', () => {
  it('is none where nothing is said', () => {
    expect(readTextModel({})).toEqual({ settings: null, fault: null });
    expect(readTextModel({ KLIKK_TEXT_MODEL: ' ', OPENAI_API_KEY: 'key' })).toEqual({ settings: null, fault: null });
  });

  it('is OpenAI’s or Google’s, at their own address and for eight seconds unless told otherwise', () => {
    expect(readTextModel({ KLIKK_TEXT_MODEL: 'openai:gpt-5-mini', OPENAI_API_KEY: 'key' }).settings).toEqual({
      provider: 'openai',
      model: 'gpt-5-mini',
      apiKey: 'key',
      baseUrl: 'https://api.openai.com/v1',
      patience: 8000,
    });
    expect(
      readTextModel({
        KLIKK_TEXT_MODEL: 'google:gemini-3-flash',
        KLIKK_TEXT_MODEL_SECONDS: '2.5',
        GOOGLE_GENERATIVE_AI_API_KEY: 'key',
        GOOGLE_GENERATIVE_AI_BASE_URL: 'http://127.0.0.1:9/v1beta',
      }).settings,
    ).toMatchObject({ provider: 'google', baseUrl: 'http://127.0.0.1:9/v1beta', patience: 2500 });
  });

  it('may have a name as servers of one’s own give them', () => {
    const named = (model: string) =>
      readTextModel({ KLIKK_TEXT_MODEL: `openai:${model}`, OPENAI_API_KEY: 'key' }).settings?.model;
    expect(named('llama3.3:70b')).toBe('llama3.3:70b');
    expect(named('meta-llama/Llama-4@q4')).toBe('meta-llama/Llama-4@q4');
  });

  it.each([
    ['no provider', { KLIKK_TEXT_MODEL: 'gpt-5-mini' }, 'KLIKK_TEXT_MODEL'],
    ['a provider that there is not', { KLIKK_TEXT_MODEL: 'acme:one' }, 'KLIKK_TEXT_MODEL'],
    ['no model', { KLIKK_TEXT_MODEL: 'openai:' }, 'KLIKK_TEXT_MODEL'],
    ['no key', { KLIKK_TEXT_MODEL: 'openai:m', GOOGLE_GENERATIVE_AI_API_KEY: 'secret' }, 'OPENAI_API_KEY'],
    ['an address that is none', { ...WITH_KEY, OPENAI_BASE_URL: 'secret' }, 'OPENAI_BASE_URL'],
    ['an address of another kind', { ...WITH_KEY, OPENAI_BASE_URL: 'file:///secret' }, 'OPENAI_BASE_URL'],
    ['patience without an end', { ...WITH_KEY, KLIKK_TEXT_MODEL_SECONDS: '600' }, 'KLIKK_TEXT_MODEL_SECONDS'],
    ['patience that is no number', { ...WITH_KEY, KLIKK_TEXT_MODEL_SECONDS: 'secret' }, 'KLIKK_TEXT_MODEL_SECONDS'],
  ])('with %s is none, and the fault names the variable and not what it holds', (_name, environment, variable) => {
    const { settings, fault } = readTextModel(environment);
    expect(settings).toBeNull();
    expect(fault).toContain(variable);
    expect(fault).not.toContain('secret');
  });
});
