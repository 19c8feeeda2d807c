/** Addresses a service may have: none of this machine or its network unless the operator named the host. */
import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';

const inside = new BlockList();
for (const [net, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
  ] as const),
])
  inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ...([
    ['::', 96],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['2001::', 32],
    ['2002::', 16],
  ] as const),
  ...([
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ] as const),
])
  inside.addSubnet(net, bits, 'ipv6');

export function isInside(address: string): boolean {
  const version = isIP(address);
  return version === 0 || inside.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** `127.0.0.1:8091`, `orders.lan`: entries name a host, or a host and its port. */
export function isNamed(named: readonly string[], host: string, port: string): boolean {
  return named.includes(host) || named.includes(`${host}:${port}`);
}

export class InsideAddress extends Error {
  constructor(address: string) {
    super(`address ${address} is not open to services: name its host in HOTLINE_SERVICE_HOSTS`);
  }
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** For sockets: what is connected to is the very address that was looked at. */
export function guardedLookup(host: string, options: LookupOptions, found: Found): void {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error) return found(error, '');
    const wrong = addresses.find(({ address }) => isInside(address));
    const [first] = addresses;
    if (wrong || !first) return found(new InsideAddress(wrong?.address ?? host), '');
    if (options.all) found(null, addresses);
    else found(null, first.address, first.family);
  });
}
