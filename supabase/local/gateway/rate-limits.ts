import { authError, type Layer } from './gateway.ts';

const WINDOW_MILLISECONDS = 5 * 60 * 1000;

/** Each mails a code that the auth server keeps in the same place, so they share their pause. */
const MAILING: ReadonlySet<string> = new Set(['/auth/v1/recover', '/auth/v1/otp']);

export interface RateLimits {
  /** Sign-ins and sign-ups for each address in five minutes. */
  signIns: number;
  /** Codes tried for each address in five minutes. */
  verifications: number;
  /** Seconds between two mails to the same person. */
  secondsBetweenMails: number;
}

/** lite counts no tries; hosted Supabase does, by `[auth.rate_limit]`. */
export function rateLimits(limits: RateLimits, now: () => number = Date.now): Layer {
  const tries = new Map<string, number[]>();
  const lastMail = new Map<string, number>();

  function isOverLimit(key: string, limit: number): boolean {
    const recent = (tries.get(key) ?? []).filter((time) => now() - time < WINDOW_MILLISECONDS);
    recent.push(now());
    tries.set(key, recent);
    return recent.length > limit;
  }

  async function isMailedTooSoon(request: Request): Promise<boolean> {
    const { email } = (await request
      .clone()
      .json()
      .catch(() => ({}))) as { email?: unknown };
    const key = String(email).toLowerCase();
    const last = lastMail.get(key);
    if (last !== undefined && now() - last < limits.secondsBetweenMails * 1000) return true;
    lastMail.set(key, now());
    return false;
  }

  return (next) => async (request, peer) => {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method === 'POST') {
      const signsIn = pathname === '/auth/v1/token' && searchParams.get('grant_type') === 'password';
      const tooMany =
        (signsIn && isOverLimit(`sign-in ${peer}`, limits.signIns)) ||
        (pathname === '/auth/v1/verify' && isOverLimit(`verify ${peer}`, limits.verifications));
      if (tooMany) return authError(429, 'over_request_rate_limit', 'Request rate limit reached');
      if (MAILING.has(pathname) && (await isMailedTooSoon(request))) {
        return authError(
          429,
          'over_email_send_rate_limit',
          `For security purposes, you can only request this after ${limits.secondsBetweenMails} seconds.`,
        );
      }
    }
    return next(request, peer);
  };
}
