/**
 * Keys of the embedded backend. They are the same on every machine and guard nothing: it listens on the loopback
 * address alone. A hosted project has keys of its own, given by environment.
 */
export const PUBLISHABLE_KEY = 'sb_publishable_2blVV85GdRk2MrObbZj00N_RB96zI3f';
export const SECRET_KEY = 'sb_secret_H_CfaxJlkoy0W2Z7LD1Mhs_Er9jxjP0';
export const JWT_SECRET = 'the-embedded-backend-signs-with-this-on-every-machine';

/** Id of the signing key, which hosted Supabase has too and lite leaves out. */
export const JWT_KEY_ID = 'embedded';

/** Seals creators' own keys. A hosted project has one of its own, which stays the same: under another nothing opens that was kept. */
export const KEYS_SECRET = 'the-embedded-backend-seals-with-this-on-every-machine';

/**
 * Signs what mends Studio's selectors: a P-256 key, as SubjectPublicKeyInfo and as PKCS #8. A build against a hosted project names the
 * public half of another in `WXT_SELECTORS_KEY`.
 */
export const SELECTORS_PUBLIC_KEY =
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEhNQ7jwIfiCqEPAv+l6dYRvCc7bcA7xyBOMKbmKikFcsuKZIElLUpF0RXymw15FxPtVIl2XpBFfSwftNZmi+iqw==';
export const SELECTORS_PRIVATE_KEY =
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgLLUKD77uMJo6/+V+nrHXNpJuYZWYFI+yN3o3XTGewwuhRANCAASE1DuPAh+IKoQ8C/6Xp1hG8JzttwDvHIE4wpuYqKQVyy4pkgSUtSkXRFfKbDXkXE+1UiXZekEV9LB+01maL6Kr';
