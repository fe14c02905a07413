import type { GenerateRequest, Variant } from '../../../supabase/functions/_shared/contract.ts';
import {
  generationIdSchema,
  ownPersonId,
  photoIdSchema,
  userIdSchema,
  variantIdSchema,
} from '../../../utils/domain/ids.ts';
import type { AccountStatus } from '../../../utils/messaging/protocol/account.ts';
import type { GenerationRecord } from '../../../utils/messaging/protocol/creations.ts';
import type { PersonSummary } from '../../../utils/messaging/protocol/people.ts';
import type { PhotoSummary } from '../../../utils/messaging/protocol/photos.ts';
import type { ApplyState, ApplyStatus, StudioContext } from '../../../utils/messaging/protocol/studio.ts';
import type { Scene } from '../../../utils/scene/schema.ts';

export const DRAFT_KEY = '6a1f0c9e-56c6-4b7e-9d25-0d3f1f6f7b11';

export const aPhotoId = () => photoIdSchema.parse(crypto.randomUUID());
export const aGenerationId = () => generationIdSchema.parse(crypto.randomUUID());
export const aVariantId = () => variantIdSchema.parse(crypto.randomUUID());

export function aPerson(changes: Partial<Extract<AccountStatus, { state: 'signed-in' }>> = {}): AccountStatus {
  return { state: 'signed-in', name: 'Ada Maker', email: 'ada@example.com', credits: 10, ...changes };
}

/** The creator on their own photos. */
export const ME = ownPersonId(userIdSchema.parse('5d3f6c1e-2a51-4f9c-8d0e-6b7f3c2a1d10'));

export const aPersonOnPhotos = (changes: Partial<PersonSummary> = {}): PersonSummary => ({
  id: ME,
  isMe: true,
  label: '',
  consentedAt: '2026-11-02T09:30:00Z',
  isWithdrawing: false,
  ...changes,
});

export function aPhoto(changes: Partial<PhotoSummary> = {}): PhotoSummary {
  return {
    id: aPhotoId(),
    personId: ME,
    showsMe: true,
    label: 'Studio portrait',
    preview: '',
    analysis: {
      width: 600,
      height: 800,
      head: { x: 0.3, y: 0, width: 0.4, height: 0.4 },
      cutBy: { left: false, right: false, top: false, bottom: true },
      colours: [{ hex: '#884422', share: 1 }],
    },
    state: 'stored',
    failure: null,
    ...changes,
  };
}

export function aStudio(changes: Partial<StudioContext> = {}): StudioContext {
  return {
    editor: { draftKey: DRAFT_KEY, videoId: null },
    title: 'I Trained Like an Astronaut for 30 Days',
    description: '',
    theme: 'light',
    tags: [],
    isShort: false,
    testSlots: null,
    uploader: { state: 'ready' },
    ...changes,
  };
}

export function aRequest(changes: Partial<GenerateRequest> = {}): GenerateRequest {
  return {
    id: aGenerationId(),
    title: 'I Trained Like an Astronaut for 30 Days',
    style: 'auto',
    photoIds: [],
    locale: 'en',
    count: 3,
    ...changes,
  };
}

/** A scene of words on a plain ground. */
export function aScene(changes: Partial<Scene> = {}): Scene {
  return {
    version: 3,
    layout: 'headline-stack',
    palette: 'cobalt',
    seed: 1,
    background: { kind: 'mesh', ground: '#1453e0', pools: [] },
    backdrop: [],
    subjects: [],
    foreground: [],
    accents: [],
    headline: {
      text: '30 DAYS AS AN ASTRONAUT',
      locale: 'en',
      box: { x: 80, y: 80, width: 1000, height: 500 },
      align: 'left',
      vertical: 'middle',
      rotation: 0,
      font: 'roboto',
      casing: 'upper',
      maxLines: 3,
      emphasis: ['30 DAYS'],
      contrast: 1.5,
      fill: '#ffffff',
      emphasisFill: '#ffd83d',
      emphasisPlate: null,
      linePlate: null,
      stroke: null,
      shadow: null,
    },
    logo: null,
    ...changes,
  };
}

export function aVariant(position: number, changes: Partial<Variant> = {}): Variant {
  return {
    id: aVariantId(),
    position,
    scene: aScene(),
    reason: ['Your face first', 'The number says it all', 'A calm picture of the idea'][position] ?? 'One more idea',
    ...changes,
  };
}

/** A generation that succeeded with three variants. */
export function aRecord(changes: Partial<GenerationRecord> = {}): GenerationRecord {
  const request = changes.request ?? aRequest();
  return {
    request,
    status: 'succeeded',
    failure: null,
    generation: {
      id: request.id,
      status: 'succeeded',
      engine: 'embedded',
      cost: 0,
      error: null,
      variants: [aVariant(0), aVariant(1), aVariant(2)],
    },
    appliedVariantId: null,
    ...changes,
  };
}

export function anApplyStatus(
  apply: ApplyState = { state: 'none' },
  variantId: ApplyStatus['variantId'] = null,
): ApplyStatus {
  return { variantId, apply };
}
