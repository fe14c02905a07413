import { PaintTrouble } from './image-provider.ts';

/** Where a provider's addresses may lead: the origin it is asked at, and hosts of its own with what lies beneath them. */
export interface TrustedHosts {
  origin: string;
  hosts: readonly string[];
}

/**
 * An address that a provider or a stored ticket gave, to be followed only where it leads to the provider's own hosts: it may
 * get the key along, and whoever could choose it could have the server look into its own network.
 */
export function trusted(address: string, { origin, hosts }: TrustedHosts): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isOwn =
    url !== null &&
    url.username === '' &&
    url.password === '' &&
    (url.origin === origin ||
      (url.protocol === 'https:' &&
        url.port === '' &&
        hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))));
  if (!isOwn) throw new PaintTrouble('unavailable', { error: 'foreign_address' });
  return url.href;
}
