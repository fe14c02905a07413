import type { z } from 'zod';
import type { ErrorCode } from '../../../utils/domain/errors.ts';
import {
  generateRequestSchema,
  generateResponseSchema,
  healthResponseSchema,
  providerKeyRequestSchema,
  providerKeyResponseSchema,
  reviseRequestSchema,
  reviseResponseSchema,
  stylesResponseSchema,
  webhookResponseSchema,
} from './contract.ts';

/** What whoever calls an Edge Function must know of it. `docs/openapi.json` is made of this. */
export interface EndpointDescription {
  method: 'GET' | 'POST';
  summary: string;
  description: string;
  /** Whether a token of a signed-in user is needed. */
  needsToken: boolean;
  request?: z.ZodType;
  response: z.ZodType;
  /** Statuses besides 200 that come with the same body. */
  responseStatuses?: readonly number[];
  /** Every code that it may refuse with, at the status that the code has. */
  refusals: readonly ErrorCode[];
}

/** The Edge Functions, by name. A test holds that each is here with the codes that its source can throw. */
export const ENDPOINTS: Record<string, EndpointDescription> = {
  generate: {
    method: 'POST',
    summary: 'Make thumbnails',
    description:
      'Three different thumbnails, as scenes to be painted by the client. The id is made by the client: the same request sent again answers the same generation and is charged once; another request under the same id is a conflict. With `repaint`, one background that a model painted is changed by a model: one variant comes of it, with another background.',
    needsToken: true,
    request: generateRequestSchema,
    response: generateResponseSchema,
    refusals: [
      'invalid_input',
      'unknown_style',
      'model_cannot_edit',
      'model_cannot_mask',
      'unauthenticated',
      'no_credits',
      'not_found',
      'consent_required',
      'person_without_consent',
      'photo_not_found',
      'conflict',
      'rate_limited',
      'spending_cap',
      'internal',
      'server',
    ],
  },
  revise: {
    method: 'POST',
    summary: 'Turn a wish into changes',
    description:
      'What a wish in plain words comes to, as changes that the editor can make. Costs nothing and changes nothing. Answers no changes where the wish was not understood or no text model is configured.',
    needsToken: true,
    request: reviseRequestSchema,
    response: reviseResponseSchema,
    refusals: ['invalid_input', 'unauthenticated', 'rate_limited', 'internal', 'server'],
  },
  styles: {
    method: 'GET',
    summary: 'List the styles',
    description:
      'What the caller may choose between, with prices. A style of an image model is there only where the service, or the caller, has a key for it.',
    needsToken: true,
    response: stylesResponseSchema,
    refusals: ['invalid_input', 'unauthenticated', 'internal', 'server'],
  },
  'provider-webhook': {
    method: 'POST',
    summary: 'Hear that a painting is done',
    description:
      'For fal and Replicate, which sign what they send; `?provider=fal` or `?provider=replicate` says who. Nothing in the body is believed but the id of the painting: the job asks the provider itself.',
    needsToken: false,
    response: webhookResponseSchema,
    refusals: ['invalid_input', 'forbidden', 'internal', 'server'],
  },
  'provider-keys': {
    method: 'POST',
    summary: 'Keep or forget a key of one’s own',
    description:
      'Keeps a key of the caller’s own account at a provider, in place of the one before; null forgets it. It is kept encrypted, is used to paint the caller’s thumbnails and is never answered. While it is kept, thumbnails that the provider paints cost no credits.',
    needsToken: true,
    request: providerKeyRequestSchema,
    response: providerKeyResponseSchema,
    refusals: ['invalid_input', 'unauthenticated', 'rate_limited', 'internal', 'server'],
  },
  health: {
    method: 'GET',
    summary: 'Tell which parts are up',
    description: 'For monitors. Needs no token and tells nothing about anybody. An answer may be two seconds old.',
    needsToken: false,
    response: healthResponseSchema,
    responseStatuses: [503],
    refusals: ['invalid_input', 'internal'],
  },
};
