/** What a model does with one painting. */
export type Behaviour =
  /** Paints, as it should. */
  | { paint: Painting }
  /** Refuses in one of the provider's forms: see each provider's own list. */
  | { refuse: string }
  /** Answers a status, in the provider's own form. */
  | { fail: number; retryAfter?: string; code?: string; body?: unknown; headers?: Record<string, string> }
  /** There is nothing left to spend. */
  | { quota: true }
  /** Takes the request and never answers. */
  | { hang: true }
  /** Closes the connection. */
  | { drop: true };

export interface Painting {
  /** How long it takes. */
  milliseconds?: number;
  /** Queues: how often it is said to be under way before it is done. */
  looks?: number;
  /** Queues: statuses that the next looks meet before anything else. */
  lookFails?: number[];
  /** Queues: how often the address of the picture leads nowhere. */
  gone?: number;
  /** Queues: where the result, or where its addresses, are said to be instead. */
  pictureUrl?: string;
  ticketUrl?: string;
  /** Queues: never cancelled, however often asked. */
  isDeafToCancelling?: boolean;
  /** Queues: takes the wish to cancel and never answers. */
  hangsOnCancelling?: boolean;
  bytes?: 'jpeg' | 'png' | 'webp' | 'html' | 'too-large';
}

export type Wanted = Behaviour | ((request: SeenRequest) => Behaviour);

export type StandInId = 'openai' | 'google' | 'fal' | 'replicate';

export interface SeenPicture {
  mime: string;
  bytes: Uint8Array;
}

/** A request as it arrived. `prompt` and what follows it are of requests to paint alone. */
export interface SeenRequest {
  provider: StandInId;
  kind: 'paint' | 'look' | 'result' | 'cancel' | 'picture';
  method: string;
  path: string;
  headers: Record<string, string>;
  model?: string;
  prompt?: string;
  references?: SeenPicture[];
  mask?: SeenPicture;
  /** Fields of the body but for prompt and pictures. */
  fields?: Record<string, unknown>;
}

/** A request that the provider's documentation does not allow. */
export class WrongRequest extends Error {
  readonly status: number;

  constructor(status: number, words: string) {
    super(words);
    this.status = status;
  }
}

export interface Reply {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

export interface Raw {
  method: string;
  url: URL;
  headers: Record<string, string>;
  bytes: Buffer;
}

export function readJson(raw: Raw): unknown {
  if (!raw.headers['content-type']?.startsWith('application/json')) {
    throw new WrongRequest(415, `content-type is ${raw.headers['content-type']}`);
  }
  try {
    return JSON.parse(raw.bytes.toString('utf8'));
  } catch {
    throw new WrongRequest(400, 'the body is no JSON');
  }
}

export function readDataUri(uri: string): SeenPicture {
  const { mime, data } = /^data:(?<mime>image\/[a-z]+);base64,(?<data>[A-Za-z0-9+/]+=*)$/.exec(uri)?.groups ?? {};
  if (!mime || !data) throw new WrongRequest(422, 'a picture is no data URI of an image');
  return checkPicture({ mime, bytes: Buffer.from(data, 'base64') });
}

/** A picture whose bytes are what they are said to be. */
export function checkPicture(picture: SeenPicture): SeenPicture {
  const found = typeOf(picture.bytes);
  if (found !== picture.mime) throw new WrongRequest(400, `a picture is said to be ${picture.mime} and is ${found}`);
  return picture;
}

function typeOf(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (start.startsWith('\x89PNG')) return 'image/png';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp';
  return 'something else';
}
