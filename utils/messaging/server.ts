import type { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { type Result, toResult } from '../domain/result.ts';
import { onMessage } from './messaging.ts';
import { type MessageName, messageSchemas, type Response } from './protocol.ts';
import { type ExtensionIdentity, type MessageSender, maySend } from './senders.ts';

/** A message's data once it was parsed: trimmed, branded and within its limits. */
export type Input<Name extends MessageName> = z.output<(typeof messageSchemas)[Name]>;

/** What answers a message. It throws an `AppError` where it cannot; the caller gets that as a `Failure`. */
export type Handler<Name extends MessageName> = (input: Input<Name>) => Promise<Response<Name>> | Response<Name>;
export type Handlers<Names extends MessageName> = { [Name in Names]: Handler<Name> };

/**
 * Answers messages in the background or in an extension page. Every listener is registered before this returns, so that a
 * worker that a message woke hears that message. Sender and data are checked before a handler sees them.
 */
export function serve<Names extends MessageName>(handlers: Handlers<Names>, extension: ExtensionIdentity): void {
  const register = <Name extends Names>(name: Name) => {
    const handler: Handler<Name> = handlers[name];
    onMessage(name, ({ data, sender }) => answer(name, handler, data, sender, extension));
  };
  for (const name of Object.keys(handlers)) {
    if (isOneOf(name, handlers)) register(name);
  }
}

function isOneOf<Names extends string>(name: string, record: Record<Names, unknown>): name is Names {
  return Object.hasOwn(record, name);
}

/** Checks and answers one message. Nothing is thrown: what went wrong is in the result, without words or stack. */
export function answer<Name extends MessageName>(
  name: Name,
  handler: Handler<Name>,
  data: unknown,
  sender: MessageSender,
  extension: ExtensionIdentity,
): Promise<Result<Response<Name>>> {
  return toResult(() => {
    if (!maySend(name, sender, extension)) throw new AppError('forbidden');
    return handler(parse(name, data));
  });
}

const schemas: { [Name in MessageName]: z.ZodType<Input<Name>> } = messageSchemas;

function parse<Name extends MessageName>(name: Name, data: unknown): Input<Name> {
  const parsed = schemas[name].safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('invalid_input', { detail: issue ? detailOf(issue) : {} });
}

/** Which field was wrong and, where it was too long, short, large or small, what its limit is. */
function detailOf(issue: z.core.$ZodIssue): { field?: string; limit?: number } {
  const field = issue.path.join('.');
  const limit = issue.code === 'too_big' ? issue.maximum : issue.code === 'too_small' ? issue.minimum : undefined;
  return { ...(field && { field }), ...(limit !== undefined && { limit: Number(limit) }) };
}
