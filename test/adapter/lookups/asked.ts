/** Lookups with a listener: each question's answer, and how long it took. */
import type { AskService } from '../../../src/core/command';
import type { ActionId, CallId, NodeId } from '../../../src/core/ids';
import type { ServiceAnswered, ServiceRequest } from '../../../src/core/service-request';
import type { Event } from '../../../src/core/event';
import { createLookups, type Lookups, type LookupsParts } from '../../../src/lookups/lookups';
import { listeningLog } from '../../fakes/journal-folder';

export interface Asked {
  readonly answer: ServiceAnswered;
  readonly tookMs: number;
}

export class Asker {
  readonly lookups: Lookups;
  /** Added to the breaker's clock. */
  aheadMs = 0;
  private readonly waiting = new Map<string, (answer: ServiceAnswered) => void>();
  private n = 0;

  constructor(parts: Partial<Pick<LookupsParts, 'hosts' | 'databases'>>) {
    this.lookups = createLookups({
      hosts: [],
      databases: new Map(),
      ...parts,
      post: { post: (event) => this.take(event) },
      clock: { now: () => Date.now(), fromWall: (ms) => ms, wakeAt: () => () => undefined },
      log: listeningLog().log,
      now: () => performance.now() + this.aheadMs,
    });
  }

  async ask(request: ServiceRequest, more: Partial<AskService> = {}): Promise<Asked> {
    const requestId = more.requestId ?? `c1-q${(this.n += 1)}`;
    const from = performance.now();
    const answered = new Promise<ServiceAnswered>((resolve) => this.waiting.set(requestId, resolve));
    const of = { callId: 'c1' as CallId, node: 'n' as NodeId, actionId: 'a' as ActionId };
    this.lookups.execute([{ type: 'AskService', ...of, requestId, request, ...more }]);
    return { answer: await answered, tookMs: performance.now() - from };
  }

  private take(event: Event): void {
    if (event.type === 'ServiceAnswered') this.waiting.get(event.requestId)?.(event);
  }
}

export const get = (
  url: string,
  values: Readonly<Record<string, string>> = { state: 'order.state' },
): ServiceRequest => ({
  kind: 'http',
  method: 'GET',
  url,
  headers: {},
  body: null,
  timeoutMs: 400,
  values,
});
