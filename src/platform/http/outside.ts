/** Where we may send something that somebody typed the address of: by TLS, and to no address that only machines inside can reach. */
import { BlockList, isIP } from 'node:net';

/** RFC 6890 and what clouds answer themselves with: nothing of it is another office's robot. */
const INSIDE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16],
  ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) INSIDE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [['::', 128], ['::1', 128], ['64:ff9b::', 96], ['64:ff9b:1::', 48], ['100::', 64], ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['fc00::', 7], ['fe80::', 10], ['fec0::', 10], ['ff00::', 8]] as const) INSIDE.addSubnet(net, bits, 'ipv6');

/** @param address an IP address; anything else counts as inside. */
export function isInside(address: string): boolean {
  const kind = isIP(address);
  if (kind === 4) return INSIDE.check(address, 'ipv4');
  // ::ffff:10.0.0.1 is checked as the address that it wraps.
  return kind === 6 ? INSIDE.check(address, 'ipv6') : true;
}

/** Takes https, a host, and no name or password before it. Null for all others. */
export function httpsUrl(address: string): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname !== '' ? url : null;
}
