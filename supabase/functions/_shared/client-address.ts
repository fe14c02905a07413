/**
 * Where a request comes from, as the gateway says it. Cloudflare, which stands before a hosted project, sets `cf-connecting-ip`
 * itself; what it puts into `x-forwarded-for` follows what the client wrote there, so that is believed only where there is no
 * Cloudflare. Of an IPv6 address the network counts: one line has 2^64 of them.
 */
export function clientAddress(headers: Headers): string {
  const stated = headers.get('cf-connecting-ip') ?? headers.get('x-forwarded-for')?.split(',')[0] ?? '';
  const address = stated.trim().toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  return mapped ?? (address.includes(':') ? networkOf(address) : address);
}

/** The first four groups, written out. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const front = head.split(':').filter(Boolean);
  const back = (tail ?? '').split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  const groups = tail === undefined ? front : [...front, ...zeros, ...back];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
