import type { Concept } from '../../../../utils/scene/concept.ts';
import { seedOf } from '../../../../utils/scene/random.ts';
import type { Scene } from '../../../../utils/scene/schema.ts';
import type { Subject } from '../../../../utils/scene/subject.ts';
import type { GenerateRequest, GenerateResponse } from '../contract.ts';
import { Refusal, toRefusal } from '../refusal.ts';
import type { Direct } from './direct.ts';
import type { GenerationStore } from './store.ts';

interface GenerateDependencies {
  store: GenerationStore;
  direct: Direct;
  composeScene(concept: Concept, subjects: readonly Subject[]): Scene;
  /** Begins, or goes on with, a job that an image model has a part in. It goes on after the answer. */
  startJob(request: Pick<GenerateRequest, 'id' | 'devicePhotos'>): void;
}

/**
 * One generation from its request to its end, or to where an image model goes on with it. The same id again answers what came of
 * it. One that is still running was left by a function that died, or is being worked on right now: it is done again, and the
 * database keeps the first result and one hold. By the rules it comes to the same; a text model may say something else, and the
 * first one counts.
 */
export async function generate(
  request: GenerateRequest,
  { store, direct, composeScene, startJob }: GenerateDependencies,
): Promise<GenerateResponse> {
  if (request.portrait && (await store.photosTakenBy(request.style)) === 0) {
    throw new Refusal('invalid_input', { field: 'portrait', message: 'No model of this style paints people.' });
  }
  const started = await store.start(request);
  if (started.generation.status !== 'running') return started;
  const { progress } = started.generation;
  // Only a job of an image model has progress to tell of.
  if (progress) {
    if (request.portrait && progress.stage === 'directing') await checkPhotos(request, store);
    startJob(request);
    return started;
  }
  try {
    const subjects = await store.subjects(request);
    const { concepts, ...direction } = await direct({ ...request, seed: seedOf(request.id) }, subjects);
    const variants = concepts.map((concept) => ({ scene: composeScene(concept, subjects), reason: concept.reason }));
    return await store.finish(request.id, variants, direction);
  } catch (thrown) {
    const refusal = toRefusal(thrown);
    // It is still running, and whoever asks again goes on with it.
    if (refusal.code === 'server') throw refusal;
    const ended = await store.fail(request.id, refusal.code);
    // The result was kept and only its answer lost, or the creator cancelled: that is how it ended.
    if (ended.generation.status !== 'failed') return ended;
    throw thrown;
  }
}

/** Here rather than in the job, so that whoever asked hears which field is at fault. */
async function checkPhotos({ id, photoIds }: GenerateRequest, store: GenerationStore): Promise<void> {
  try {
    await store.checkReferences(photoIds);
  } catch (thrown) {
    if (thrown instanceof Refusal && !thrown.retryable) await store.fail(id, thrown.code);
    throw thrown;
  }
}
