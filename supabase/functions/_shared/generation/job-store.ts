import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import { AppError, type ErrorCode } from '../../../../utils/domain/errors.ts';
import {
  type GenerationId,
  generationIdSchema,
  type PictureId,
  photoIdSchema,
  pictureIdSchema,
  type UserId,
} from '../../../../utils/domain/ids.ts';
import { localeSchema } from '../../../../utils/domain/locale.ts';
import { maskSchema } from '../../../../utils/scene/mask.ts';
import { storedSceneSchema } from '../../../../utils/scene/migrate-scene.ts';
import type { Scene } from '../../../../utils/scene/schema.ts';
import { stillSchema } from '../../../../utils/scene/still.ts';
import type { Subject } from '../../../../utils/scene/subject.ts';
import { fromDatabase } from '../database-error.ts';
import { imageModelSchema } from '../providers/image-model.ts';
import { type Painted, type Picture, type Ticket, ticketSchema } from '../providers/image-provider.ts';
import { asPicture } from '../providers/picture-bytes.ts';
import type { Direction } from './direct.ts';
import { toSubject } from './store.ts';

const plateSchema = z.object({
  id: pictureIdSchema,
  prompt: z.string(),
  status: z.enum(['waiting', 'painting', 'painted', 'failed', 'dropped']),
  ticket: ticketSchema.nullable(),
});
export type JobPlate = z.infer<typeof plateSchema>;

/** A generation that an image model has a part in, as it stands in the database: all that is needed to go on with it. */
const jobSchema = z.object({
  id: generationIdSchema,
  title: z.string(),
  description: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
  prompt: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
  headline: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
  style: z.string(),
  locale: localeSchema,
  photo_ids: z.array(photoIdSchema),
  still: stillSchema.nullish().transform((value) => value ?? undefined),
  count: z.int(),
  portrait: z.boolean(),
  funding: z.enum(['credits', 'own_key']),
  model: imageModelSchema,
  plates: z.array(plateSchema),
});

/** A picture that is to be changed: the thumbnail that it was painted for, and where it may change. */
const sourceSchema = z
  .object({
    mask: maskSchema.nullable(),
    plate: z.object({ id: pictureIdSchema, scene: storedSceneSchema, reason: z.string() }),
  })
  .transform(({ mask, plate }) => ({ ...plate, mask }));
export type JobSource = z.infer<typeof sourceSchema>;

export type Job = z.infer<typeof jobSchema> & {
  /** The picture that it is to change; null where it makes thumbnails. */
  source: JobSource | null;
};

/** A picture that is to be painted, and the thumbnail that it will be. */
export interface WantedPlate {
  id: PictureId;
  scene: Scene;
  reason: string;
  prompt: string;
}

/** What a job needs of the database and the storage, acting as the service. Every call may be repeated. */
export interface JobStore {
  /** Takes the work, and answers the job as it stands. Null where somebody else has it, or it is no longer running. */
  take(worker: string, seconds: number): Promise<Job | null>;
  /** Prolongs the work. False where somebody else has it, or it is no longer running: then stop. */
  holdLease(worker: string, seconds: number): Promise<boolean>;
  subjects(job: Job): Promise<Subject[]>;
  /** The photos themselves, for a model that is to paint the person. */
  photos(job: Job): Promise<Picture[]>;
  /** A picture that was painted before. @throws AppError `not_found` where its creator has deleted it */
  plate(id: PictureId): Promise<Picture>;
  /** Writes down what is to be painted. False where somebody has done so before, or it is no longer running. */
  beginPlates(plates: readonly WantedPlate[], direction: Omit<Direction, 'concepts'>): Promise<boolean>;
  /** Notes that a plate is being painted, and where it is queued. False where it is not wanted any more. */
  noteTicket(plate: PictureId, ticket: Ticket | null): Promise<boolean>;
  keepPicture(plate: PictureId, picture: Picture): Promise<void>;
  /** Delivers a plate as a variant, or says why there is none. The last one ends the generation. */
  endPlate(plate: PictureId, outcome: Pick<Painted, 'usd' | 'requestId'> | { error: ErrorCode }): Promise<void>;
  fail(code: ErrorCode): Promise<void>;
}

export function createJobStore(service: SupabaseClient, userId: UserId, id: GenerationId): JobStore {
  async function call(name: string, parameters: Record<string, unknown>): Promise<unknown> {
    const { data, error, status } = await service.rpc(name, { creator: userId, ...parameters });
    if (error) throw fromDatabase(error, status);
    return data;
  }

  async function photoRows(job: Job) {
    const { data, error, status } = await service
      .from('reference_photos')
      .select('id, analysis, original_path')
      .eq('user_id', userId)
      .in('id', job.photo_ids);
    if (error) throw fromDatabase(error, status);
    const rows = new Map(data.map((row) => [row.id, row]));
    return [...new Set(job.photo_ids)].map((photoId) => ({ photoId, row: rows.get(photoId) }));
  }

  async function readSource(): Promise<JobSource | null> {
    const { data, error, status } = await service
      .from('repaints')
      .select('mask, plate:plates(id, scene, reason)')
      .eq('generation_id', id)
      .eq('user_id', userId)
      .maybeSingle();
    if (error) throw fromDatabase(error, status);
    return sourceSchema.nullable().parse(data);
  }

  return {
    holdLease: async (worker, seconds) =>
      z.boolean().parse(await call('hold_lease', { generation: id, worker, seconds })),

    async take(worker, seconds) {
      const job = jobSchema.nullable().parse(await call('take_job', { generation: id, worker, seconds }));
      return job && { ...job, source: await readSource() };
    },

    async subjects(job) {
      return (await photoRows(job)).map(({ photoId, row }) => toSubject(photoId, row?.analysis));
    },

    async photos(job) {
      const bucket = service.storage.from('photos');
      return Promise.all(
        (await photoRows(job)).map(async ({ row }) => {
          const { data, error } = await bucket.download(row?.original_path ?? '');
          if (error) throw error;
          return { bytes: new Uint8Array(await data.arrayBuffer()), mime: 'image/jpeg' as const };
        }),
      );
    },

    async plate(plate) {
      const { data, error } = await service.storage.from('plates').download(`${userId}/${plate}`);
      if (data) return asPicture(new Uint8Array(await data.arrayBuffer()));
      const isMissing = 'status' in error && (error.status === 400 || error.status === 404);
      throw isMissing ? new AppError('not_found') : error;
    },

    beginPlates: async (plates, { director, note }) =>
      z.boolean().parse(await call('begin_plates', { generation: id, plates, director, director_note: note })),

    noteTicket: async (plate, ticket) => z.boolean().parse(await call('note_ticket', { plate, ticket })),

    async keepPicture(plate, { bytes, mime }) {
      const options = { contentType: mime, upsert: true };
      const { error } = await service.storage.from('plates').upload(`${userId}/${plate}`, bytes, options);
      if (error) throw error;
    },

    async endPlate(plate, outcome) {
      await call('end_plate', { plate, outcome });
    },

    async fail(code) {
      await call('fail_generation', { generation: id, error: code });
    },
  };
}
