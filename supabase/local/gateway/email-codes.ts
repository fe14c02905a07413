import { z } from 'zod';
import { type Layer, withBody } from './gateway.ts';

/** A code for signing in is checked as `email` by the hosted auth server; lite knows it by its older name alone. */
export const emailCodes: Layer = (next) => async (request, peer) => {
  if (request.method !== 'POST' || new URL(request.url).pathname !== '/auth/v1/verify') return next(request, peer);
  const body = verificationSchema.safeParse(
    await request
      .clone()
      .json()
      .catch(() => null),
  );
  if (!body.success) return next(request, peer);
  return next(withBody(request, JSON.stringify({ ...body.data, type: 'magiclink' })), peer);
};

const verificationSchema = z.looseObject({ type: z.literal('email') });
