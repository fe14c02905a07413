import { AppError, type ErrorCode } from '../../../utils/domain/errors.ts';

/** Status of each code that a function may answer with. A code that is not here is a fault of ours: 500. */
const STATUSES: Partial<Record<ErrorCode, number>> = {
  invalid_input: 400,
  unknown_style: 400,
  model_cannot_edit: 400,
  model_cannot_mask: 400,
  unauthenticated: 401,
  no_credits: 402,
  forbidden: 403,
  not_found: 404,
  consent_required: 403,
  person_without_consent: 403,
  photo_not_found: 404,
  conflict: 409,
  cancelled: 409,
  rate_limited: 429,
  server: 503,
  spending_cap: 503,
};

/** What the answer says to whoever reads it without our interface, which has its own words in the user's language. */
const MESSAGES: Partial<Record<ErrorCode, string>> = {
  unknown_style: 'There is no such style.',
  model_cannot_edit: 'The model of this style changes no pictures.',
  model_cannot_mask: 'The model of this style heeds no mask.',
  unauthenticated: 'Sign in to do this.',
  no_credits: 'There are not enough credits left.',
  forbidden: 'This is not for you to do.',
  not_found: 'There is no such thing.',
  consent_required: 'This needs a consent that has not been given.',
  person_without_consent: 'Consent is missing, or was withdrawn, for somebody on these photos.',
  photo_not_found: 'At least one of the photos does not exist.',
  conflict: 'This id is taken by another request.',
  cancelled: 'This was cancelled.',
  spending_cap: 'Models have painted as much as they may today. The styles without a model go on.',
  server: 'The server cannot do this right now. Try again.',
};

/** The status that a code comes with unless something else is said. */
export function statusOf(code: ErrorCode): number {
  return STATUSES[code] ?? 500;
}

const MESSAGE_OF_A_FAULT = 'Something went wrong on our side.';

/** A request turned down for a reason that its sender may know. Anything else that is thrown is a fault and told nobody. */
export class Refusal extends AppError {
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(
    code: ErrorCode,
    options: {
      message?: string;
      field?: string;
      limit?: number;
      status?: number;
      headers?: Record<string, string>;
      cause?: unknown;
    } = {},
  ) {
    const { field, limit, cause } = options;
    super(code, { detail: { ...(field !== undefined && { field }), ...(limit !== undefined && { limit }) }, cause });
    this.name = 'Refusal';
    this.message = options.message ?? MESSAGES[code] ?? MESSAGE_OF_A_FAULT;
    this.status = options.status ?? statusOf(code);
    this.headers = options.headers ?? {};
  }
}

/** What was thrown, as a {@link Refusal}; a fault becomes `internal`, without its words. */
export function toRefusal(thrown: unknown): Refusal {
  return thrown instanceof Refusal ? thrown : new Refusal('internal', { cause: thrown });
}
