import { AppError, type Failure, toFailure } from './errors.ts';

/** What crosses from one context to another: a value or the reason why there is none. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

/** Runs `work` and turns what it throws into a {@link Result}. */
export async function toResult<T>(work: () => Promise<T> | T): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    return { ok: false, error: toFailure(thrown) };
  }
}

/** The value of a {@link Result}, or its failure thrown as an {@link AppError}. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const { code, retryable, detail } = result.error;
  throw new AppError(code, detail === undefined ? { retryable } : { retryable, detail });
}
