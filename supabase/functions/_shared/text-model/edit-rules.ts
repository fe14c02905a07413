import { LIMITS } from '../../../../utils/domain/limits.ts';
import type { SceneEdit, ScenePart } from '../../../../utils/scene/edit/scene-edit.ts';
import type { SceneSummary } from '../../../../utils/scene/edit/scene-summary.ts';
import { readLanguage } from '../art-director/language.ts';
import { possibleLayouts } from '../art-director/possible-layouts.ts';
import type { ReviseRequest } from '../contract.ts';
import { hasOnlyWordsOf, isPartOf } from './own-words.ts';

/** What every change must keep to, by names for the log. */
export type EditRule = 'twice' | 'missing-part' | 'layout' | 'words-too-long' | 'words-foreign' | 'emphasis';

/** The first rule that changes break, or null where they keep to all of them. */
export function brokenEditRule(edits: readonly SceneEdit[], { words, scene, locale }: ReviseRequest): EditRule | null {
  if (new Set(edits.map(keyOf)).size < edits.length) return 'twice';
  const written = edits.find((edit) => edit.kind === 'words')?.text;
  const text = written ?? scene.headline?.text ?? null;
  if (written !== undefined) {
    if (!written.trim() || [...written].length > LIMITS.headlineCharacters || /\p{Cc}/u.test(written))
      return 'words-too-long';
    // Words that the picture shows, or that somebody has just said: a model chooses them and never invents one.
    const language = readLanguage(written, locale);
    if (!hasOnlyWordsOf([words, scene.headline?.text ?? ''], written, language.locale)) return 'words-foreign';
  }
  for (const edit of edits) {
    const broken = brokenByOne(edit, scene, text);
    if (broken) return broken;
  }
  return null;
}

function brokenByOne(edit: SceneEdit, scene: SceneSummary, text: string | null): EditRule | null {
  switch (edit.kind) {
    case 'palette':
    case 'words':
      return null;
    case 'layout': {
      const possible = possibleLayouts({
        people: scene.people,
        hasStill: false,
        hasPlate: false,
        hasText: text !== null,
      });
      return possible.includes(edit.layout) ? null : 'layout';
    }
    case 'emphasis':
      return edit.parts.every((part) => text !== null && isPartOf(text, part)) ? null : 'emphasis';
    case 'side':
      return scene.side !== null ? null : 'missing-part';
    case 'flip':
      return scene.people > 0 ? null : 'missing-part';
    case 'font':
    case 'casing':
    case 'letters':
    case 'place':
      return text === null ? 'missing-part' : null;
    case 'scale':
    case 'turn':
    case 'remove':
      return hasPart(edit.part, scene, text) ? null : 'missing-part';
  }
}

function hasPart(part: ScenePart, { people, hasBadge, hasLogo }: SceneSummary, text: string | null): boolean {
  switch (part) {
    case 'headline':
      return text !== null;
    case 'person':
      return people > 0;
    case 'badge':
      return hasBadge;
    case 'logo':
      return hasLogo;
  }
}

/** Two changes of one kind are one too many, unless they are about different things. */
function keyOf(edit: SceneEdit): string {
  if ('part' in edit) return `${edit.kind} ${edit.part}`;
  if (edit.kind === 'letters') return `${edit.kind} ${edit.of}`;
  if (edit.kind === 'place') return `${edit.kind} ${edit.to === 'top' || edit.to === 'bottom' ? 'down' : 'across'}`;
  return edit.kind;
}
