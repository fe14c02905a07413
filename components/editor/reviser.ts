import { summariseScene } from '../../utils/scene/edit/scene-summary.ts';
import type { Call } from '../client/client.ts';
import type { EditorServices } from './editor-services.ts';

/** Has wishes understood by the text model, where the server has one; where it has none it is asked no second time. */
export function createReviser({ call, locale }: { call: Call; locale: string }): EditorServices['revise'] {
  let isAvailable = true;
  return async (words, scene) => {
    if (!isAvailable) return [];
    const answer = await call('thumbnail.revise', { words, locale, scene: summariseScene(scene) });
    isAvailable = answer.isAvailable;
    return answer.edits;
  };
}
