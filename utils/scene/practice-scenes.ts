import { composeScene } from './compose.ts';
import type { LayoutId } from './layouts.ts';
import type { Scene } from './schema.ts';
import type { Subject } from './subject.ts';

/** Between them they hold each of the typefaces that layouts take most, and most of what pictures are made of. */
const WITH_A_PERSON: readonly LayoutId[] = ['hero-rays', 'side-panel', 'diagonal-split'];
const WITHOUT: readonly LayoutId[] = ['big-number', 'tape-lines', 'poster'];

const HEADLINE_CHARACTERS = 20;

/**
 * Pictures that nobody sees. Painted before anything is wanted they load typefaces, wake the engine and read the person's cut-out
 * and its outline, so that the first pictures of the creator's take no longer than later ones.
 * @param title of the video, whose script says which typefaces will be wanted
 */
export function practiceScenes(subjects: readonly Subject[], title: string, locale: string): Scene[] {
  const headline = [...title.trim()].slice(0, HEADLINE_CHARACTERS).join('').trim() || 'One to warm up';
  return (subjects.length > 0 ? WITH_A_PERSON : WITHOUT).map((layout) =>
    composeScene(
      {
        layout,
        palette: 'cobalt',
        headline,
        emphasis: [],
        side: 'left',
        badge: '100 %',
        emoji: null,
        still: null,
        plate: null,
        locale,
        seed: 1,
        reason: '',
      },
      subjects,
    ),
  );
}
