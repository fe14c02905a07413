import { AppError, type ErrorCode } from '../../../../utils/domain/errors.ts';
import { pictureIdSchema } from '../../../../utils/domain/ids.ts';
import type { Concept } from '../../../../utils/scene/concept.ts';
import { seedOf } from '../../../../utils/scene/random.ts';
import type { Scene } from '../../../../utils/scene/schema.ts';
import { STYLE_IDS } from '../../../../utils/scene/styles.ts';
import type { Subject } from '../../../../utils/scene/subject.ts';
import { logPaintTrouble } from '../log.ts';
import { buildPrompt } from '../prompts/build-prompt.ts';
import {
  type ImageProvider,
  type PaintRequest,
  PaintTrouble,
  type PaintTroubleKind,
} from '../providers/image-provider.ts';
import type { Direct, Direction } from './direct.ts';
import { insist } from './insist.ts';
import type { Job, JobPlate, JobStore, WantedPlate } from './job-store.ts';
import { type Lease, takeJob } from './lease.ts';
import { readSource, repaintedPlate } from './repaint.ts';

interface PaintJobDependencies {
  store: JobStore;
  direct: Direct;
  composeScene(concept: Concept, subjects: readonly Subject[]): Scene;
  /** Who paints for this job, or null where there is no key for it. */
  openProvider(job: Job): Promise<ImageProvider | null>;
  /** An opaque name for the creator, which providers ask for. */
  owner(): Promise<string>;
  /** Where a provider that queues is to call, if it can. */
  webhookUrl: string | null;
}

const FINAL: ReadonlySet<ErrorCode> = new Set([
  'photo_not_found',
  'not_found',
  'invalid_input',
  'consent_required',
  'person_without_consent',
  'own_key_refused',
]);

/**
 * Works on a job of an image model until it has ended, unless somebody else does already. It may stop anywhere: whoever comes next,
 * once the lease has run out, goes on from what the database holds.
 */
export async function paintJob(dependencies: PaintJobDependencies): Promise<void> {
  const { store } = dependencies;
  const taken = await takeJob(store);
  if (!taken) return;
  const { lease } = taken;
  try {
    const job = await directOnce(taken.job, dependencies);
    if (job) await paintAll(job, dependencies, lease);
  } catch (thrown) {
    if (lease.signal.aborted) return;
    // What is the creator's own to mend stays wrong; whatever else went wrong may go right for whoever comes next.
    if (!(thrown instanceof AppError && FINAL.has(thrown.code))) throw thrown;
    await store.fail(thrown.code);
  } finally {
    lease.letGo();
  }
}

/** The job with its plates written down, by us or by whoever was here before; null where somebody else has just done so. */
async function directOnce(job: Job, { store, direct, composeScene }: PaintJobDependencies): Promise<Job | null> {
  if (job.plates.length > 0) return job;
  if (job.source) return await begin(job, [repaintedPlate(job, job.source)], { director: 'rules', note: null }, store);
  const subjects = await store.subjects(job);
  const { concepts, ...direction } = await direct(
    { ...job, still: undefined, hasPlate: true, seed: seedOf(job.id) },
    subjects,
  );
  const style = STYLE_IDS.find((id) => id === job.style) ?? 'auto';
  const plates = concepts.map((concept): WantedPlate => {
    const id = pictureIdSchema.parse(crypto.randomUUID());
    return {
      id,
      scene: composeScene({ ...concept, plate: { id, showsPerson: job.portrait } }, subjects),
      reason: concept.reason,
      prompt: buildPrompt({
        mode: job.portrait ? 'portrait' : 'plate',
        concept: { ...concept, side: subjects.length > 0 || job.portrait ? concept.side : null },
        style,
        request: job,
        references: job.portrait ? Math.min(subjects.length, job.model.maxReferences) : 0,
      }),
    };
  });
  return await begin(job, plates, direction, store);
}

async function begin(
  job: Job,
  plates: readonly WantedPlate[],
  direction: Omit<Direction, 'concepts'>,
  store: JobStore,
): Promise<Job | null> {
  if (!(await store.beginPlates(plates, direction))) return null;
  return { ...job, plates: plates.map(({ id, prompt }) => ({ id, prompt, status: 'waiting', ticket: null })) };
}

async function paintAll(job: Job, dependencies: PaintJobDependencies, lease: Lease): Promise<void> {
  const open = job.plates.filter(({ status }) => status === 'waiting' || status === 'painting');
  if (open.length === 0) return;
  const provider = await dependencies.openProvider(job);
  if (!provider) return dependencies.store.fail('model_unavailable');
  const given = await readGiven(job, dependencies.store);
  const outcomes = await Promise.allSettled(
    open.map((plate) => paintOne(plate, job, provider, given, dependencies, lease)),
  );
  const broken = outcomes.find((outcome) => outcome.status === 'rejected');
  if (broken) throw broken.reason;
}

/** The pictures that go to the model. */
type Given = Pick<PaintRequest, 'references' | 'mask'>;

async function readGiven(job: Job, store: JobStore): Promise<Given> {
  if (job.source) return await readSource(job.source, job.model, store);
  if (!job.portrait) return { references: [] };
  const references = await store.photos(job);
  // Without a photo to go by it would be anybody's face.
  if (references.length === 0) throw new AppError('invalid_input');
  return { references };
}

async function paintOne(
  { id, prompt, status, ticket }: JobPlate,
  job: Job,
  provider: ImageProvider,
  given: Given,
  { store, owner, webhookUrl }: PaintJobDependencies,
  { signal, confirm }: Lease,
): Promise<void> {
  // Whoever was here before may have gone between keeping a picture and delivering it.
  if (status === 'painting' && (await store.hasPicture(id))) {
    return insist(signal, () => store.endPlate(id, { usd: null, requestId: ticket?.id ?? null }));
  }
  // Said while it is already asked for, and only for the creator to see: whoever cancels is heard by the heartbeat.
  const noted = store.noteTicket(id, null).catch(() => true);
  try {
    // A worker that stood still for long must not pay for what somebody else has painted since.
    await confirm();
    const painted = await provider.paint(
      { model: job.model, prompt, ...given, owner: await owner() },
      {
        signal,
        ...(ticket && { ticket }),
        ...(webhookUrl && { webhookUrl: `${webhookUrl}?provider=${job.model.provider}` }),
        async onTicket(next) {
          const isWanted = await insist(signal, () => store.noteTicket(id, next));
          if (!isWanted) throw new Error('The plate is not wanted any more.');
        },
      },
    );
    if (!(await noted)) return;
    await insist(signal, () => store.keepPicture(id, painted));
    await insist(signal, () => store.endPlate(id, { usd: painted.usd, requestId: painted.requestId }));
  } catch (thrown) {
    if (!(thrown instanceof PaintTrouble)) throw thrown;
    logPaintTrouble(`${job.model.provider}:${job.model.id}`, thrown);
    await insist(signal, () => store.endPlate(id, { error: codeOf(thrown.kind, job.funding) }));
  }
}

/** What a creator is told: with the service's key, its account is none of their concern. */
function codeOf(kind: PaintTroubleKind, funding: Job['funding']): ErrorCode {
  switch (kind) {
    case 'moderated':
      return 'moderated';
    case 'busy':
      return 'model_busy';
    case 'timeout':
      return 'model_timeout';
    case 'quota':
      return funding === 'own_key' ? 'own_key_spent' : 'model_unavailable';
    case 'key':
      return funding === 'own_key' ? 'own_key_refused' : 'model_unavailable';
    case 'bad_input':
    case 'unavailable':
      return 'model_unavailable';
  }
}
