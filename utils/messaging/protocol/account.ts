import { z } from 'zod';
import { errorCodeSchema } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { thumbnailRefSchema } from '../../domain/thumbnail-ref.ts';
import { nothing } from './common.ts';

const emailSchema = z.email().max(LIMITS.emailCharacters);

const passwordSchema = z.string().min(LIMITS.passwordCharactersMin).max(LIMITS.passwordCharactersMax);

const codeSchema = z.string().regex(/^\d{6}$/);

export const accountStatusSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('signed-out'),
    /** Set when the session ended without the user asking for it. */
    ended: errorCodeSchema.nullable(),
    /** The address that a code for signing in was sent to, while that code may still hold. */
    codeSentTo: z.string().optional(),
  }),
  z.object({ state: z.literal('unconfirmed'), email: z.string() }),
  z.object({
    state: z.literal('signed-in'),
    name: z.string(),
    email: z.string(),
    /** Null while it is not known, as when offline. */
    credits: z.int().nullable(),
  }),
]);

export type AccountStatus = z.infer<typeof accountStatusSchema>;

export interface AccountMessages {
  'account.status': AccountStatus;
  /** What this device knows, told at once. */
  'account.known': AccountStatus;
  'account.signUp': AccountStatus;
  'account.confirm': AccountStatus;
  'account.resendCode': null;
  'account.signIn': AccountStatus;
  'account.requestSignInCode': AccountStatus;
  'account.signInWithCode': AccountStatus;
  'account.requestPasswordReset': null;
  'account.resetPassword': AccountStatus;
  'account.signOut': AccountStatus;
  'account.openPage': null;
}

export const accountSchemas = {
  'account.status': nothing,
  'account.known': nothing,
  'account.signUp': z.object({
    name: z.string().trim().min(1).max(LIMITS.nameCharacters),
    email: emailSchema,
    password: passwordSchema,
  }),
  'account.confirm': z.object({ email: emailSchema, code: codeSchema }),
  'account.resendCode': z.object({ email: emailSchema }),
  'account.signIn': z.object({ email: emailSchema, password: z.string().min(1).max(LIMITS.passwordCharactersMax) }),
  'account.requestSignInCode': z.object({ email: emailSchema }),
  'account.signInWithCode': z.object({ email: emailSchema, code: codeSchema }),
  'account.requestPasswordReset': z.object({ email: emailSchema }),
  'account.resetPassword': z.object({ email: emailSchema, code: codeSchema, password: passwordSchema }),
  'account.signOut': nothing,
  /** Opens it on a thumbnail, where one is named. */
  'account.openPage': z.object({ thumbnail: thumbnailRefSchema }).or(nothing),
} as const satisfies Record<keyof AccountMessages, z.ZodType>;
