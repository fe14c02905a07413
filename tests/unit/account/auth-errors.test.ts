import { AuthApiError } from '@supabase/supabase-js';
import { describe, expect, it } from 'vitest';
import { fromAuthError } from '../../../utils/account/auth-errors.ts';
import type { ErrorCode } from '../../../utils/domain/errors.ts';

const failure = (code: string, status = 400, message = code) =>
  fromAuthError(new AuthApiError(message, status, code), null);

describe('what the auth server answers', () => {
  it.each<[ErrorCode, string[]]>([
    ['wrong_credentials', ['invalid_credentials', 'user_not_found', 'user_banned']],
    ['code_invalid', ['otp_expired', 'otp_disabled']],
    ['email_not_confirmed', ['email_not_confirmed']],
    ['weak_password', ['weak_password']],
    ['same_password', ['same_password']],
    ['invalid_input', ['validation_failed', 'bad_json', 'email_address_invalid', 'email_address_not_authorized']],
    ['unauthenticated', ['bad_jwt', 'no_authorization']],
    ['session_ended', ['session_expired', 'refresh_token_not_found', 'refresh_token_already_used']],
    ['forbidden', ['signup_disabled', 'email_provider_disabled', 'captcha_failed', 'reauthentication_needed']],
    ['rate_limited', ['over_request_rate_limit', 'over_email_send_rate_limit']],
    ['server', ['request_timeout', 'conflict', 'unexpected_failure', 'hook_timeout']],
  ])('has words of its own: %s', (code, answers) => {
    for (const answer of answers) expect([answer, failure(answer).code]).toEqual([answer, code]);
  });

  it('names the field that it minds', () => {
    expect(failure('email_address_invalid').detail).toEqual({ field: 'email' });
    expect(failure('weak_password').detail).toEqual({ field: 'password', limit: 10 });
  });

  it('says when to come back: by the header, by its words, or in a minute', () => {
    const mailed = 'For security purposes, you can only request this after 52 seconds.';
    expect(failure('over_email_send_rate_limit', 429, mailed).detail).toEqual({ retryAfterSeconds: 52 });
    expect(failure('over_request_rate_limit', 429).detail).toEqual({ retryAfterSeconds: 60 });
    expect(fromAuthError(new AuthApiError(mailed, 429, 'over_email_send_rate_limit'), 7).detail).toEqual({
      retryAfterSeconds: 7,
    });
  });

  it('is judged by its status where the code is one that is not known yet', () => {
    expect([failure('brand_new', 429).code, failure('brand_new', 503).code, failure('brand_new', 400).code]).toEqual([
      'rate_limited',
      'server',
      'internal',
    ]);
  });
});
