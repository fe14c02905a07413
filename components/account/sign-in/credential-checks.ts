import { LIMITS } from '../../../utils/domain/limits.ts';

/** What a person typed into the form. */
export interface Credentials {
  name: string;
  email: string;
  password: string;
}

export type FieldProblem = 'missing' | 'malformed' | 'too-short' | 'too-long';
export type CredentialProblems = Partial<Record<keyof Credentials, FieldProblem>>;

/** Catches slips of the finger; whether the address exists, its e-mail shows. */
const EMAIL_SHAPE = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

export function checkEmail(email: string): FieldProblem | null {
  const trimmed = email.trim();
  if (!trimmed) return 'missing';
  if (trimmed.length > LIMITS.emailCharacters || !EMAIL_SHAPE.test(trimmed)) return 'malformed';
  return null;
}

/** Whether this can become somebody's password. The upper limit is one of bytes: the auth server reads no more. */
export function checkNewPassword(password: string): FieldProblem | null {
  if (!password) return 'missing';
  if (password.length < LIMITS.passwordCharactersMin) return 'too-short';
  if (new TextEncoder().encode(password).byteLength > LIMITS.passwordCharactersMax) return 'too-long';
  return null;
}

/** What keeps a new account from being asked for. */
export function checkForSignUp({ name, email, password }: Credentials): CredentialProblems {
  return withoutNulls({ name: checkName(name), email: checkEmail(email), password: checkNewPassword(password) });
}

/** What keeps a sign-in from being tried. Rules for new passwords do not hold here: an old one may be older than they are. */
export function checkForSignIn({ email, password }: Credentials): CredentialProblems {
  return withoutNulls({ email: checkEmail(email), password: password ? null : 'missing' });
}

/** Whether somebody can be called so. */
export function checkName(name: string): FieldProblem | null {
  const { length } = name.trim();
  if (length === 0) return 'missing';
  return length > LIMITS.nameCharacters ? 'too-long' : null;
}

function withoutNulls(problems: Partial<Record<keyof Credentials, FieldProblem | null>>): CredentialProblems {
  const found: CredentialProblems = {};
  for (const field of ['name', 'email', 'password'] as const) {
    const problem = problems[field];
    if (problem) found[field] = problem;
  }
  return found;
}
