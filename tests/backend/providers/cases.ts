import type { ImageModel } from '../../../supabase/functions/_shared/providers/image-model.ts';
import type { ProviderId, Ticket } from '../../../supabase/functions/_shared/providers/image-provider.ts';

/** What the driver under Deno is to do: a line of JSON each, bytes as base64. */
export type DenoCase =
  | {
      paint: ProviderId;
      environment: Record<string, string>;
      model: ImageModel;
      prompt: string;
      references: { mime: 'image/jpeg' | 'image/png' | 'image/webp'; base64: string }[];
      mask?: string;
      patience: number;
      ticket?: Ticket;
      /** Gives up so many milliseconds after the ticket came, or after the start where none comes. */
      abortAfter?: number;
    }
  | { verify: 'fal' | 'replicate'; environment: Record<string, string>; headers: Record<string, string>; body: string };

/** What came of it. */
export type DenoOutcome =
  | { painted: { mime: string; base64: string; usd: number | null; requestId: string | null }; tickets: Ticket[] }
  | { trouble: { kind: string; detail: Record<string, unknown>; retryAfterSeconds?: number }; tickets: Ticket[] }
  | { aborted: string; tickets: Ticket[] }
  | { call: { ticketId: string; done: boolean } }
  | { fault: string };
