import type { Concept } from '../../../../utils/scene/concept.ts';
import { type Idea, LAYOUTS, type LayoutId } from '../../../../utils/scene/layouts.ts';
import { countPeople } from '../../../../utils/scene/people.ts';
import { randomFrom } from '../../../../utils/scene/random.ts';
import type { Still } from '../../../../utils/scene/still.ts';
import type { Subject } from '../../../../utils/scene/subject.ts';
import { findBadge } from './badge.ts';
import { chooseLayouts, type PlainStyle } from './choose-layouts.ts';
import { chooseLooks, type Draft } from './choose-looks.ts';
import { type Clause, cleanTitle, readable } from './clean-title.ts';
import { pickEmphasis } from './emphasis.ts';
import { createWordings, givenHeadline, type Headline, type Wordings } from './headline.ts';
import { type Language, readLanguage } from './language.ts';
import { type Bet, reasonFor } from './reasons.ts';
import { thingOf, topicOf } from './topic.ts';
import { quotedHeadline, readWishes, type Wishes } from './wishes.ts';

/** What the art director goes by. */
export interface DirectionRequest {
  title: string;
  prompt?: string | undefined;
  headline?: string | undefined;
  /** An id of `styles`; one that it does not know is taken for `auto`. */
  style: string;
  locale: string;
  /** A frame of the video that one of the pictures is to be made around. */
  still?: Still | undefined;
  /** Whether an image model paints the backgrounds. */
  hasPlate?: boolean;
  /** How many concepts, from 1 to 3. */
  count: number;
  /** Everything left to chance follows from it. */
  seed: number;
}

const PLAIN_STYLES: readonly PlainStyle[] = ['bold', 'cinematic', 'clean', 'playful'];

/**
 * Makes different concepts by rules, without a model and without seeing a photo: the same request always gives the same.
 * Every word shown is a word of the title, the prompt or the headline.
 */
export function directConcepts(request: DirectionRequest, subjects: readonly Subject[]): Concept[] {
  const random = randomFrom(request.seed);
  const wishes = readWishes(request.prompt ?? '');
  const words = findWords(request, wishes, subjects.length > 0);
  const styles = chooseStyles(request, wishes, random);
  const hasFigure = words?.wordings.hasNumber ?? false;
  const object = wishes.noBadge ? null : thingOf(request);
  const layouts = chooseLayouts({
    styles,
    people: countPeople(subjects),
    hasStill: request.still !== undefined,
    hasPlate: request.hasPlate ?? false,
    hasObject: object !== null,
    hasText: words !== null,
    hasFigure,
    random,
  });
  let seasoning = 0;
  const drafts = layouts.map((layout): Draft => {
    const headline = words?.wordings.next(LAYOUTS[layout].idea, { withNumber: layout === 'big-number' }) ?? null;
    const shown = headline?.text ?? '';
    // One badge or sticker among the pictures at most: it is seasoning.
    const badge =
      words && headline && seasoning === 0 && !wishes.noBadge ? findBadge(words.clauses, words.language, shown) : null;
    const isSticker = subjects.length > 0 && !badge && seasoning === 0 && object?.isOwn === true;
    if (badge || isSticker) seasoning += 1;
    return {
      layout,
      headline: headline?.text ?? null,
      emphasis: emphasisOf(headline, layout),
      badge,
      emoji: isSticker || subjects.length === 0 ? (object?.glyph ?? null) : null,
      still: LAYOUTS[layout].still ? (request.still?.id ?? null) : null,
      plate: null,
      locale: words?.language.locale ?? request.locale,
      seed: Math.floor(random() * 0x1_0000_0000),
      reason: reasonFor(betOf(layout, headline), request.locale),
    };
  });
  const looks = chooseLooks({
    drafts,
    styles,
    subjects,
    stillColours: request.still?.colours ?? [],
    wishes,
    random,
  });
  return drafts.map((draft, position) => ({ ...draft, ...(looks[position] ?? { palette: 'cobalt', side: null }) }));
}

function emphasisOf(headline: Headline | null, layout: LayoutId): string[] {
  const part = headline && pickEmphasis(headline, { alone: layout === 'big-number' });
  return part ? [part] : [];
}

interface Words {
  wordings: Wordings;
  /** Where a badge may be found. */
  clauses: readonly Clause[];
  language: Language;
}

/** Where the words come from, the creator's own headline first; null for a picture without words. */
function findWords(
  { title, prompt = '', headline = '', locale }: DirectionRequest,
  wishes: Wishes,
  hasSubject: boolean,
): Words | null {
  const given = headline || quotedHeadline(prompt);
  if (given) {
    const language = readLanguage(given, locale);
    return { wordings: constantWording(givenHeadline(given, language)), clauses: cleanTitle(title), language };
  }
  if (wishes.noText) return null;
  for (const source of [title, topicOf(prompt), hasSubject ? '' : readable(prompt)]) {
    const clauses = cleanTitle(source);
    if (clauses.length === 0) continue;
    const language = readLanguage(clauses.map(({ text }) => text).join(' '), locale);
    const wordings = createWordings(clauses, language);
    if (wordings.isEmpty) continue;
    return { wordings, clauses, language };
  }
  return null;
}

function constantWording(headline: Headline): Wordings {
  return { isEmpty: false, hasNumber: headline.tokens.some(({ kind }) => kind === 'number'), next: () => headline };
}

/** The style of each picture: the one chosen, or for `auto` the one that the prompt names, or one after another. */
function chooseStyles({ style, count }: DirectionRequest, wishes: Wishes, random: () => number): PlainStyle[] {
  const fixed = PLAIN_STYLES.find((plain) => plain === style) ?? wishes.style;
  if (fixed) return Array.from({ length: count }, () => fixed);
  const first = Math.floor(random() * PLAIN_STYLES.length);
  return Array.from({ length: count }, (_, index) => PLAIN_STYLES[(first + index) % PLAIN_STYLES.length] ?? 'bold');
}

function betOf(layout: LayoutId, headline: Headline | null): Bet {
  if (!headline) return 'wordless';
  if (layout === 'big-number' && headline.tokens.some(({ kind }) => kind === 'number')) return 'figure';
  const { idea } = LAYOUTS[layout];
  return BETS[idea];
}

const BETS: Record<Idea, Bet> = { subject: 'person', text: 'words', object: 'scene', graphic: 'shapes' };
