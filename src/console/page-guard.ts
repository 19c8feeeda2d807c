/**
 * Keeps pages of other sites out. The console has no login, because it listens on loopback: a page opened in a browser
 * on this machine could still post to it, or read from it under a name of its own that resolves to 127.0.0.1.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/** Why the request is refused; null when it is not. `listensOn`: the address of the console. */
export function foreignPage(method: string, headers: IncomingHttpHeaders, listensOn: string): string | null {
  const host = headers.host;
  if (isLoopback(listensOn) && host !== undefined && !isOwnName(hostname(host), listensOn)) {
    return 'the console is served under its address or localhost only';
  }
  if (method === 'GET' || method === 'HEAD') return null;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'sent by a page of another site';
  const origin = headers.origin;
  if (origin === undefined) return null;
  // A name that merely resolves to us makes Origin and Host agree; only an address or localhost cannot be someone's trick.
  const isOwnPage = host !== undefined && origin === `http://${host}` && isOwnName(hostname(host), listensOn);
  return isOwnPage ? null : 'sent by a page of another origin; open the console under its address';
}

function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || address.startsWith('127.');
}

function isOwnName(name: string, listensOn: string): boolean {
  return name === 'localhost' || name === listensOn || isIP(name) !== 0;
}

/** `[::1]:8080` → `::1` */
function hostname(host: string): string {
  return host.startsWith('[') ? host.slice(1, host.indexOf(']')) : host.replace(/:\d*$/, '').toLowerCase();
}
