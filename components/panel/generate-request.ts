import type { GenerateRequest } from '../../supabase/functions/_shared/contract.ts';
import { type GenerationId, generationIdSchema } from '../../utils/domain/ids.ts';
import { LIMITS } from '../../utils/domain/limits.ts';
import type { StudioContext } from '../../utils/messaging/protocol/studio.ts';
import { isPortrait, type PanelState, selectedPhotoIds } from './panel-state.ts';

/** Whether there is anything to make a thumbnail from: a title, a prompt or a headline. */
export function isAskable({ form, studio }: PanelState): boolean {
  return [form.prompt, form.headline, studio?.title ?? ''].some((text) => text.trim() !== '');
}

/** A new generation of what the form says, for the video as Studio shows it now. */
export function buildRequest(state: PanelState, studio: StudioContext, locale: string): GenerateRequest {
  const { prompt, headline, style, still } = state.form;
  // Tags say in short what a description does at length.
  const description = cut([studio.tags.join(', '), studio.description].join('\n'), LIMITS.descriptionCharacters);
  return {
    id: newGenerationId(),
    title: cut(studio.title, LIMITS.titleCharacters),
    ...(description && { description }),
    ...(prompt.trim() && { prompt: cut(prompt, LIMITS.promptCharacters) }),
    ...(headline.trim() && { headline: cut(headline, LIMITS.headlineCharacters) }),
    style,
    photoIds: selectedPhotoIds(state).slice(0, LIMITS.photosPerGeneration),
    ...(isPortrait(state) && { portrait: true }),
    ...(still && { still }),
    locale,
    count: LIMITS.variantsPerGeneration,
  };
}

export const newGenerationId = (): GenerationId => generationIdSchema.parse(crypto.randomUUID());

/** At most `limit` UTF-16 units, never half a character. */
function cut(text: string, limit: number): string {
  const trimmed = text.trim();
  if (trimmed.length <= limit) return trimmed;
  const end = isHighSurrogate(trimmed.charCodeAt(limit - 1)) ? limit - 1 : limit;
  return trimmed.slice(0, end).trimEnd();
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
