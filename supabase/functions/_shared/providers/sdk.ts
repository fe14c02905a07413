import { kindOfStatus, readRetryAfter } from './answers.ts';
import { checkRequest } from './check-request.ts';
import { type Painted, type PaintOptions, type PaintRequest, PaintTrouble } from './image-provider.ts';
import { type Pace, persist, retriesByDefault, withPatience } from './patience.ts';
import { asPicture } from './picture-bytes.ts';

export type Library = typeof import('ai');
type Result = Awaited<ReturnType<Library['generateImage']>>;
export type Call = Result['calls'][number];

/** One painting through the AI SDK, as a provider's own module sets it up and reads what comes of it. */
export interface SdkProvider {
  generate(library: Library, request: PaintRequest, signal: AbortSignal): Promise<Result>;
  /** What it cost in US dollars, or null where that is not known. */
  usd(request: PaintRequest, call: Call): number | null;
  requestId(call: Call): string | null;
  /** What an answer without success says in its body, which is null where it is no JSON. */
  trouble(status: number, body: unknown): { trouble?: PaintTrouble; retryAfterSeconds?: number | undefined };
  /** Why an answer with success has no picture in it. */
  noPicture(call: Call | undefined): PaintTrouble;
}

/** Paints by a provider that answers with the picture itself, through the AI SDK, which is loaded with the first painting. */
export async function paintBySdk(
  provider: SdkProvider,
  request: PaintRequest,
  { signal }: PaintOptions,
  { patience: milliseconds, pace }: { patience: number; pace: Pace },
): Promise<Painted> {
  checkRequest(request);
  return await withPatience({ signal, milliseconds, pace }, (patience) =>
    persist(patience, async () => await attempt(provider, request, patience.signal), retriesFor),
  );
}

/** That a model came to nothing may be chance, once. */
function retriesFor(trouble: PaintTrouble): number {
  return MAY_BE_CHANCE.has(trouble.detail.error ?? '') ? 1 : retriesByDefault(trouble);
}

const MAY_BE_CHANCE = new Set(['NO_IMAGE', 'IMAGE_OTHER']);

async function attempt(provider: SdkProvider, request: PaintRequest, signal: AbortSignal): Promise<Painted> {
  const library = await load();
  let result: Result;
  try {
    result = await provider.generate(library, request, signal);
  } catch (thrown) {
    signal.throwIfAborted();
    throw troubleOf(provider, library, thrown);
  }
  const call = result.calls[0];
  if (!call) throw provider.noPicture(undefined);
  return {
    ...asPicture(result.image.uint8Array),
    usd: provider.usd(request, call),
    requestId: provider.requestId(call),
  };
}

async function load(): Promise<Library> {
  try {
    return await import('ai');
  } catch {
    throw new PaintTrouble('unavailable', { error: 'library' });
  }
}

/** The library's errors carry what was sent, so nothing of them goes further but what is read here. */
function troubleOf(provider: SdkProvider, library: Library, thrown: unknown): PaintTrouble {
  if (thrown instanceof PaintTrouble) return thrown;
  if (library.NoImageGeneratedError.isInstance(thrown)) return provider.noPicture(thrown.calls?.[0]);
  if (!library.APICallError.isInstance(thrown)) {
    return new PaintTrouble('unavailable', { error: thrown instanceof Error ? thrown.name : typeof thrown });
  }
  const { statusCode: status, responseBody, responseHeaders } = thrown;
  if (status === undefined) return new PaintTrouble('unavailable', { error: 'network' });
  if (status < 400) return new PaintTrouble('unavailable', { status, error: 'invalid_answer' });
  const { trouble, retryAfterSeconds } = provider.trouble(status, parse(responseBody));
  const { kind, detail } = trouble ?? new PaintTrouble(kindOfStatus(status), { status });
  return new PaintTrouble(kind, detail, readRetryAfter(responseHeaders?.['retry-after']) ?? retryAfterSeconds);
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
