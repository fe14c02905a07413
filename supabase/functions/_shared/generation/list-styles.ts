import { z } from 'zod';
import type { Caller } from '../caller.ts';
import type { StylesResponse } from '../contract.ts';
import { fromDatabase } from '../database-error.ts';
import { photosTaken } from '../providers/image-model.ts';
import { providerIdSchema } from '../providers/image-provider.ts';
import type { ImageProvidersReading } from '../providers/settings.ts';

const rowSchema = z.object({ id: z.string(), engine: z.object({ id: z.string(), cost: z.int() }) });
const modelSchema = z.object({
  engine: z.string(),
  label: z.string(),
  model: z.object({ provider: providerIdSchema, canEdit: z.boolean(), canMask: z.boolean(), maxReferences: z.int() }),
});

/** How many an engine's price is for. */
const PICTURES = 3;

/** The styles that somebody may choose between: those of an image model only where there is a key for it, the service's or theirs. */
export async function listStyles(
  { client, service }: Caller,
  { providers }: Pick<ImageProvidersReading, 'providers'>,
): Promise<StylesResponse> {
  const [rows, models, keys] = await Promise.all([
    read(client.from('styles').select('id, engine:engines(id, cost)').order('position'), rowSchema),
    read(service.from('image_models').select('engine, label, model'), modelSchema),
    read(client.rpc('own_provider_keys'), z.object({ provider: providerIdSchema })),
  ]);
  const own = new Set(keys.map(({ provider }) => provider));
  return {
    styles: rows.flatMap(({ id, engine }): StylesResponse['styles'] => {
      const found = models.find((one) => one.engine === engine.id);
      if (!found) return [{ id, cost: engine.cost, model: null, usesOwnKey: false, repaint: null }];
      const { label, model } = found;
      const usesOwnKey = own.has(model.provider);
      if (!usesOwnKey && !providers[model.provider]?.apiKey) return [];
      const cost = usesOwnKey ? 0 : engine.cost;
      const repaint = model.canEdit ? { cost: Math.ceil(cost / PICTURES), takesMask: model.canMask } : null;
      const shown = { label, provider: model.provider, photosTaken: photosTaken(model) };
      return [{ id, cost, model: shown, usesOwnKey, repaint }];
    }),
  };
}

async function read<Row>(
  query: PromiseLike<{ data: unknown; error: { code: string; message: string } | null; status: number }>,
  schema: z.ZodType<Row>,
): Promise<Row[]> {
  const { data, error, status } = await query;
  if (error) throw fromDatabase(error, status);
  return z.array(schema).parse(data);
}
