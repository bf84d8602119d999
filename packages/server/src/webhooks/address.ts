import { lookup as resolve, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { invalid } from '../access/index.js';

const blocked = new BlockList();
// What RFC 6890 and its kin set aside: this host, private networks, carriers' own, link-local with the metadata of
// clouds, documentation, benchmarks, multicast, the rest.
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12],
  ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15],
  ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) blocked.addSubnet(net, bits, 'ipv4'); // prettier-ignore
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) blocked.addSubnet(net, bits, 'ipv6'); // prettier-ignore

const unicast = new BlockList();
unicast.addSubnet('2000::', 3, 'ipv6');

/** Whether an address belongs to the public internet; one that carries an IPv4 address inside IPv6 does not. */
export const isPublic = (address: string): boolean => {
  if (isIP(address) === 4) return !blocked.check(address, 'ipv4');
  return unicast.check(address, 'ipv6') && !blocked.check(address, 'ipv6');
};

/** The address that was resolved is not one that we call. */
export class PrivateAddressError extends Error {
  override name = 'PrivateAddressError' as const;
}

/**
 * Resolves a host for one connection and lets only public addresses through. The connection goes to what was looked at
 * here, so a name that resolves to something else a moment later gains nothing.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? [];
    if (error || !first) return callback(error ?? new Error('The host has no address.'), '', 0);
    if (addresses.some(({ address }) => !isPublic(address)))
      return callback(new PrivateAddressError('The host resolves to a private address.'), '', 0);
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

/** The host of an address, as it is looked up. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

const isHome = (host: string): boolean => /(^|\.)(localhost|local|internal|home\.arpa)\.?$/i.test(host);

const resolvesPrivately = (host: string): Promise<boolean> =>
  new Promise((told) => {
    // A name that cannot be resolved now may be set up later; it is looked at again whenever something is sent.
    publicLookup(host, { all: true }, (error) => told(error instanceof PrivateAddressError));
  });

/** Reads where a webhook is to go. @throws {Refusal} `invalid` where it is no public address under https */
export const checkAddress = async (text: string, mayBePrivate: boolean): Promise<string> => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw invalid('url', 'must be an https address');
  if (url.username !== '' || url.password !== '') throw invalid('url', 'must not hold a password');
  url.hash = '';
  if (mayBePrivate) return url.href;
  if (url.protocol !== 'https:') throw invalid('url', 'must be https', 'insecure');
  const host = hostOf(url);
  const isPrivate =
    isHome(host) ||
    (isIP(host) === 0
      ? await Promise.race([resolvesPrivately(host), pause(1_000, false, { ref: false })])
      : !isPublic(host));
  if (isPrivate) throw invalid('url', 'must be an address of the public internet', 'private');
  return url.href;
};
