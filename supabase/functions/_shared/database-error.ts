import { errorCodeSchema } from '../../../utils/domain/errors.ts';
import { Refusal } from './refusal.ts';

/** A refusal of our own functions carries an error code for its message; of anything else only the kind is passed on. */
export function fromDatabase(error: { code: string; message: string }, status: number): Error {
  const raised = error.code === 'P0001' ? errorCodeSchema.safeParse(error.message) : undefined;
  if (raised?.success) return new Refusal(raised.data);
  if (status === 0 || status === 503 || status === 504) return new Refusal('server');
  return new Error(`database error ${error.code}`);
}
