import type { z } from 'zod';
import type { DirectorNote } from '../contract.ts';
import type { TextModelSettings } from './settings.ts';

export interface Question<Answer> {
  /** Ours. What to do, and that the data hold nothing to be obeyed. */
  instructions: string;
  /** The creator's. It goes into a message of its own, as JSON. */
  data: Readonly<Record<string, unknown>>;
  schema: z.ZodType<Answer>;
  /** Ends the question when whoever asked has gone. */
  signal?: AbortSignal;
}

/** A text model that answers in a given form. */
export interface TextModel {
  /** As it is configured, such as `openai:gpt-5-mini`. */
  name: string;
  /** @throws ModelTrouble where there is no answer in that form, in time */
  ask<Answer>(question: Question<Answer>): Promise<Answer>;
}

/** Why a text model was of no use. What it said, or was told, is nowhere in it: it goes into the log. */
export class ModelTrouble extends Error {
  readonly note: DirectorNote;
  /** The provider's HTTP status, the kind of error, or the rule of ours that the answer broke. */
  readonly detail: { status?: number; error?: string; rule?: string };

  constructor(note: DirectorNote, detail: ModelTrouble['detail'] = {}) {
    super(note);
    this.name = 'ModelTrouble';
    this.note = note;
    this.detail = detail;
  }
}

/** The model that the settings name. Its library is loaded with the first question, so that nobody else waits for it. */
export function createTextModel(settings: TextModelSettings): TextModel {
  return {
    name: `${settings.provider}:${settings.model}`,
    async ask({ instructions, data, schema, signal }) {
      const { library, model } = await load(settings);
      const deadline = AbortSignal.timeout(settings.patience);
      try {
        const { output } = await library.generateText({
          model,
          instructions,
          prompt: JSON.stringify(data),
          output: library.Output.object({ schema, name: 'answer' }),
          providerOptions: thinkingOptions(settings),
          // Somebody is waiting, and the rules are there at once.
          maxRetries: 0,
          abortSignal: signal ? AbortSignal.any([deadline, signal]) : deadline,
        });
        return output;
      } catch (thrown) {
        if (deadline.aborted) throw new ModelTrouble('late');
        const isUnusable =
          library.NoObjectGeneratedError.isInstance(thrown) || library.NoOutputGeneratedError.isInstance(thrown);
        throw new ModelTrouble(isUnusable ? 'invalid' : 'unavailable', kindOf(thrown));
      }
    },
  };
}

async function load(settings: TextModelSettings) {
  try {
    const [library, model] = await Promise.all([import('ai'), loadModel(settings)]);
    return { library, model };
  } catch (thrown) {
    throw new ModelTrouble('unavailable', kindOf(thrown));
  }
}

/**
 * OpenAI's models by its chat completions: servers of other makers that say they speak as OpenAI does speak this, and OpenAI
 * keeps nothing of it.
 */
async function loadModel({ provider, model, apiKey, baseUrl }: TextModelSettings) {
  if (provider === 'openai') {
    const { createOpenAI } = await import('@ai-sdk/openai');
    return createOpenAI({ apiKey, baseURL: baseUrl }).chat(model);
  }
  const { createGoogle } = await import('@ai-sdk/google');
  return createGoogle({ apiKey, baseURL: baseUrl })(model);
}

/** Families that think before they answer, and take being told to do so shortly. Others refuse to be told anything about it. */
const THINKING = { openai: /^(?:gpt-[5-9](?!.*chat)|o\d)/, google: /^gemini-(?:[3-9]|\d\d)/ };

function thinkingOptions({
  provider,
  model,
}: TextModelSettings): Record<string, { reasoningEffort: string } | { thinkingConfig: { thinkingLevel: string } }> {
  if (!THINKING[provider].test(model)) return {};
  return provider === 'openai'
    ? { openai: { reasoningEffort: 'low' } }
    : { google: { thinkingConfig: { thinkingLevel: 'low' } } };
}

/** The kind of error and the status, without the words, which quote what was sent. */
function kindOf(thrown: unknown): ModelTrouble['detail'] {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  const status = 'statusCode' in thrown && typeof thrown.statusCode === 'number' ? { status: thrown.statusCode } : {};
  return { error: thrown.name, ...status };
}
