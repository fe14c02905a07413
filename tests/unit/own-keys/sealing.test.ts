import { describe, expect, it } from 'vitest';
import { createSealing, type KeyOwner } from '../../../supabase/functions/_shared/own-keys/sealing.ts';
import { PROVIDER_IDS } from '../../../supabase/functions/_shared/providers/image-provider.ts';
import { aUserId } from '../../support/background/builders.ts';

const SECRET = 'a secret of enough characters for a test';
const KEY = 'sk-proj-Zq7VtXw2Lm9RbKc4';
const owner: KeyOwner = { userId: aUserId(), provider: 'openai' };
const sealing = createSealing(SECRET);

const bytesOf = (sealed: string) => Buffer.from(sealed.slice('v1.'.length), 'base64url');
const sealedOf = (bytes: Uint8Array) => `v1.${Buffer.from(bytes).toString('base64url')}`;
const CANNOT = 'A sealed key cannot be opened.';

describe('a sealed key', () => {
  it('opens for its owner, wherever the secret is the same', async () => {
    const sealed = await sealing.seal(KEY, owner);
    expect(await sealing.open(sealed, owner)).toBe(KEY);
    expect(await createSealing(SECRET).open(sealed, owner)).toBe(KEY);
  });

  it.each([8, 300])('of %i characters is kept whole, within what the database takes', async (length) => {
    const key = 'k'.repeat(length);
    const sealed = await sealing.seal(key, owner);
    expect(sealed).toMatch(/^v1\.[\w-]+$/);
    expect(sealed.length).toBeLessThan(2000);
    expect(await sealing.open(sealed, owner)).toBe(key);
  });

  it('holds nothing of the key, and never looks the same twice', async () => {
    const [first, second] = [await sealing.seal(KEY, owner), await sealing.seal(KEY, owner)];
    expect(first).not.toBe(second);
    for (const sealed of [first, second]) expect(bytesOf(sealed).toString('latin1')).not.toContain(KEY.slice(0, 4));
    expect(bytesOf(first).subarray(0, 12)).not.toEqual(bytesOf(second).subarray(0, 12));
  });

  it('does not open for another person, nor for another provider', async () => {
    const sealed = await sealing.seal(KEY, owner);
    await expect(sealing.open(sealed, { ...owner, userId: aUserId() })).rejects.toThrow(CANNOT);
    for (const provider of PROVIDER_IDS.filter((id) => id !== owner.provider)) {
      await expect(sealing.open(sealed, { ...owner, provider })).rejects.toThrow(CANNOT);
    }
  });

  it('does not open under another secret', async () => {
    const sealed = await sealing.seal(KEY, owner);
    await expect(createSealing(`${SECRET}!`).open(sealed, owner)).rejects.toThrow(CANNOT);
  });

  it('does not open with any one byte of it changed', async () => {
    const bytes = bytesOf(await sealing.seal(KEY, owner));
    for (const index of bytes.keys()) {
      const damaged = Uint8Array.from(bytes, (byte, at) => (at === index ? byte ^ 1 : byte));
      await expect(sealing.open(sealedOf(damaged), owner)).rejects.toThrow(CANNOT);
    }
  });

  it.each([
    ['nothing', () => ''],
    ['the key itself', () => KEY],
    ['another version', (sealed: string) => sealed.replace('v1.', 'v2.')],
    ['no version', (sealed: string) => sealed.slice('v1.'.length)],
    ['its beginning', (sealed: string) => sealed.slice(0, -4)],
    ['a nonce alone', (sealed: string) => sealedOf(bytesOf(sealed).subarray(0, 12))],
    ['something after it', (sealed: string) => `${sealed}\n`],
  ])('does not open where it is %s, and the error says nothing of it', async (_, damage) => {
    const damaged = damage(await sealing.seal(KEY, owner));
    const failure = await sealing.open(damaged, owner).catch((thrown) => thrown);
    expect(failure).toEqual(new Error(CANNOT));
    expect(failure.cause).toBeUndefined();
  });
});
