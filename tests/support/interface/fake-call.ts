import type { Call } from '../../../components/client/client.ts';
import { AppError } from '../../../utils/domain/errors.ts';
import type { MessageName, Request, Response } from '../../../utils/messaging/protocol.ts';

/** What a pretended background or content script answers. A message without an answer fails as one that nobody heard. */
export type Answers = {
  [Name in MessageName]?: (request: Request<Name>) => Response<Name> | Promise<Response<Name>>;
};

/** Answers messages as `answers` says, later than at once, as a real one would. */
export function fakeCall(answers: Answers): Call {
  return (name, ...[request]) => ask(answers, name, request as Request<typeof name>);
}

/** As {@link fakeCall}, for messages whose name and request are given one by one. */
export async function ask<Name extends MessageName>(
  answers: Answers,
  name: Name,
  request: Request<Name>,
): Promise<Response<Name>> {
  await Promise.resolve();
  const answer: ((request: Request<Name>) => Response<Name> | Promise<Response<Name>>) | undefined = answers[name];
  if (!answer) throw new AppError('internal', { retryable: true });
  return answer(request);
}

/** An answer that never comes. */
export const never = () => new Promise<never>(() => {});

/** An answer that is a failure. */
export function failing(...failure: ConstructorParameters<typeof AppError>): () => never {
  return () => {
    throw new AppError(...failure);
  };
}
