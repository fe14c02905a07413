import {
  type GenerateRequest,
  type Generation,
  generateResponseSchema,
  generationSchema,
  type ReviseRequest,
  type ReviseResponse,
  reviseResponseSchema,
  type StylesResponse,
  stylesResponseSchema,
} from '../../supabase/functions/_shared/contract.ts';
import type { GenerationId, UserId, VariantId } from '../domain/ids.ts';
import { fromTableError } from '../platform/backend-errors.ts';
import type { CallFunction } from '../platform/edge-functions.ts';
import { actingAsOwner, type Session } from '../platform/signed-in.ts';

/** A style that can be chosen, what three thumbnails in it cost in credits, and the model that paints, if one does. */
export type Style = StylesResponse['styles'][number];

/**
 * What the generations' service asks of the server. Each call names the user it acts for and is refused where another has signed
 * in meanwhile. All may be repeated: a generation is named by its id and is made and charged once.
 */
export interface GenerationApi {
  generate(owner: UserId, request: GenerateRequest, signal: AbortSignal): Promise<Generation>;
  /** @returns how it stands now: what had succeeded before the server heard of it stays so, and stays charged */
  cancel(owner: UserId, id: GenerationId): Promise<Generation['status']>;
  markApplied(owner: UserId, id: VariantId): Promise<void>;
  styles(owner: UserId): Promise<Style[]>;
  /** What a text model makes of a wish. It costs nothing, so it may be asked again. */
  revise(owner: UserId, request: ReviseRequest): Promise<ReviseResponse>;
}

export function createGenerationApi(session: Session, callFunction: CallFunction): GenerationApi {
  const as = actingAsOwner(session);

  return {
    generate: (owner, request, signal) =>
      as(owner, async (signedIn) => {
        const { generation } = await callFunction(signedIn, 'generate', request, generateResponseSchema, signal);
        return generation;
      }),

    revise: (owner, request) =>
      as(owner, (signedIn) => callFunction(signedIn, 'revise', request, reviseResponseSchema)),

    cancel: (owner, id) =>
      as(owner, async ({ client }) => {
        const { data, error, status } = await client.rpc('cancel_generation', { id });
        if (error) throw fromTableError(error, status);
        return generationSchema.shape.status.parse(data);
      }),

    markApplied: (owner, id) =>
      as(owner, async ({ client }) => {
        const { error, status } = await client.rpc('mark_variant_applied', { variant: id });
        if (error) throw fromTableError(error, status);
      }),

    styles: (owner) =>
      as(owner, async (signedIn) => (await callFunction(signedIn, 'styles', null, stylesResponseSchema)).styles),
  };
}
