import { z } from 'zod';
import type { ImageModel } from './image-model.ts';

export const PROVIDER_IDS = ['openai', 'google', 'fal', 'replicate'] as const;
export const providerIdSchema = z.enum(PROVIDER_IDS);
export type ProviderId = z.infer<typeof providerIdSchema>;

export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

export interface Picture {
  bytes: Uint8Array;
  mime: PictureType;
}

export interface PaintRequest {
  model: ImageModel;
  prompt: string;
  /** Pictures to go by, in the order in which the prompt names them. Where there are none, nothing of a person is sent. */
  references: readonly Picture[];
  /** As large as the first reference, and transparent where that is to be painted anew. */
  mask?: Picture;
  /** An opaque hash of the user, for providers that want to tell their customers' users apart. */
  owner: string;
}

export interface Painted extends Picture {
  /** What it cost in US dollars, where the provider says enough to work it out. */
  usd: number | null;
  /** The provider's own id of what it did, for a question to its support. */
  requestId: string | null;
}

/** Where a provider has queued a painting, so that whoever comes later goes on with it and pays nothing twice. */
export const ticketSchema = z.object({
  provider: providerIdSchema,
  id: z.string().min(1).max(200),
  statusUrl: z.url().max(500),
  responseUrl: z.url().max(500),
  cancelUrl: z.url().max(500),
});
export type Ticket = z.infer<typeof ticketSchema>;

/** Why one gives up a painting with which somebody else goes on. */
export class TakenOver extends Error {
  constructor() {
    super('Somebody else goes on with it.');
    this.name = 'TakenOver';
  }
}

export interface PaintOptions {
  /**
   * Gives up: what is queued is cancelled, and `paint` rejects with the signal's own reason. Where that is {@link TakenOver}, what
   * is queued and whose ticket was taken by `onTicket` stays: it is theirs.
   */
  signal: AbortSignal;
  /** Goes on with a painting that was queued before, whoever did so. */
  ticket?: Ticket;
  /** Told of each painting that is queued, before anything waits for it. Where it rejects, the painting is cancelled. */
  onTicket(ticket: Ticket): Promise<void>;
  /** Where the provider is to call once it is done, if it calls at all. It only saves waiting: the result is asked for by ticket. */
  webhookUrl?: string;
}

/** Somebody who paints a picture after a prompt. */
export interface ImageProvider {
  id: ProviderId;
  /** @throws PaintTrouble where there is no picture */
  paint(request: PaintRequest, options: PaintOptions): Promise<Painted>;
}

/**
 * Why there is no picture: refused for what it would show · overloaded · nothing left to spend · a key that does not hold ·
 * out of time · a request that cannot be met · anything else.
 */
export type PaintTroubleKind = 'moderated' | 'busy' | 'quota' | 'key' | 'timeout' | 'bad_input' | 'unavailable';

export interface PaintTroubleDetail {
  /** The provider's HTTP status. */
  status?: number;
  /** The provider's code for what happened, or ours. */
  error?: string;
  /** Whether what was sent was refused, or what was painted. */
  stage?: 'input' | 'output';
  /** What it was refused for, in the provider's own names. */
  categories?: string[];
}

/** Why there is no picture. It goes into the log, so prompt, key and whatever the provider wrote are nowhere in it. */
export class PaintTrouble extends Error {
  readonly kind: PaintTroubleKind;
  readonly retryAfterSeconds?: number;
  readonly detail: PaintTroubleDetail;

  constructor(kind: PaintTroubleKind, detail: PaintTroubleDetail = {}, retryAfterSeconds?: number | undefined) {
    super(kind);
    this.name = 'PaintTrouble';
    this.kind = kind;
    this.detail = detail;
    if (retryAfterSeconds !== undefined) this.retryAfterSeconds = retryAfterSeconds;
  }
}
