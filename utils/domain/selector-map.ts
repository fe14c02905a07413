import { z } from 'zod';

/** What a selector may be made of: names, ids, classes, attributes and how they hang together. */
const CSS = /^[\w\s\-#.,>+~[\]()="'*^$|:/]+$/;

/**
 * Where the parts of YouTube Studio's page are found that have moved since a release, as data: for the parts that Klikk looks for by
 * their ids, candidates that are tried before the built-in ones. It can say where to look, not what to do: what an input must be to be
 * fed is in the program. Ids that a release does not know are passed over by it.
 */
export const selectorMapSchema = z.strictObject({
  /** Counts up. An older map never takes the place of a newer one. */
  version: z.int().min(1),
  /** From when on the built-in candidates are used alone again. */
  expires: z.iso.datetime(),
  selectors: z.record(
    z.string().regex(/^[a-z-]{1,40}$/),
    z
      .array(
        z.strictObject({
          css: z.string().max(200).regex(CSS),
          seen: z.string().regex(/^\d{4}-\d{2}$/),
        }),
      )
      .min(1)
      .max(5),
  ),
});
export type SelectorMap = z.infer<typeof selectorMapSchema>;

/** A map as it is published. */
export const signedSelectorMapSchema = z.object({
  /** The map as JSON, to the byte as it was signed. */
  body: z.string().max(20_000),
  /** ECDSA P-256 with SHA-256 over `body` as UTF-8: 64 bytes, as base64. */
  signature: z.base64().length(88),
});
export type SignedSelectorMap = z.infer<typeof signedSelectorMapSchema>;
