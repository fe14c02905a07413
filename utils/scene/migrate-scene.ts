import { z } from 'zod';
import { SCENE_VERSION, type Scene, sceneSchema } from './schema.ts';

/** JSON of an object, of which only what a step changes is known. */
type Json = Record<string, unknown>;

/** What brings a scene of a version to the next one. */
const STEPS: Record<number, (scene: Json) => Json> = {
  1: toSeveralPeople,
  2: toNamedOrigins,
};

/** Scenes of any version, as they lie in the database and in drafts, opened as the present version. */
export const storedSceneSchema: z.ZodType<Scene, Scene> = z
  .custom<Scene>((value) => isObject(value))
  .transform((scene): unknown => migrate(scene))
  .pipe(sceneSchema as z.ZodType<Scene, unknown>);

function migrate(stored: Json): Json {
  let scene = stored;
  while (typeof scene.version === 'number' && scene.version < SCENE_VERSION) {
    const step = STEPS[scene.version];
    if (!step) break;
    scene = { ...step(scene), version: scene.version + 1 };
  }
  return scene;
}

/** Version 2: several people, who can be turned; several stressed parts; strips behind lines; a typeface that reads better small. */
function toSeveralPeople({ subject, headline, accents, ...rest }: Json): Json {
  return {
    ...rest,
    accents: Array.isArray(accents) ? accents.map(withNewFont) : accents,
    subjects: isObject(subject) ? [{ ...subject, rotation: 0, flipped: false }] : [],
    headline: isObject(headline)
      ? { ...withNewFont(headline), emphasis: headline.emphasis ? [headline.emphasis] : [], linePlate: null }
      : null,
  };
}

/** Version 3: backgrounds that an image model painted. Before, all were stills of a camera's. */
function toNamedOrigins({ background, ...rest }: Json): Json {
  const isStill = isObject(background) && background.kind === 'still';
  return { ...rest, background: isStill ? { ...background, origin: 'camera' } : background };
}

function withNewFont(part: Json): Json {
  return part.font === 'anton' ? { ...part, font: 'roboto' } : part;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
