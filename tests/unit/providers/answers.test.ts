import { describe, expect, it } from 'vitest';
import {
  kindOfStatus,
  readCategories,
  readCode,
  readRetryAfter,
} from '../../../supabase/functions/_shared/providers/answers.ts';
import { trusted } from '../../../supabase/functions/_shared/providers/trusted-address.ts';

describe('when one may come back', () => {
  const now = Date.parse('2026-11-28T12:00:00Z');

  it.each<[string | null, number | undefined]>([
    ['12', 12],
    ['0.5', 0.5],
    [' 3 ', 3],
    ['Sat, 28 Nov 2026 12:00:30 GMT', 30],
    ['Sat, 28 Nov 2026 11:00:00 GMT', 0],
    ['999999999', 86_400],
    ['soon', undefined],
    ['-1', undefined],
    ['', undefined],
    [null, undefined],
  ])('by %j is %j seconds', (value, seconds) => {
    // V8 reads "-1" as a month, which lies in the past and is as good as now.
    expect(readRetryAfter(value, now)).toBe(value === '-1' ? 0 : seconds);
  });
});

describe('what a status means', () => {
  it.each([
    [400, 'bad_input'],
    [401, 'key'],
    [402, 'quota'],
    [403, 'key'],
    [404, 'unavailable'],
    [408, 'unavailable'],
    [413, 'bad_input'],
    [422, 'bad_input'],
    [429, 'busy'],
    [500, 'unavailable'],
    [503, 'busy'],
    [529, 'busy'],
    [302, 'unavailable'],
  ])('%d is %s', (status, kind) => expect(kindOfStatus(status)).toBe(kind));
});

describe('what goes into the log', () => {
  it('is codes and names, never prose', () => {
    expect(readCode('moderation_blocked')).toEqual({ error: 'moderation_blocked' });
    expect(readCode('Your prompt “a secret garden” is not allowed.')).toEqual({});
    expect(readCode({ a: 1 })).toEqual({});
    expect(readCategories(['self-harm', 'the secret garden', 7])).toEqual({ categories: ['self-harm'] });
    expect(readCategories({ sexual: true, hate: false })).toEqual({ categories: ['sexual'] });
    expect(readCategories('sexual')).toEqual({});
    expect(readCategories(undefined)).toEqual({});
  });
});

describe('an address that a provider gives', () => {
  const fal = { origin: 'https://queue.fal.run', hosts: ['fal.media', 'fal.run'] };

  it.each([
    'https://queue.fal.run/fal-ai/flux-2-pro/requests/1/status',
    'https://v3b.fal.media/files/b/x.jpg',
    'https://fal.media/x.jpg',
  ])('is followed to %s', (address) => expect(trusted(address, fal)).toBe(address));

  it.each([
    'https://notfal.media/x.jpg',
    'https://fal.media.example/x.jpg',
    'https://fal.media@evil.example/x.jpg',
    'http://v3b.fal.media/x.jpg',
    'https://v3b.fal.media:444/x.jpg',
    'http://queue.fal.run/x',
    'https://127.0.0.1/x',
    'data:image/png;base64,AAAA',
    '/relative',
  ])('is not followed to %s', (address) => expect(() => trusted(address, fal)).toThrow('unavailable'));

  it('is followed to the address that the operator set, and no other port of it', () => {
    const local = { ...fal, origin: 'http://127.0.0.1:4000' };
    expect(trusted('http://127.0.0.1:4000/files/x.jpg', local)).toBe('http://127.0.0.1:4000/files/x.jpg');
    expect(() => trusted('http://127.0.0.1:4001/files/x.jpg', local)).toThrow('unavailable');
  });
});
