import { type AuthError, isAuthRetryableFetchError, isAuthSessionMissingError } from '@supabase/supabase-js';
import { AppError, type ErrorCode } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';

/**
 * The auth server's codes in ours. None may tell whether an address has an account: whatever hangs on that is
 * `wrong_credentials` or `code_invalid`, which a stranger's address gets as well.
 */
const CODES: Record<string, ErrorCode> = {
  invalid_credentials: 'wrong_credentials',
  user_not_found: 'wrong_credentials',
  user_banned: 'wrong_credentials',
  email_not_confirmed: 'email_not_confirmed',
  otp_expired: 'code_invalid',
  otp_disabled: 'code_invalid',
  weak_password: 'weak_password',
  same_password: 'same_password',
  email_address_invalid: 'invalid_input',
  email_address_not_authorized: 'invalid_input',
  validation_failed: 'invalid_input',
  bad_json: 'invalid_input',
  bad_jwt: 'unauthenticated',
  no_authorization: 'unauthenticated',
  signup_disabled: 'forbidden',
  captcha_failed: 'forbidden',
  insufficient_aal: 'forbidden',
  reauthentication_needed: 'forbidden',
  reauthentication_not_valid: 'forbidden',
  user_sso_managed: 'forbidden',
  email_provider_disabled: 'forbidden',
  over_request_rate_limit: 'rate_limited',
  over_email_send_rate_limit: 'rate_limited',
  request_timeout: 'server',
  conflict: 'server',
  unexpected_failure: 'server',
  hook_timeout: 'server',
  hook_timeout_after_retry: 'server',
};

/** Which field the server minds. */
const FIELDS: Record<string, string> = { email_address_invalid: 'email', email_address_not_authorized: 'email' };

/** With these the auth server ends a session for good. */
export const SESSION_ENDING_CODES: ReadonlySet<string> = new Set([
  'refresh_token_not_found',
  'refresh_token_already_used',
  'session_not_found',
  'session_expired',
  'user_not_found',
  'user_banned',
]);

/** Used where the server names no time: its own windows are a minute or longer. */
const DEFAULT_RETRY_SECONDS = 60;

/** What the auth server answered, as an {@link AppError}. */
export function fromAuthError(error: AuthError, retryAfterSeconds: number | null): AppError {
  const code = codeOf(error);
  if (code === 'rate_limited') {
    const seconds = retryAfterSeconds ?? secondsIn(error.message) ?? DEFAULT_RETRY_SECONDS;
    return new AppError(code, { cause: error, detail: { retryAfterSeconds: seconds } });
  }
  if (code === 'weak_password') {
    return new AppError(code, { cause: error, detail: { field: 'password', limit: LIMITS.passwordCharactersMin } });
  }
  const field = FIELDS[error.code ?? ''];
  return new AppError(code, { cause: error, ...(field && { detail: { field } }) });
}

/**
 * The same for what somebody asks who is signed in. A session that was ended elsewhere is `unauthenticated` here: whether it is
 * gone for good shows when it is renewed, and that code has it renewed.
 */
export function fromOwnAuthError(error: AuthError, retryAfterSeconds: number | null): AppError {
  return isAuthSessionMissingError(error)
    ? new AppError('unauthenticated', { cause: error })
    : fromAuthError(error, retryAfterSeconds);
}

function codeOf(error: AuthError): ErrorCode {
  if (isAuthRetryableFetchError(error)) return error.status ? 'server' : 'offline';
  if (isAuthSessionMissingError(error)) return 'session_ended';
  const known = error.code === undefined ? undefined : CODES[error.code];
  if (known) return known;
  if (error.code !== undefined && SESSION_ENDING_CODES.has(error.code)) return 'session_ended';
  if (error.status === 429) return 'rate_limited';
  return error.status !== undefined && error.status >= 500 ? 'server' : 'internal';
}

/** "For security purposes, you can only request this after 52 seconds." */
function secondsIn(message: string): number | null {
  const [, seconds] = /after (\d+) seconds?/.exec(message) ?? [];
  return seconds === undefined ? null : Number(seconds);
}

/**
 * Whether the server refused a second mail to the same address within a minute. It does so only where it would have sent one,
 * so it must not show; and the first mail's code still holds.
 */
export function isMailJustSent(error: AuthError): boolean {
  return error.code === 'over_email_send_rate_limit' && secondsIn(error.message) !== null;
}

/** A hosted server hides that an address is taken; one set up otherwise says it, and we hide it. */
export function isKnownAddress(error: AuthError): boolean {
  return error.code === 'user_already_exists' || error.code === 'email_exists';
}
