import { distance, toOkLab } from '../../../../utils/scene/colour.ts';
import { COLOUR_NAMES } from '../../../../utils/scene/colour-names.ts';
import type { Concept } from '../../../../utils/scene/concept.ts';
import { LAYOUTS } from '../../../../utils/scene/layouts.ts';
import { coloursOf } from '../../../../utils/scene/palettes.ts';
import type { Side } from '../../../../utils/scene/place-subject.ts';
import { paintedHead } from '../../../../utils/scene/plate.ts';
import { SCENE_SIZE } from '../../../../utils/scene/schema.ts';
import type { StyleId } from '../../../../utils/scene/styles.ts';
import { creatorWords } from './creator-words.ts';

export interface PromptBrief {
  /**
   * `plate`: the scene without the person, who is put into it later as they are · `portrait`: the person too, from photos ·
   * `edit`: a change to a picture that is there.
   */
  mode: 'plate' | 'portrait' | 'edit';
  concept: Pick<Concept, 'layout' | 'palette' | 'headline' | 'side'>;
  /** What was chosen in the panel. */
  style: StyleId;
  /** The creator's own words. The headline is not among them: it is set as type, by us. */
  request: { title: string; description?: string | undefined; prompt?: string | undefined };
  /** Photos of the creator that go along. In `edit` they come after the picture that is to be changed. */
  references: number;
  /** `edit`: what is to be changed, in the creator's words. */
  words?: string | undefined;
  /** `edit`: whether a mask says where. */
  isMasked?: boolean | undefined;
}

/** What an image model is told, in English, whatever the creator's language. At most 3000 characters. */
export function buildPrompt(brief: PromptBrief): string {
  const rules = brief.mode === 'edit' ? editRules(brief) : [...sceneRules(brief), ...lookRules(brief)];
  return [
    ...rules,
    ...NEVER,
    ...creatorWords({
      title: brief.request.title,
      description: brief.mode === 'edit' ? undefined : brief.request.description,
      wishes: brief.mode === 'edit' ? undefined : brief.request.prompt,
      change: brief.mode === 'edit' ? brief.words : undefined,
    }),
  ].join('\n');
}

function sceneRules({ mode, concept, references }: PromptBrief): string[] {
  const room = readRoom(concept);
  if (mode === 'plate') {
    return [
      'Paint the background scene of a 16:9 YouTube thumbnail that shows at a glance what the video below is about.',
      'No person, no face, no body part, no human silhouette anywhere: the creator is added later.',
      ...(room.person
        ? [
            `Leave the ${room.person} third free for that person, standing in front: an even, softly lit area without objects.`,
          ]
        : []),
      ...headlineRules(room.headline),
      `Put what the video is about ${room.headline === 'centre' ? 'around the edges' : 'between the two areas and behind them'}, large and few things.`,
    ];
  }
  return [
    'Paint a 16:9 YouTube thumbnail of one person in a scene that shows at a glance what the video below is about.',
    ...(references > 0 ? [`${inputs(1, references)}: the same person, the channel owner.`, KEEP_THE_FACE] : []),
    `One subject: ${headRule(room.person ?? 'right')}, eyes to the camera or to the free area; rim light, strong contrast to what is behind.`,
    ...headlineRules(room.headline),
  ];
}

/** Where the head is to be, which the words keep clear of. */
function headRule(side: Side): string {
  const { x, width, y, height } = paintedHead(side);
  const percent = (pixels: number, of: number) => Math.round((100 * pixels) / of);
  const [from, to] = [percent(x, SCENE_SIZE.width), percent(x + width, SCENE_SIZE.width)];
  return `head 35-50 % of the height, on the ${side} third, all of it between ${from} % and ${to} % of the width and in the upper ${percent(y + height, SCENE_SIZE.height)} % of the height`;
}

function editRules({ references, isMasked = false, concept }: PromptBrief): string[] {
  return [
    'Image 1: the picture to change. Make the one change that the creator asks for below, and keep everything else as it is: composition, subject, light and style, unless the change is about them.',
    ...(isMasked ? ['The mask says where: nothing outside its transparent part may change.'] : []),
    ...(references > 0
      ? [`${inputs(2, references)}: photos of the person in image 1, the channel owner.`, KEEP_THE_FACE]
      : ['If there is a person in image 1, keep their face exactly. Add no person.']),
    ...headlineRules(readRoom(concept).headline),
  ];
}

function lookRules({ concept, style }: PromptBrief): string[] {
  const { background, accent, glow, tone } = coloursOf(concept.palette);
  const mood = style === 'auto' ? LAYOUTS[concept.layout].styles[0] : style;
  return [
    `Colours, ${TONES[tone]}: mainly ${nameOf(background[1])}, from ${background[0]} to ${background[2]}; light ${glow}; sparingly ${accent}.`,
    ...(mood ? [`Mood: ${MOODS[mood]}.`] : []),
  ];
}

/** The name that most say of a colour; of pale and dark ones the shade says more. */
function nameOf(hex: string): string {
  const colour = toOkLab(hex);
  const away = ({ hex: known }: { hex: string }) => distance(colour, toOkLab(known));
  const nearest = COLOUR_NAMES.reduce((best, next) => (away(next) < away(best) ? next : best));
  return `${nearest.names.split(' ')[0]} ${hex}`;
}

/** The words are set later in a place of their own, so that they are spelled right and can be read. */
function headlineRules(side: Room['headline']): string[] {
  if (side === null) return [];
  const area = side === 'centre' ? 'The middle, half of the width,' : `The ${side} 45 %`;
  return [`${area} is a calm, low-detail area, for a headline that is added later.`];
}

const KEEP_THE_FACE =
  'Keep this face exactly: face shape, eyes, nose, mouth, skin tone, age, hairline, glasses. Do not beautify, slim or make younger. Expression and clothes change only where the creator asks for it.';

const NEVER = [
  'No text, no letters, no numbers, no logos, no watermark, no signature, no border, no frame, no interface of any program.',
  'Nothing important in the bottom-right corner, where the length of the video is shown.',
];

const TONES = { dark: 'dark and deep', light: 'light and airy', vivid: 'vivid and saturated' };

const MOODS: Record<Exclude<StyleId, 'auto'>, string> = {
  bold: 'bold and direct, strong contrast, simple large shapes, hard light',
  cinematic: 'cinematic, directional light, depth of field, like a still from a film',
  clean: 'clean and sober, few things, soft even light, much free space',
  playful: 'playful and cheerful, rounded shapes, bright light, a toy-like clarity',
};

interface Room {
  person: 'left' | 'right' | null;
  headline: 'left' | 'right' | 'centre' | null;
}

/** Who stands where: the words are opposite the person, and in the middle where there is nobody. */
function readRoom({ layout, side, headline }: PromptBrief['concept']): Room {
  const { subject } = LAYOUTS[layout];
  const person = subject === 'never' ? null : (side ?? 'right');
  if (headline === null) return { person, headline: null };
  return { person, headline: person === null ? 'centre' : person === 'right' ? 'left' : 'right' };
}

const inputs = (first: number, count: number): string =>
  count === 1 ? `Image ${first}` : `Image ${first}-${first + count - 1}`;
