import { z } from 'zod';
import { errorCodeSchema } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { thumbnailRefSchema } from '../../domain/thumbnail-ref.ts';
import { nothing } from './common.ts';

const emailSchema = z.email().max(LIMITS.emailCharacters);

const nameSchema = z.string().trim().min(1).max(LIMITS.nameCharacters);

const passwordSchema = z.string().min(LIMITS.passwordCharactersMin).max(LIMITS.passwordCharactersMax);

const codeSchema = z.string().regex(/^\d{6}$/);

export const accountStatusSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('signed-out'),
    /** Set when the session ended without the user asking for it. */
    ended: errorCodeSchema.nullable(),
    /** The address that a code for signing in was sent to, while that code may still hold. */
    codeSentTo: z.string().optional(),
    /** Why signing in with Google has just come to nothing. */
    googleFailure: errorCodeSchema.optional(),
  }),
  z.object({ state: z.literal('unconfirmed'), email: z.string() }),
  z.object({
    state: z.literal('signed-in'),
    name: z.string(),
    email: z.string(),
    /** Null while it is not known, as when offline. */
    credits: z.int().nullable(),
    /** Whether they have signed in with Google, and so perhaps have no password. */
    hasGoogle: z.literal(true).optional(),
  }),
]);

export type AccountStatus = z.infer<typeof accountStatusSchema>;

/** By what else than an address somebody can sign in. */
export interface WaysToSignIn {
  google: boolean;
}

/** A new e-mail address that waits for the codes from both mailboxes. */
export const emailChangeSchema = z.object({
  oldEmail: z.string(),
  newEmail: z.string(),
  oldConfirmed: z.boolean(),
  newConfirmed: z.boolean(),
});

export type EmailChange = z.infer<typeof emailChangeSchema>;

/** A browser in which the person is signed in. */
export interface SessionSummary {
  id: string;
  /** By its own name, such as `Firefox`; null where it cannot be told. */
  browser: string | null;
  /** Such as `Windows`; null where it cannot be told. */
  system: string | null;
  /** ISO 8601. */
  lastUsedAt: string;
  isCurrent: boolean;
}

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
  'account.waysToSignIn': WaysToSignIn;
  'account.signInWithGoogle': AccountStatus;
  'account.cancelGoogle': AccountStatus;
  'account.requestPasswordReset': null;
  'account.resetPassword': AccountStatus;
  'account.changeName': AccountStatus;
  'account.changePassword': null;
  'account.emailChange': EmailChange | null;
  'account.changeEmail': EmailChange | null;
  'account.confirmEmailChange': EmailChange | null;
  'account.dropEmailChange': null;
  'account.sessions': SessionSummary[];
  'account.endSession': null;
  'account.signOut': AccountStatus;
  'account.signOutEverywhere': AccountStatus;
  'account.openPage': null;
}

export const accountSchemas = {
  'account.status': nothing,
  'account.known': nothing,
  'account.signUp': z.object({
    name: nameSchema,
    email: emailSchema,
    password: passwordSchema,
  }),
  'account.confirm': z.object({ email: emailSchema, code: codeSchema }),
  'account.resendCode': z.object({ email: emailSchema }),
  'account.signIn': z.object({ email: emailSchema, password: z.string().min(1).max(LIMITS.passwordCharactersMax) }),
  'account.requestSignInCode': z.object({ email: emailSchema }),
  'account.signInWithCode': z.object({ email: emailSchema, code: codeSchema }),
  'account.waysToSignIn': nothing,
  'account.signInWithGoogle': z.object({ attempt: z.uuid() }),
  'account.cancelGoogle': nothing,
  'account.requestPasswordReset': z.object({ email: emailSchema }),
  'account.resetPassword': z.object({ email: emailSchema, code: codeSchema, password: passwordSchema }),
  'account.changeName': z.object({ name: nameSchema }),
  'account.changePassword': z.object({ password: passwordSchema }),
  'account.emailChange': nothing,
  'account.changeEmail': z.object({ email: emailSchema }),
  'account.confirmEmailChange': z.object({ email: emailSchema, code: codeSchema }),
  'account.dropEmailChange': nothing,
  'account.sessions': nothing,
  'account.endSession': z.object({ id: z.uuid() }),
  'account.signOut': nothing,
  'account.signOutEverywhere': nothing,
  /** Opens it on a thumbnail, where one is named. */
  'account.openPage': z.object({ thumbnail: thumbnailRefSchema }).or(nothing),
} as const satisfies Record<keyof AccountMessages, z.ZodType>;
