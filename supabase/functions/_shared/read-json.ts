import { Refusal } from './refusal.ts';

/** More than twice what the largest valid request takes, so that no body can fill the memory. */
export const BODY_BYTES_MAX = 64 * 1024;

/**
 * The request's body as JSON.
 * @throws Refusal `invalid_input` for a body that is too large (413) or no JSON (400)
 */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('invalid_input', { field: 'body', message: 'The body is not valid JSON.' });
  }
}

/** The request's body. @throws Refusal `invalid_input` (413) for one that is too large */
export async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  // What the header says is only believed where it is already too much.
  if (Number(request.headers.get('content-length') ?? 0) > BODY_BYTES_MAX) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > BODY_BYTES_MAX) throw tooLarge();
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

function tooLarge(): Refusal {
  return new Refusal('invalid_input', {
    status: 413,
    field: 'body',
    limit: BODY_BYTES_MAX,
    message: `The body may have at most ${BODY_BYTES_MAX} bytes.`,
  });
}
