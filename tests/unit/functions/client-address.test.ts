import { describe, expect, it } from 'vitest';
import { clientAddress } from '../../../supabase/functions/_shared/client-address.ts';

describe('the address of a request', () => {
  it.each([
    ['the first that the gateway names', { 'x-forwarded-for': '203.0.113.7, 10.0.0.1' }, '203.0.113.7'],
    [
      'what Cloudflare says, whatever the client wrote',
      { 'x-forwarded-for': '198.51.100.1, 203.0.113.7', 'cf-connecting-ip': '203.0.113.7' },
      '203.0.113.7',
    ],
    ['nothing, where nothing is said', {}, ''],
    ['an IPv4 address in an IPv6 one', { 'x-forwarded-for': '::ffff:203.0.113.7' }, '203.0.113.7'],
    ['the network of an IPv6 address', { 'x-forwarded-for': '2001:DB8:0012:3::9:1' }, '2001:db8:12:3'],
    ['the same network, written in full', { 'x-forwarded-for': '2001:0db8:0012:0003:1:2:3:4' }, '2001:db8:12:3'],
    ['a network that ends in zeros', { 'x-forwarded-for': '2001:db8::1' }, '2001:db8:0:0'],
    ['this machine', { 'x-forwarded-for': '::1' }, '0:0:0:0'],
  ])('is %s', (_what, headers: Record<string, string>, expected) => {
    expect(clientAddress(new Headers(headers))).toBe(expected);
  });
});
