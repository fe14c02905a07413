import { pictureIdSchema } from '../../domain/ids.ts';
import type { BrandKit, LogoPlace } from '../brand-kit.ts';
import { headsOf } from '../heads.ts';
import { ownPalette } from '../own-palette.ts';
import { MARGIN, overlaps } from '../safe-area.ts';
import { type Box, type Headline, SCENE_SIZE, type Scene } from '../schema.ts';
import type { Subject } from '../subject.ts';
import { merge } from './merge.ts';
import { reviseScene } from './revise-scene.ts';

/** Every creator has one logo at a time; scenes ask for it by this id. */
export const BRAND_LOGO_ID = pictureIdSchema.parse('6b6c6f67-0000-4000-8000-000000000000');

/** A logo is at most this large, so that it signs the picture and does not become it. */
const LOGO = { width: 230, height: 104 };

/** Space between the logo and the words. */
const GAP = 16;

export const isBranded = ({ palette, logo, headline }: Scene): boolean =>
  logo !== null || headline?.font === 'own' || (typeof palette !== 'string' && palette.origin === 'kit');

/**
 * The scene in the channel's colours and typeface, with its logo.
 * @param position of the scene among its generation's, so that the three get different grounds
 * @param subjects the people on it; null where a photo is gone: then colours stay as they are
 */
export function brandScene(scene: Scene, kit: BrandKit, position: number, subjects: readonly Subject[] | null): Scene {
  const { colours } = kit;
  const main = colours[position % Math.max(1, colours.length)];
  const second = colours.find((colour) => colour !== main);
  const coloured =
    main && subjects ? reviseScene(scene, { palette: ownPalette(main, 'kit', second) }, subjects) : scene;
  const lettered = withFont(coloured, kit);
  return kit.logo ? withLogo(lettered, kit.logo) : lettered;
}

/** Takes the kit off again, or puts it on, without losing what was changed since. */
export function switchBrand(scene: Scene, made: Scene, branded: Scene, isOn: boolean): Scene {
  return isOn ? merge(made, scene, branded) : merge(branded, scene, made);
}

function withFont(scene: Scene, { font }: BrandKit): Scene {
  const id: Headline['font'] = font.kind === 'own' ? 'own' : font.id;
  return { ...scene, headline: scene.headline && { ...scene.headline, font: id } };
}

function withLogo(scene: Scene, logo: NonNullable<BrandKit['logo']>): Scene {
  const scale = Math.min(LOGO.width / logo.width, LOGO.height / logo.height);
  const size = { width: logo.width * scale, height: logo.height * scale };
  const places: LogoPlace[] = [logo.place, 'top-left', 'top-right', 'bottom-left'];
  const boxes = places.map((place) => boxAt(place, size));
  const free = boxes.find((box) => !headsOf(scene).some((head) => overlaps(box, head))) ?? boxes[0];
  if (!free) return scene;
  const headline = scene.headline && { ...scene.headline, box: clearOf(scene.headline.box, free) };
  return { ...scene, headline, logo: { pictureId: BRAND_LOGO_ID, box: free } };
}

function boxAt(place: LogoPlace, { width, height }: { width: number; height: number }): Box {
  return {
    x: place === 'top-right' ? SCENE_SIZE.width - MARGIN - width : MARGIN,
    y: place === 'bottom-left' ? SCENE_SIZE.height - MARGIN - height : MARGIN,
    width,
    height,
  };
}

/** The words' box, shortened where the logo stands in it. */
function clearOf(words: Box, logo: Box): Box {
  if (!overlaps(words, logo)) return words;
  if (logo.y > SCENE_SIZE.height / 2) return { ...words, height: Math.max(80, logo.y - GAP - words.y) };
  const top = logo.y + logo.height + GAP;
  return { ...words, y: top, height: Math.max(80, words.y + words.height - top) };
}
