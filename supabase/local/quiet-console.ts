/** What lite says at every start, of which nothing is news here. */
const CHATTER = /^EXPERIMENTAL FEATURES ENABLED|^Invalid input for boolean type/;

/**
 * lite prints every failed query with its parameters and every refused token with its claims, which are people's data. Of a
 * query only the code is kept; a refusal is an answer, not news.
 */
export function quietConsole(): void {
  for (const level of ['log', 'warn', 'error'] as const) {
    const print = console[level].bind(console);
    console[level] = (...parts: unknown[]) => {
      const [first] = parts;
      if (typeof first === 'string' && CHATTER.test(first)) return;
      if (parts.some(isRefusedToken)) return;
      const failed = parts.find(isFailedQuery);
      if (!failed) print(...parts);
      else if (!EXPECTED.test(failed.code)) print(`database error ${failed.code}`);
    };
  }
}

/** Raised by our own functions, refused by a policy or a constraint. */
const EXPECTED = /^(?:P0001|42501|23\d{3}|22\w{3})$/;

function isFailedQuery(value: unknown): value is Error & { code: string } {
  return value instanceof Error && 'code' in value && typeof value.code === 'string' && 'query' in value;
}

/** What jose throws of a token that has run out or was tampered with. */
function isRefusedToken(value: unknown): boolean {
  return value instanceof Error && 'code' in value && String(value.code).startsWith('ERR_JW');
}
