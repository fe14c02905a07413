import { type PhotoId, type PictureId, photoIdSchema, pictureIdSchema } from '../../../utils/domain/ids.ts';
import type { Concept } from '../../../utils/scene/concept.ts';
import type { Headline } from '../../../utils/scene/schema.ts';
import type { Subject, SubjectAnalysis } from '../../../utils/scene/subject.ts';

export const PHOTO_ID: PhotoId = photoIdSchema.parse('7b0b2d3e-0d7c-4a53-9d5a-2a1d5c3f1a11');

export const PLATE_ID: PictureId = pictureIdSchema.parse('7b0b2d3e-0d7c-4a53-9d5a-2a1d5c3f1a22');

const UNCUT = { left: false, right: false, top: false, bottom: false };

/** People as photos show them: where the head is, and what the photo's border cuts off. */
export const PEOPLE: Record<string, SubjectAnalysis> = {
  'half body': person({
    width: 500,
    height: 500,
    head: { x: 0.3, y: 0.01, width: 0.3, height: 0.32 },
    cutBy: { ...UNCUT, bottom: true },
  }),
  'head shot': person({
    width: 600,
    height: 800,
    head: { x: 0.2, y: 0.03, width: 0.6, height: 0.72 },
    cutBy: { ...UNCUT, bottom: true },
  }),
  'full body': person({
    width: 400,
    height: 1600,
    head: { x: 0.35, y: 0.01, width: 0.28, height: 0.13 },
    cutBy: UNCUT,
  }),
  'cut at the left': person({
    width: 700,
    height: 600,
    head: { x: 0.45, y: 0.05, width: 0.22, height: 0.36 },
    cutBy: { ...UNCUT, left: true, bottom: true },
  }),
  'cut at the right': person({
    width: 700,
    height: 600,
    head: { x: 0.3, y: 0.05, width: 0.22, height: 0.36 },
    cutBy: { ...UNCUT, right: true, bottom: true },
  }),
  'cut at every side': person({
    width: 640,
    height: 480,
    head: { x: 0.35, y: 0, width: 0.3, height: 0.6 },
    cutBy: { left: true, right: true, top: true, bottom: true },
  }),
};

function person(analysis: Omit<SubjectAnalysis, 'colours'>): SubjectAnalysis {
  return {
    ...analysis,
    colours: [
      { hex: '#d56744', share: 0.6 },
      { hex: '#c3a190', share: 0.4 },
    ],
  };
}

export const subjectOf = (analysis: SubjectAnalysis): Subject => ({ photoId: PHOTO_ID, analysis });

export function aConcept(changes: Partial<Concept> = {}): Concept {
  return {
    layout: 'hero-rays',
    palette: 'cobalt',
    headline: 'I trained like an astronaut',
    emphasis: ['astronaut'],
    badge: null,
    emoji: null,
    still: null,
    plate: null,
    side: null,
    locale: 'en',
    seed: 7,
    reason: '',
    ...changes,
  };
}

export function aHeadline(changes: Partial<Headline> = {}): Headline {
  return {
    text: 'I trained like an astronaut',
    locale: 'en',
    box: { x: 56, y: 64, width: 640, height: 590 },
    align: 'left',
    vertical: 'middle',
    rotation: 0,
    font: 'roboto',
    casing: 'upper',
    maxLines: 4,
    emphasis: ['astronaut'],
    contrast: 1.9,
    fill: '#ffffff',
    emphasisFill: '#ffd83d',
    emphasisPlate: null,
    linePlate: null,
    stroke: null,
    shadow: null,
    ...changes,
  };
}

/** Headlines as titles give them, in every script that there is a font for. */
export const HEADLINES: readonly { text: string; emphasis: string[]; locale: string }[] = [
  { text: 'I trained like an astronaut', emphasis: ['astronaut'], locale: 'en' },
  { text: '7 days alone', emphasis: ['7 days'], locale: 'en' },
  { text: 'Why?', emphasis: [], locale: 'en' },
  { text: 'The truth about $10,000 cameras', emphasis: ['$10,000'], locale: 'en' },
  { text: 'Donaudampfschifffahrtsgesellschaft erklärt', emphasis: ['erklärt'], locale: 'de' },
  { text: "L'été à Paris", emphasis: ['Paris'], locale: 'fr' },
  { text: '¿Cuánto cuesta vivir?', emphasis: ['Cuánto'], locale: 'es' },
  { text: 'Não faça isto', emphasis: ['isto'], locale: 'pt-BR' },
  { text: 'Почему это работает?', emphasis: ['работает?'], locale: 'ru' },
  { text: '宇宙飛行士になった30日間', emphasis: ['宇宙飛行士'], locale: 'ja' },
  { text: 'كيف أصبحت رائد فضاء', emphasis: ['رائد فضاء'], locale: 'ar' },
  { text: 'मैंने ₹10,000 में घर बनाया', emphasis: ['₹10,000'], locale: 'hi' },
  { text: '30일 동안 혼자', emphasis: ['30일'], locale: 'ko' },
  { text: 'ทำไมต้องไปญี่ปุ่น', emphasis: [], locale: 'th' },
];
