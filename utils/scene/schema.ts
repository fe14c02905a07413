import { z } from 'zod';
import { photoIdSchema, pictureIdSchema } from '../domain/ids.ts';
import { LIMITS } from '../domain/limits.ts';
import { localeSchema } from '../domain/locale.ts';
import { LAYOUT_IDS } from './layouts.ts';
import { paletteChoiceSchema } from './palettes.ts';

/**
 * A thumbnail as data. Lengths are pixels of a picture of {@link SCENE_SIZE}; a painter scales them to any other size.
 * It travels through the API and lies in the database, so every part is bounded.
 */
export const SCENE_SIZE = { width: 1280, height: 720 } as const;

const length = z.number().min(-4000).max(6000);
const size = z.number().min(0).max(6000);
/** `#rrggbb`, or `#rrggbbaa` with transparency. */
const colour = z.string().regex(/^#[0-9a-f]{6}([0-9a-f]{2})?$/);
const point = z.object({ x: length, y: length });
export const boxSchema = z.object({ x: length, y: length, width: size, height: size });
export type Box = z.infer<typeof boxSchema>;
export type Point = z.infer<typeof point>;

const gradient = z.tuple([colour, colour, colour]);

export const backgroundSchema = z.discriminatedUnion('kind', [
  /** Light rays from a point over a radial gradient. */
  z.object({
    kind: z.literal('rays'),
    colours: gradient,
    centre: point,
    rays: z.int().min(0).max(48),
    dots: z.boolean(),
  }),
  /** Two areas divided by a slanted seam from `top` to `bottom` (x at the upper and lower edge). */
  z.object({
    kind: z.literal('split'),
    left: gradient,
    right: gradient,
    top: length,
    bottom: length,
    seam: colour,
    /** Point from which faint rays spread on the side where it lies. */
    centre: point,
  }),
  /** Soft pools of colour over a ground. */
  z.object({
    kind: z.literal('mesh'),
    ground: colour,
    pools: z.array(z.object({ centre: point, radius: size, colour })).max(8),
  }),
  /** A cone of light from above and the pool it makes. */
  z.object({ kind: z.literal('spotlight'), colours: gradient, centre: point, radius: size }),
  /** The person's own photo, enlarged until only its colours are left, under a tint. */
  z.object({ kind: z.literal('blurred'), photoId: photoIdSchema, tint: gradient }),
  /** A frame of the video, or another picture that fills the whole; `tint` shows where the picture cannot be had. */
  z.object({
    kind: z.literal('still'),
    pictureId: pictureIdSchema,
    tint: gradient,
    /** How far it is enlarged beyond filling the whole, and which part is shown: 0 left or top, 1 right or bottom. */
    zoom: z.number().min(1).max(4),
    focus: z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }),
    flipped: z.boolean(),
    /** Radius in pixels. */
    blur: z.number().min(0).max(60),
    /** What took the picture: a camera, or an image model, which may have painted a person too. */
    origin: z.enum(['camera', 'model', 'model-with-person']),
    /** Where a model was told to paint the person's head, before the picture is enlarged or mirrored. */
    head: boxSchema.optional(),
  }),
]);
export type Background = z.infer<typeof backgroundSchema>;

/** Flat shapes behind or in front of the person. */
export const shapeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('polygon'), points: z.array(point).min(3).max(12), fill: colour, shadow: z.boolean() }),
  z.object({ kind: z.literal('card'), box: boxSchema, radius: size, fill: gradient, shadow: z.boolean() }),
  z.object({ kind: z.literal('disc'), centre: point, radius: size, fill: colour }),
  z.object({
    kind: z.literal('arcs'),
    centre: point,
    radius: size,
    count: z.int().min(1).max(12),
    stroke: colour,
    width: size,
  }),
  /** A gradient from one colour to another between two points, over the whole picture: what makes text readable. */
  z.object({ kind: z.literal('scrim'), from: point, to: point, start: colour, end: colour }),
]);
export type Shape = z.infer<typeof shapeSchema>;

