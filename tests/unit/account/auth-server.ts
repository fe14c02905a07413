import type { UserId } from '../../../utils/domain/ids.ts';
import { aUserId } from '../../support/background/builders.ts';

/** The address that the pretended backend has. */
export const BACKEND = { url: 'https://klikk.test', publishableKey: 'sb_publishable_test' };

export interface Account {
  id: UserId;
  name: string;
  email: string;
  password: string;
  confirmed: boolean;
  /** By what else than the address they have signed in. */
  providers?: string[];
}

type Answer = Response | 'offline';

/** The auth server and the two calls of the database that an account needs, in memory, as far as supabase-js looks. */
export interface AuthServer {
  fetch: typeof fetch;
  accounts: Map<string, Account>;
  /** `METHOD /path` of every request, `?grant_type` included. */
  requests: string[];
  /** The code that is right for any address. */
  code: string;
  credits: number;
  /** Whether it says that it signs in with Google. */
  offersGoogle: boolean;
  /** What a person does in Google's window who has this account there: the address at which the window ends. */
  chooseInGoogle(url: string, account: Account): string;
  /** Seconds for which access tokens are good from now on. */
  tokenSeconds: number;
  /** Milliseconds by which its clock is ahead of the device's. */
  clockOffset: number;
  /** Refuses refresh tokens, as after the session was ended elsewhere. */
  revoke(): void;
  /** Refuses access tokens that were issued so far, though they have not run out. */
  refuseAccessTokens(): void;
  /** Answers requests whose `METHOD /path` contains `part` so, until that is over. */
  answer(part: string, answer: () => Answer): { over(): void };
  /** Milliseconds since 1970. */
  lastRequestAt: number;
}

export const authError = (status: number, code: string, message = code, headers: HeadersInit = {}) =>
  Response.json({ code, message }, { status, headers: { ...headers, 'x-supabase-api-version': '2024-01-01' } });

export const offline = (): Answer => 'offline';

export function createAuthServer(): AuthServer {
  const answers = new Set<{ part: string; answer: () => Answer }>();
  const refreshTokens = new Map<string, Account>();
  const accessTokens = new Map<string, Account>();
  const googleCodes = new Map<string, { account: Account; challenge: string }>();
  let serial = 0;

  const server: AuthServer = {
    accounts: new Map(),
    requests: [],
    code: '123456',
    credits: 10,
    offersGoogle: true,
    chooseInGoogle(url, account) {
      const { searchParams } = new URL(url);
      serial += 1;
      const code = `code-${serial}`;
      googleCodes.set(code, { account, challenge: searchParams.get('code_challenge') ?? '' });
      return `${searchParams.get('redirect_to')}?code=${code}`;
    },
    tokenSeconds: 3600,
    clockOffset: 0,
    revoke: () => refreshTokens.clear(),
    refuseAccessTokens: () => accessTokens.clear(),
    lastRequestAt: 0,
    answer(part, answer) {
      const planned = { part, answer };
      answers.add(planned);
      return { over: () => answers.delete(planned) };
    },
    async fetch(input, init) {
      const request = new Request(input, init);
      const { pathname, searchParams } = new URL(request.url);
      const grant = searchParams.get('grant_type');
      const name = `${request.method} ${pathname}${grant ? `?${grant}` : ''}`;
      server.requests.push(name);
      server.lastRequestAt = Date.now();
      const planned = [...answers].find(({ part }) => name.includes(part));
      if (planned) {
        const answer = planned.answer();
        if (answer === 'offline') throw new TypeError('fetch failed');
        return answer;
      }
      return handle(name, request);
    },
  };

  async function handle(name: string, request: Request): Promise<Response> {
    const body = request.method === 'GET' ? {} : await request.json().catch(() => ({}));
    const account = server.accounts.get(body.email);
    const bearer = accessTokens.get((request.headers.get('authorization') ?? '').replace('Bearer ', ''));
    switch (name) {
      case 'POST /auth/v1/signup':
        if (!account) {
          const { email, password } = body;
          server.accounts.set(email, { id: aUserId(), name: body.data.name, email, password, confirmed: false });
        }
        return Response.json({ id: aUserId(), email: body.email });
      case 'POST /auth/v1/token?password':
        if (!account || account.password !== body.password) return authError(400, 'invalid_credentials');
        return account.confirmed ? session(account) : authError(400, 'email_not_confirmed');
      case 'POST /auth/v1/token?refresh_token': {
        const owner = refreshTokens.get(body.refresh_token);
        return owner ? session(owner) : authError(400, 'refresh_token_not_found');
      }
      case 'GET /auth/v1/settings':
        return Response.json({ external: { email: true, google: server.offersGoogle } });
      case 'POST /auth/v1/token?pkce': {
        const found = googleCodes.get(body.auth_code);
        if (!found) return authError(404, 'flow_state_not_found');
        if ((await challengeOf(body.code_verifier)) !== found.challenge) return authError(400, 'bad_code_verifier');
        googleCodes.delete(body.auth_code);
        found.account.providers = ['google'];
        server.accounts.set(found.account.email, found.account);
        return session(found.account);
      }
      case 'POST /auth/v1/verify':
        if (!account || body.token !== server.code) return authError(403, 'otp_expired');
        account.confirmed = true;
        return session(account);
      case 'POST /auth/v1/resend':
      case 'POST /auth/v1/recover':
      case 'POST /auth/v1/otp':
      case 'POST /auth/v1/logout':
        return Response.json({});
      case 'PUT /auth/v1/user':
        if (!bearer) return authError(403, 'bad_jwt');
        bearer.password = body.password ?? bearer.password;
        return Response.json(userOf(bearer));
      case 'GET /auth/v1/user':
        return bearer ? Response.json(userOf(bearer)) : authError(403, 'bad_jwt');
      case 'GET /rest/v1/profiles':
        return bearer ? Response.json({ name: bearer.name }) : expired();
      case 'POST /rest/v1/rpc/credit_balance':
        return bearer ? Response.json(server.credits) : expired();
    }
    throw new Error(`The pretended backend knows no ${name}.`);
  }

  const expired = () => Response.json({ code: 'PGRST303', message: 'JWT expired' }, { status: 401 });

  function session(account: Account): Response {
    serial += 1;
    const refresh = `refresh-${serial}`;
    const access = `access-${serial}`;
    refreshTokens.set(refresh, account);
    accessTokens.set(access, account);
    return Response.json({
      access_token: access,
      refresh_token: refresh,
      token_type: 'bearer',
      expires_in: server.tokenSeconds,
      expires_at: Math.floor((Date.now() + server.clockOffset) / 1000) + server.tokenSeconds,
      user: userOf(account),
    });
  }

  const userOf = ({ id, email, name, providers = ['email'] }: Account) => ({
    id,
    email,
    user_metadata: { name },
    app_metadata: { providers },
  });

  return server;
}

/** Of a PKCE verifier. */
async function challengeOf(verifier: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return Buffer.from(hash).toString('base64url');
}
