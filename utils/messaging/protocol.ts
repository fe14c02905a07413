import type { z } from 'zod';
import { type AccountMessages, accountSchemas } from './protocol/account.ts';
import { type BrandMessages, brandSchemas } from './protocol/brand.ts';
import { type CreationMessages, creationSchemas } from './protocol/creations.ts';
import { type HistoryMessages, historySchemas } from './protocol/history.ts';
import { type OnboardingMessages, onboardingSchemas } from './protocol/onboarding.ts';
import { type PeopleMessages, peopleSchemas } from './protocol/people.ts';
import { type PhotoMessages, photoSchemas } from './protocol/photos.ts';
import { type ProviderMessages, providerSchemas } from './protocol/providers.ts';
import { type StudioMessages, studioSchemas } from './protocol/studio.ts';
import { type SwitchMessages, switchSchemas } from './protocol/switches.ts';
import { type TimelineMessages, timelineSchemas } from './protocol/timeline.ts';

/** Every message there is, and what it answers inside a `Result`. What it takes stands in {@link messageSchemas}. */
export interface ProtocolMap
  extends AccountMessages,
    OnboardingMessages,
    PeopleMessages,
    PhotoMessages,
    ProviderMessages,
    BrandMessages,
    CreationMessages,
    HistoryMessages,
    TimelineMessages,
    SwitchMessages,
    StudioMessages {}

/** Input of every message. The receiving side parses with it: the messaging library checks nothing that comes in. */
export const messageSchemas = {
  ...accountSchemas,
  ...onboardingSchemas,
  ...peopleSchemas,
  ...photoSchemas,
  ...providerSchemas,
  ...brandSchemas,
  ...creationSchemas,
  ...historySchemas,
  ...timelineSchemas,
  ...switchSchemas,
  ...studioSchemas,
} as const satisfies Record<keyof ProtocolMap, z.ZodType>;

export type MessageName = keyof ProtocolMap;

export type Request<Name extends MessageName> = z.input<(typeof messageSchemas)[Name]>;

export type Response<Name extends MessageName> = ProtocolMap[Name];
