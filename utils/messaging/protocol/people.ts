import { z } from 'zod';
import { personIdSchema } from '../../domain/ids.ts';
import { LIMITS } from '../../domain/limits.ts';
import { consentSurfaceSchema, nothing } from './common.ts';

export const personSummarySchema = z.object({
  id: personIdSchema,
  isMe: z.boolean(),
  /** What the creator calls them; empty for the creator. */
  label: z.string(),
  /** When the creator consented to photos of them (ISO 8601); null where they did not, or no longer do. */
  consentedAt: z.string().nullable(),
  /** A withdrawal that the server was not told of yet, or whose photos are still being deleted there. */
  isWithdrawing: z.boolean(),
});
export type PersonSummary = z.infer<typeof personSummarySchema>;

export interface PeopleMessages {
  /** Everybody whom photos may show, the creator first. */
  'people.list': PersonSummary[];
  /** What this device knows, told at once. */
  'people.known': PersonSummary[];
  /** Whether consent to photos of a person was given, and when (ISO 8601). */
  'people.consent': { givenAt: string | null };
  'people.giveConsent': PersonSummary;
  /** Adds somebody else, with the creator's word that they have that person's permission. */
  'people.add': PersonSummary;
  'people.rename': PersonSummary;
  'people.withdraw': PersonSummary;
  'people.remove': null;
}

const label = z.string().trim().min(1).max(LIMITS.labelCharacters);
/** The creator where it is left out. */
const person = { personId: personIdSchema.optional() };

export const peopleSchemas = {
  'people.list': nothing,
  'people.known': nothing,
  'people.consent': z.object(person),
  'people.giveConsent': z.object({ ...person, surface: consentSurfaceSchema }),
  'people.add': z.object({ id: personIdSchema, label, surface: consentSurfaceSchema }),
  'people.rename': z.object({ id: personIdSchema, label }),
  'people.withdraw': z.object({ id: personIdSchema, surface: consentSurfaceSchema }),
  'people.remove': z.object({ id: personIdSchema }),
} as const satisfies Record<keyof PeopleMessages, z.ZodType>;
