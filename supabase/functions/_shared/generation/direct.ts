import type { Concept } from '../../../../utils/scene/concept.ts';
import type { Subject } from '../../../../utils/scene/subject.ts';
import { directConcepts } from '../art-director/direct-concepts.ts';
import type { DirectorNote } from '../contract.ts';
import { logModelTrouble } from '../log.ts';
import type { ModelRequest } from '../text-model/brief.ts';
import { directByModel } from '../text-model/direct-by-model.ts';
import { ModelTrouble, type TextModel } from '../text-model/text-model.ts';

/** Concepts, and who made them. */
export interface Direction {
  concepts: Concept[];
  /** `rules`, or the text model's name. */
  director: string;
  /** Why not the text model, where there is one. */
  note: DirectorNote | null;
}

export type Direct = (request: ModelRequest, subjects: readonly Subject[]) => Promise<Direction>;

/** The art director: the text model where there is one and it keeps to the rules, else the rules themselves. */
export function createDirector(model: TextModel | null): Direct {
  return async (request, subjects) => {
    const byRules = (note: DirectorNote | null): Direction => ({
      concepts: directConcepts(request, subjects),
      director: 'rules',
      note,
    });
    if (!model) return byRules(null);
    try {
      return { concepts: await directByModel(model, request, subjects), director: model.name, note: null };
    } catch (thrown) {
      if (!(thrown instanceof ModelTrouble)) throw thrown;
      logModelTrouble('generate', model.name, thrown);
      return byRules(thrown.note);
    }
  };
}
