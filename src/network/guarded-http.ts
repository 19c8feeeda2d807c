/** HTTP to services outside: none of this machine or its network unless the operator named the host. */
import { isIP } from 'node:net';
import { Agent } from 'undici';
import { guardedLookup, InsideAddress, isInside, isNamed } from './address-guard';

export class GuardedHttp {
  private readonly outside: Agent;
  private readonly named: Agent;

  /** `hosts`: `127.0.0.1:8091`, `orders.lan`. */
  constructor(private readonly hosts: readonly string[]) {
    // A service that hangs holds no more than these; whoever comes then waits within her own time.
    const limits = { connections: 32, pipelining: 1, keepAliveTimeout: 10_000 };
    this.named = new Agent({ ...limits });
    this.outside = new Agent({ ...limits, connect: { lookup: guardedLookup } });
  }

  /** Throws `InsideAddress`; so does connecting to a name that leads inside. */
  dispatcherFor({ hostname, port, protocol }: URL): Agent {
    const host = hostname.replace(/^\[|\]$/g, '');
    if (isNamed(this.hosts, host, port || (protocol === 'https:' ? '443' : '80'))) return this.named;
    // Sockets ask nobody for the address of what is one already.
    if (isIP(host) !== 0 && isInside(host)) throw new InsideAddress(host);
    return this.outside;
  }

  async stop(): Promise<void> {
    await Promise.all([this.named.destroy(), this.outside.destroy()]);
  }
}
