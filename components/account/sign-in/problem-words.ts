import { i18n } from '#i18n';
import { LIMITS } from '../../../utils/domain/limits.ts';
import type { FieldProblem } from './credential-checks.ts';

/** What is wrong with a name, or undefined where nothing is. */
export function nameProblem(problem: FieldProblem | undefined): string | undefined {
  if (!problem) return undefined;
  return problem === 'too-long'
    ? i18n.t('signIn.nameTooLong', { limit: LIMITS.nameCharacters })
    : i18n.t('signIn.nameMissing');
}

/** What is wrong with an e-mail address, or undefined where nothing is. */
export function emailProblem(problem: FieldProblem | undefined): string | undefined {
  if (!problem) return undefined;
  return problem === 'missing' ? i18n.t('signIn.emailMissing') : i18n.t('signIn.emailWrong');
}

/** What is wrong with a password, or undefined where nothing is. */
export function passwordProblem(problem: FieldProblem | undefined, password: string): string | undefined {
  if (!problem) return undefined;
  if (problem === 'too-short') {
    return i18n.t('signIn.passwordTooShort', { minimum: LIMITS.passwordCharactersMin, count: password.length });
  }
  return problem === 'too-long'
    ? i18n.t('signIn.passwordTooLong', { limit: LIMITS.passwordCharactersMax })
    : i18n.t('signIn.passwordMissing');
}
