import { z } from 'zod';

/**
 * Every way in which something can fail that a person may come to read about. The interface holds one table from
 * code to words and next step; a new code without words does not compile.
 */
export const ERROR_CODES = [
  // What was sent
  'invalid_input',
  'conflict',
  'not_found',
  'forbidden',
  // Account
  'unauthenticated',
  'session_ended',
  'wrong_credentials',
  'email_not_confirmed',
  'code_invalid',
  'weak_password',
  'same_password',
  'google_refused',
  'google_address',
  'google_unavailable',
  'google_interrupted',
  // Photos
  'not_a_picture',
  'picture_corrupt',
  'picture_too_large',
  'picture_too_small',
  'no_person',
  'consent_required',
  'photo_not_found',
  'person_without_consent',
  'too_many_people',
  'photo_on_device',
  // Generation
  'no_credits',
  'unknown_style',
  'cancelled',
  // Image models
  'moderated',
  'model_busy',
  'model_timeout',
  'model_unavailable',
  'own_key_refused',
  'own_key_spent',
  'spending_cap',
  'model_cannot_edit',
  'model_cannot_mask',
  // Studio
  'studio_not_found',
  'studio_cannot_apply',
  'studio_refused',
  'studio_silent',
  'studio_reverted',
  'video_unplayable',
  // Weather
  'rate_limited',
  'offline',
  'server',
  'storage_full',
  'internal',
] as const;

export const errorCodeSchema = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** What the words need to be exact: the field and its limit, Studio's own reason, or when to come back. */
export const errorDetailSchema = z.object({
  field: z.string().optional(),
  limit: z.number().optional(),
  /** Someone else's words (Studio's, the server's), shown as a quotation. */
  reason: z.string().optional(),
  /** The kind of file, as its type or its name says. */
  format: z.string().optional(),
  retryAfterSeconds: z.number().optional(),
  requestId: z.string().optional(),
});
export type ErrorDetail = z.infer<typeof errorDetailSchema>;

export const failureSchema = z.object({
  code: errorCodeSchema,
  /** Whether the same call may succeed later without the user changing anything. */
  retryable: z.boolean(),
  detail: errorDetailSchema.optional(),
});
export type Failure = z.infer<typeof failureSchema>;

/** The one exception thrown inside a context. Between contexts it travels as a {@link Failure} in a `Result`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly detail: ErrorDetail | undefined;

  constructor(code: ErrorCode, options: { retryable?: boolean; detail?: ErrorDetail; cause?: unknown } = {}) {
    super(code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryable = options.retryable ?? RETRYABLE.has(code);
    this.detail = options.detail;
  }
}

const RETRYABLE: ReadonlySet<ErrorCode> = new Set(['rate_limited', 'offline', 'server', 'studio_silent']);

/** Anything thrown, as a {@link Failure}. What is not an {@link AppError} becomes `internal`: its words stay here. */
export function toFailure(thrown: unknown): Failure {
  if (!(thrown instanceof AppError)) return { code: 'internal', retryable: false };
  const { code, retryable, detail } = thrown;
  return detail === undefined ? { code, retryable } : { code, retryable, detail };
}