export const subjectLayerSchema = z.object({
  photoId: photoIdSchema,
  /** Where the whole cut-out goes, before it is turned. It may reach beyond the picture. */
  box: boxSchema,
  /** Degrees, clockwise, around the middle of the box. */
  rotation: z.number().min(-180).max(180),
  /** Mirrored, left to right. */
  flipped: z.boolean(),
  /** The head, for whatever must keep clear of it. */
  head: boxSchema,
  outline: z.object({ width: size, colour }).nullable(),
  shadow: z.object({ colour, blur: size, x: length, y: length }).nullable(),
  glow: z.object({ colour, blur: size }).nullable(),
  /** Colour that the lower part of the person falls into, so that it stands in the picture and not on it. */
  ground: colour.nullable(),
  /** Widths over which a side that the photo's border had cut fades out. */
  fade: z.object({ left: size, right: size, top: size, bottom: size }),
  /** What is below the head is shown inside this box only. */
  clip: z.object({ box: boxSchema, radius: size }).nullable(),
});
export type SubjectLayer = z.infer<typeof subjectLayerSchema>;

export const FONT_IDS = ['roboto', 'bangers', 'montserrat', 'sofia'] as const;
export type FontId = (typeof FONT_IDS)[number];
/** A typeface of ours, or the creator's own. */
export type AnyFontId = FontId | 'own';

export const headlineSchema = z.object({
  text: z
    .string()
    .min(1)
    .max(LIMITS.headlineCharacters * 2),
  locale: localeSchema,
  /** The words are fitted into it. */
  box: boxSchema,
  align: z.enum(['left', 'center', 'right']),
  vertical: z.enum(['top', 'middle', 'bottom']),
  /** Degrees, clockwise, around the middle of the box. */
  rotation: z.number().min(-20).max(20),
  /** `own` is the creator's. For scripts that the font does not hold, the script's own takes its place. */
  font: z.enum([...FONT_IDS, 'own']),
  casing: z.enum(['upper', 'as-is']),
  maxLines: z.int().min(1).max(5),
  /** The parts to stress, as they stand in `text`; the first may have a line of its own. */
  emphasis: z.array(z.string().min(1)).max(12),
  /** How much larger the stressed line may be than the others. */
  contrast: z.number().min(1).max(4),
  fill: colour,
  emphasisFill: colour,
  /** A box of this colour behind the stressed words. */
  emphasisPlate: colour.nullable(),
  /** A strip of this colour behind every other line. */
  linePlate: colour.nullable(),
  /** `width` is a fraction of the letters' size. */
  stroke: z.object({ colour, width: z.number().min(0).max(0.4) }).nullable(),
  shadow: colour.nullable(),
});
export type Headline = z.infer<typeof headlineSchema>;

export const accentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('badge'),
    text: z.string().min(1).max(24),
    centre: point,
    size: size,
    rotation: z.number().min(-30).max(30),
    fill: colour,
    textFill: colour,
    font: z.enum(FONT_IDS),
  }),
  z.object({ kind: z.literal('arrow'), from: point, bend: point, to: point, width: size, fill: colour }),
  z.object({
    kind: z.literal('ring'),
    centre: point,
    radiusX: size,
    radiusY: size,
    rotation: z.number(),
    stroke: colour,
  }),
  z.object({ kind: z.literal('bar'), box: boxSchema, fill: colour }),
  /** An emoji as a sticker: its outline in one colour on a round ground. */
  z.object({
    kind: z.literal('emoji'),
    glyph: z.string().min(1).max(16),
    centre: point,
    size,
    rotation: z.number().min(-30).max(30),
    fill: colour,
    glyphFill: colour,
  }),
]);
export type Accent = z.infer<typeof accentSchema>;

/** The channel's sign, over everything. */
export const logoSchema = z.object({ pictureId: pictureIdSchema, box: boxSchema });
export type Logo = z.infer<typeof logoSchema>;

/** Raised when the schema changes; `migrate-scene.ts` brings older scenes up. */
export const SCENE_VERSION = 3;

export const sceneSchema = z.object({
  version: z.literal(SCENE_VERSION),
  layout: z.enum(LAYOUT_IDS),
  palette: paletteChoiceSchema,
  seed: z.int().min(0).max(0xffffffff),
  background: backgroundSchema,
  /** Behind the person. */
  backdrop: z.array(shapeSchema).max(16),
  /** People, the hindmost first. */
  subjects: z.array(subjectLayerSchema).max(3),
  /** In front of the person, behind the words. */
  foreground: z.array(shapeSchema).max(12),
  accents: z.array(accentSchema).max(6),
  headline: headlineSchema.nullable(),
  logo: logoSchema.nullable(),
});
export type Scene = z.infer<typeof sceneSchema>;
