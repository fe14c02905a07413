import type { z } from 'zod';
import {
  errorBodySchema,
  type GenerateRequest,
  type Generation,
  generateResponseSchema,
  type ReviseRequest,
  type ReviseResponse,
  reviseResponseSchema,
  type StylesResponse,
  stylesResponseSchema,
} from '../../supabase/functions/_shared/contract.ts';
import { AppError } from '../domain/errors.ts';
import type { GenerationId, UserId, VariantId } from '../domain/ids.ts';
import { codeOfStatus, fromTableError } from '../platform/backend-errors.ts';
import type { BackendAddress } from '../platform/environment.ts';
import type { Session, SignedIn } from '../platform/signed-in.ts';

/** A style that can be chosen, what three thumbnails in it cost in credits, and the model that paints, if one does. */
export type Style = StylesResponse['styles'][number];

/**
 * What the generations' service asks of the server. Each call names the user it acts for and is refused where another has signed
 * in meanwhile. All may be repeated: a generation is named by its id and is made and charged once.
 */
export interface GenerationApi {
  generate(owner: UserId, request: GenerateRequest, signal: AbortSignal): Promise<Generation>;
  cancel(owner: UserId, id: GenerationId): Promise<void>;
  markApplied(owner: UserId, id: VariantId): Promise<void>;
  styles(owner: UserId): Promise<Style[]>;
  /** What a text model makes of a wish. It costs nothing, so it may be asked again. */
  revise(owner: UserId, request: ReviseRequest): Promise<ReviseResponse>;
}

/** The embedded engine answers in a fraction of a second; this is for a text model, a slow line and a server that has to start. */
const TIMEOUT_MILLISECONDS = 20_000;

interface GenerationApiDependencies {
  session: Session;
  backend: BackendAddress;
  fetch: typeof fetch;
}

export function createGenerationApi({ session, backend, fetch }: GenerationApiDependencies): GenerationApi {
  function as<T>(owner: UserId, work: (signedIn: SignedIn) => Promise<T>): Promise<T> {
    return session.asUser((signedIn) => {
      if (signedIn.userId !== owner) throw new AppError('session_ended');
      return work(signedIn);
    });
  }

  /** Calls an Edge Function and parses what it answers. */
  async function invoke<Schema extends z.ZodType>(
    { accessToken }: SignedIn,
    name: 'generate' | 'revise' | 'styles',
    /** What is sent; null for what is only asked for. */
    body: GenerateRequest | ReviseRequest | null,
    schema: Schema,
    signal?: AbortSignal,
  ): Promise<z.output<Schema>> {
    const timeout = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
    let response: Response;
    try {
      response = await fetch(`${backend.url}/functions/v1/${name}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          apikey: backend.publishableKey,
          authorization: `Bearer ${accessToken}`,
          'content-type': 'application/json',
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
    } catch (thrown) {
      throw new AppError(signal?.aborted ? 'cancelled' : 'offline', { cause: thrown });
    }
    const answer = await readJson(response, signal);
    if (!response.ok) throw fromRefusal(response, answer);
    const parsed = schema.safeParse(answer);
    if (!parsed.success) throw new AppError('server', { cause: parsed.error });
    return parsed.data;
  }

  return {
    generate: (owner, request, signal) =>
      as(owner, async (signedIn) => {
        const { generation } = await invoke(signedIn, 'generate', request, generateResponseSchema, signal);
        return generation;
      }),

    revise: (owner, request) => as(owner, (signedIn) => invoke(signedIn, 'revise', request, reviseResponseSchema)),

    cancel: (owner, id) =>
      as(owner, async ({ client }) => {
        const { error, status } = await client.rpc('cancel_generation', { id });
        if (error) throw fromTableError(error, status);
      }),

    markApplied: (owner, id) =>
      as(owner, async ({ client }) => {
        const { error, status } = await client.rpc('mark_variant_applied', { variant: id });
        if (error) throw fromTableError(error, status);
      }),

    styles: (owner) =>
      as(owner, async (signedIn) => (await invoke(signedIn, 'styles', null, stylesResponseSchema)).styles),
  };
}

/** The body, or null where it is no JSON. */
async function readJson(response: Response, signal?: AbortSignal): Promise<unknown> {
  try {
    return await response.json();
  } catch (thrown) {
    if (signal?.aborted) throw new AppError('cancelled', { cause: thrown });
    // A line that breaks in the middle of an answer: the same id asks for the same answer again.
    if (response.ok) throw new AppError('offline', { cause: thrown });
    return null;
  }
}

/** What the function refused, in its own code; what answered in its stead (a gateway) has only a status. */
function fromRefusal(response: Response, body: unknown): AppError {
  const parsed = errorBodySchema.safeParse(body);
  if (!parsed.success) return new AppError(codeOfStatus(response.status));
  const { code, requestId, field, limit } = parsed.data.error;
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new AppError(code, {
    detail: {
      requestId,
      ...(field !== undefined && { field }),
      ...(limit !== undefined && { limit }),
      ...(Number.isFinite(wait) && { retryAfterSeconds: wait }),
    },
  });
}
