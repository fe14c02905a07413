import type { ErrorCode } from '../../../../utils/domain/errors.ts';
import type { GenerationId, PhotoId } from '../../../../utils/domain/ids.ts';
import type { Scene } from '../../../../utils/scene/schema.ts';
import type { Subject } from '../../../../utils/scene/subject.ts';
import type { Caller } from '../caller.ts';
import { type GenerateRequest, type GenerateResponse, generateResponseSchema, type Repaint } from '../contract.ts';
import { fromDatabase } from '../database-error.ts';
import { imageModelSchema, photosTaken } from '../providers/image-model.ts';
import type { Direction } from './direct.ts';
import { readSubjects } from './photos-for-use.ts';
import { readReferences } from './references.ts';

/** What a generation needs of the database. Every call may be repeated: what has been done stays done, once. */
export interface GenerationStore {
  /**
   * Begins the generation and holds its price, or answers it as it stands where the id is known.
   * @throws Refusal `conflict`, `unknown_style`, `photo_not_found`, `person_without_consent`, `no_credits`, and for a picture that is to
   *   be changed `not_found`, `model_cannot_edit`, `model_cannot_mask`; with nothing left behind
   */
  start(request: GenerateRequest): Promise<GenerateResponse>;
  /** How many photos the style's model takes to paint a person by; null for a style that there is not. */
  photosTakenBy(style: string): Promise<number | null>;
  /**
   * Makes sure that a model can be sent these photos.
   * @throws Refusal `person_without_consent`, `photo_not_found`, `invalid_input`
   */
  checkReferences(ids: readonly PhotoId[]): Promise<void>;
  /**
   * The people on the photos of a request: the caller's own, and those that only their device has.
   * @throws Refusal `person_without_consent`, `photo_not_found`, `invalid_input`
   */
  subjects(request: Pick<GenerateRequest, 'photoIds' | 'devicePhotos'>): Promise<Subject[]>;
  /** Keeps the variants and captures the hold, unless the generation has ended otherwise; answers how it stands. */
  finish(
    id: GenerationId,
    variants: readonly { scene: Scene; reason: string }[],
    direction: Omit<Direction, 'concepts'>,
  ): Promise<GenerateResponse>;
  /** Ends the generation and releases the hold, unless it has ended otherwise; answers how it stands. */
  fail(id: GenerationId, code: ErrorCode): Promise<GenerateResponse>;
}

/** The store over the database's functions, for a verified caller. */
export function createGenerationStore({ userId, client, service }: Caller): GenerationStore {
  async function call(name: string, parameters: Record<string, unknown>): Promise<GenerateResponse> {
    const { data, error, status } = await service.rpc(name, { creator: userId, ...parameters });
    if (error) throw fromDatabase(error, status);
    return generateResponseSchema.parse(data);
  }

  return {
    start: (request) =>
      request.repaint
        ? call('start_repaint', { generation: request.id, request: toRepaint(request, request.repaint) })
        : call('start_generation', { generation: request.id, request: toColumns(request) }),
    finish: (id, variants, { director, note }) =>
      call('finish_generation', { generation: id, variants, director, director_note: note }),
    fail: (id, code) => call('fail_generation', { generation: id, error: code }),

    async photosTakenBy(style) {
      const found = await client.from('styles').select('engine').eq('id', style).maybeSingle();
      if (found.error) throw fromDatabase(found.error, found.status);
      if (!found.data) return null;
      const { data, error, status } = await service
        .from('image_models')
        .select('model')
        .eq('engine', found.data.engine);
      if (error) throw fromDatabase(error, status);
      return data[0] ? photosTaken(imageModelSchema.parse(data[0].model)) : 0;
    },

    async checkReferences(ids) {
      await readReferences(service, userId, [...new Set(ids)]);
    },

    subjects: ({ photoIds, devicePhotos }) => readSubjects(service, userId, photoIds, devicePhotos),
  };
}

function toColumns(request: GenerateRequest): Record<string, unknown> {
  const { title, description, prompt, headline, style, locale, photoIds, devicePhotos, still, count, portrait } =
    request;
  return {
    title,
    description,
    prompt,
    headline,
    style,
    locale,
    photo_ids: photoIds,
    // No columns: only for the checks of which photos there are, and who consents. Nobody named is the creator.
    device_photo_ids: devicePhotos?.map(({ photoId }) => photoId),
    device_person_ids: devicePhotos?.map(({ personId }) => personId ?? null),
    still,
    count,
    portrait,
  };
}

/** What is wished for is kept as any other wish is. */
function toRepaint(request: GenerateRequest, { pictureId, words, mask }: Repaint): Record<string, unknown> {
  return { ...toColumns(request), prompt: words, repaint: { picture_id: pictureId, mask } };
}
