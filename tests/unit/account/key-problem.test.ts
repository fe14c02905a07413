import { describe, expect, it } from 'vitest';
import { findKeyProblem } from '../../../components/account/own-keys/key-problem.ts';

describe('what is typed as a key', () => {
  it.each([
    ['', 'missing'],
    [' \n', 'missing'],
    ['sk-1234', 'short'],
    [' sk-1234 ', 'short'],
    ['k'.repeat(301), 'long'],
    ['sk-1234 56789', 'characters'],
    ['sk-1234567é', 'characters'],
    ['••••••••••••', 'characters'],
    ['sk-12345', null],
    ['  sk-proj-1234_56:78==\n', null],
    ['k'.repeat(300), null],
  ])('%j: %s', (text, problem) => {
    expect(findKeyProblem(text)).toBe(problem);
  });
});
