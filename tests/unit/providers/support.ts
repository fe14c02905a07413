import { createImageProvider } from '../../../supabase/functions/_shared/providers/create-image-provider.ts';
import type { ImageModel } from '../../../supabase/functions/_shared/providers/image-model.ts';
import {
  type Painted,
  type PaintOptions,
  type PaintRequest,
  PaintTrouble,
  type Picture,
  type ProviderId,
  type Ticket,
} from '../../../supabase/functions/_shared/providers/image-provider.ts';
import type { Pace } from '../../../supabase/functions/_shared/providers/patience.ts';
import { readImageProviders } from '../../../supabase/functions/_shared/providers/settings.ts';
import type { StandInId } from '../../support/image-models/behaviour.ts';
import { MODELS } from '../../support/image-models/models.ts';
import { paintPicture } from '../../support/image-models/picture.ts';
import { type ImageModels, keyOf } from '../../support/image-models/start-image-models.ts';

export const PROMPT = 'A secret garden in #3f8cff and #071a5c.';

/** No waiting but what a provider asks for. */
const HURRIED: Pace = { retry: [5, 10, 20], poll: { first: 5, longest: 20 }, random: () => 0.5 };

export const aPicture = (mime: Picture['mime'] = 'image/jpeg', colour = '#ffffff'): Picture => {
  const type = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' } as const;
  return { mime, bytes: new Uint8Array(paintPicture(colour, type[mime])) };
};

export interface Asked {
  request?: Partial<Omit<PaintRequest, 'model'>> & { model?: Partial<ImageModel> };
  options?: Partial<PaintOptions>;
  patience?: number;
  apiKey?: string;
  pace?: Partial<Pace>;
}

/** Paints at the stand-in, with tickets as they came. */
export async function paint(models: ImageModels, id: ProviderId & StandInId, asked: Asked = {}) {
  const tickets: Ticket[] = [];
  const baseUrl = readImageProviders(models.variables()).providers[id]?.baseUrl ?? '';
  const provider = createImageProvider(id, {
    apiKey: asked.apiKey ?? keyOf(id),
    baseUrl,
    patience: asked.patience ?? 10_000,
    pace: { ...HURRIED, ...asked.pace },
  });
  const { model, ...request } = asked.request ?? {};
  const painting = provider.paint(
    {
      prompt: PROMPT,
      references: [],
      owner: 'owner-hash',
      ...request,
      model: { ...MODELS[id], ...model } as ImageModel,
    },
    {
      signal: new AbortController().signal,
      onTicket: async (ticket) => {
        tickets.push(ticket);
      },
      ...asked.options,
    },
  );
  return { tickets, ...(await outcomeOf(painting)) };
}

type Outcome = { painted: Painted; trouble?: never } | { painted?: never; trouble: PaintTrouble };

/** Anything but a trouble is a fault of ours, or whatever the signal said, and goes on. */
async function outcomeOf(painting: Promise<Painted>): Promise<Outcome> {
  try {
    return { painted: await painting };
  } catch (thrown) {
    if (thrown instanceof PaintTrouble) return { trouble: thrown };
    throw thrown;
  }
}

/** What a log would show of a trouble. */
export const told = ({ trouble }: { trouble?: PaintTrouble | undefined }) =>
  trouble && {
    kind: trouble.kind,
    ...trouble.detail,
    ...(trouble.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: trouble.retryAfterSeconds }),
  };
