import { z } from 'zod';
import { generateRequestSchema, generationSchema } from '../../../supabase/functions/_shared/contract.ts';
import { AppError } from '../../domain/errors.ts';
import {
  type GenerationId,
  generationIdSchema,
  type PictureId,
  pictureIdSchema,
  type UserId,
  variantIdSchema,
} from '../../domain/ids.ts';
import { fromFileError, fromTableError } from '../../platform/backend-errors.ts';
import { actingAsOwner, type Session } from '../../platform/signed-in.ts';

const timeSchema = z.iso.datetime({ offset: true });

const lineSchema = z.object({ id: generationIdSchema, title: z.string(), createdAt: timeSchema });
const listingSchema = z.object({ total: z.int(), lines: z.array(lineSchema) });

/** A generation in the account: enough to list it. */
export type AccountLine = z.infer<typeof lineSchema>;

const madeSchema = z.object({
  request: generateRequestSchema,
  generation: generationSchema,
  createdAt: timeSchema,
  appliedVariantId: variantIdSchema.nullable(),
});

/** A generation in the account, with its thumbnails. */
export type AccountGeneration = z.infer<typeof madeSchema>;

/** What the history asks of the server. All may be repeated, and what is not the caller's is passed over. */
export interface HistoryApi {
  /** The newest first, {@link LISTED_AT_ONCE} at most, and how many there are in all. */
  list(owner: UserId, after: AccountLine | null): Promise<{ total: number; lines: AccountLine[] }>;
  /** What this version does not understand is left out. */
  read(owner: UserId, ids: readonly GenerationId[]): Promise<AccountGeneration[]>;
  /** The backgrounds that models painted for these, and for repaints of them. */
  picturesOf(owner: UserId, ids: readonly GenerationId[]): Promise<PictureId[]>;
  /** Deletes files. Those that are not there count as deleted. */
  deletePictures(owner: UserId, ids: readonly PictureId[]): Promise<void>;
  /** Their ids stay taken, so that none of them is ever made, and charged, again. */
  deleteGenerations(owner: UserId, ids: readonly GenerationId[]): Promise<void>;
}

export const LISTED_AT_ONCE = 500;

/** Files that are deleted with one request. */
const FILES_AT_ONCE = 100;

export function createHistoryApi(session: Session): HistoryApi {
  const as = actingAsOwner(session);

  async function ask(owner: UserId, name: string, parameters: object): Promise<unknown> {
    return as(owner, async ({ client }) => {
      const { data, error, status } = await client.rpc(name, parameters);
      if (error) throw fromTableError(error, status);
      return data;
    });
  }

  return {
    list: async (owner, after) =>
      parse(listingSchema, await ask(owner, 'list_generations', { after, amount: LISTED_AT_ONCE })),

    read: async (owner, ids) => {
      const made = parse(z.array(z.unknown()), await ask(owner, 'read_generations', { ids }));
      return made.flatMap((one) => madeSchema.safeParse(one).data ?? []);
    },

    picturesOf: async (owner, ids) =>
      parse(z.array(pictureIdSchema), await ask(owner, 'pictures_of_generations', { ids })),

    deletePictures: (owner, ids) =>
      as(owner, async ({ client }) => {
        for (let from = 0; from < ids.length; from += FILES_AT_ONCE) {
          const names = ids.slice(from, from + FILES_AT_ONCE).map((id) => `${owner}/${id}`);
          const { error } = await client.storage.from('plates').remove(names);
          if (error) throw fromFileError(error);
        }
      }),

    deleteGenerations: async (owner, ids) => void (await ask(owner, 'delete_generations', { ids })),
  };
}

function parse<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.output<Schema> {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new AppError('server', { cause: parsed.error });
  return parsed.data;
}
