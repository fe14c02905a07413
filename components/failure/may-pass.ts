import type { ErrorCode } from '../../utils/domain/errors.ts';

const MAY_PASS: ReadonlySet<ErrorCode> = new Set(['model_busy', 'model_timeout', 'model_unavailable', 'server']);

/** Whether what the server has given up for this reason may go well as another generation. */
export const mayPass = (code: ErrorCode): boolean => MAY_PASS.has(code);
