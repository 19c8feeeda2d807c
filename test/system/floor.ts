/** What the hotline says of itself over HTTP. */
import { z } from 'zod';
import { until, type Patience } from '../phones/until';

const agents = z.object({
  agents: z.array(
    z.object({
      agentId: z.string(),
      state: z.string(),
      reason: z.string().nullable(),
      registered: z.boolean(),
      pending: z.string().nullable(),
      callId: z.string().nullable(),
    }),
  ),
});
const calls = z.object({
  calls: z.array(
    z.object({
      callId: z.string(),
      direction: z.string(),
      caller: z.string(),
      phase: z.string(),
      queueId: z.string().nullable(),
      agentId: z.string().nullable(),
      arrivedAt: z.string(),
      data: z.record(z.string(), z.string().nullable()).nullable(),
    }),
  ),
});
const readiness = z.object({
  ready: z.boolean(),
  parts: z.array(z.object({ part: z.string(), trouble: z.string().nullable(), warning: z.string().nullish() })),
});
export type FloorAgent = z.infer<typeof agents>['agents'][number];
export type FloorCall = z.infer<typeof calls>['calls'][number];

export class Floor {
  constructor(private readonly url: string) {}

  async isReady(): Promise<boolean> {
    return (await this.readiness()).ready;
  }
  /** The parts that are down, by name. */
  async troubles(): Promise<string[]> {
    return (await this.readiness()).parts.filter(({ trouble }) => trouble !== null).map(({ part }) => part);
  }
  /** Why that part is down; null: it is not. */
  async troubleOf(part: string): Promise<string | null> {
    return (await this.readiness()).parts.find((each) => each.part === part)?.trouble ?? null;
  }
  /** The parts that work but want somebody's attention, by name. */
  async warnings(): Promise<string[]> {
    return (await this.readiness()).parts.filter(({ warning }) => warning).map(({ part }) => part);
  }
  async agent(id: string): Promise<FloorAgent> {
    const found = (await this.agents()).find(({ agentId }) => agentId === id);
    if (!found) throw new Error(`no agent ${id} on the floor`);
    return found;
  }
  async agents(): Promise<FloorAgent[]> {
    return agents.parse(await this.get('/api/v1/agents')).agents;
  }
  /** Oldest first. */
  async calls(): Promise<FloorCall[]> {
    return calls.parse(await this.get('/api/v1/calls')).calls;
  }

  async call(id: string): Promise<FloorCall> {
    return calls.shape.calls.element.parse(await this.get(`/api/v1/calls/${id}`));
  }

  /** `state` or `not-ready:reason`. */
  async agentBecomes(id: string, state: string, patience?: Patience): Promise<void> {
    const [name, reason = null] = state.split(':');
    await until(
      `agent ${id} is ${state}`,
      async () => {
        const agent = await this.agent(id);
        return agent.state === name && agent.reason === reason;
      },
      patience,
    );
  }
  /** Ready, or already with a call. */
  async agentWorks(id: string): Promise<void> {
    await until(`agent ${id} works`, async () =>
      ['ready', 'offered', 'talking'].includes((await this.agent(id)).state),
    );
  }
  async agentRegisters(id: string, registered = true): Promise<void> {
    const what = `phone of ${id} is ${registered ? '' : 'not '}registered`;
    await until(what, async () => (await this.agent(id)).registered === registered);
  }
  /** Gives the only call on the floor that is in this phase. */
  async callBecomes(phase: string, patience?: Patience): Promise<FloorCall> {
    return until(`a call is ${phase}`, async () => (await this.calls()).find((call) => call.phase === phase), patience);
  }
  /** What the agent's feature codes do, asked over HTTP. */
  async wish(id: string, wish: 'login' | 'ready' | 'logout' | 'wrap-up-end'): Promise<void> {
    const response = await fetch(`${this.url}/api/v1/agents/${id}/${wish}`, { method: 'POST' });
    if (!response.ok) throw new Error(`${wish} of ${id}: ${response.status} ${await response.text()}`);
  }

  /** What the agent of that call can key, asked over HTTP. */
  async transfer(callId: string, wish: { readonly kind: string; readonly target?: string }): Promise<void> {
    await this.post(`/api/v1/calls/${callId}/transfer`, wish);
  }

  /** Due now. */
  async retryCallback(callbackId: string): Promise<void> {
    await this.post(`/api/v1/callbacks/${callbackId}/retry`, { by: '8001' });
  }

  /** The recording falls silent, or goes on. */
  async mask(callId: string, masked: boolean): Promise<void> {
    await this.post(`/api/v1/calls/${callId}/mask`, { masked, by: '8001' });
  }

  private async post(path: string, wish: object): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify(wish) });
    if (!response.ok) throw new Error(`${path} ${JSON.stringify(wish)}: ${response.status} ${await response.text()}`);
  }
  private async readiness() {
    const response = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(3_000) });
    return readiness.parse(await response.json());
  }
  private async get(path: string): Promise<unknown> {
    const response = await fetch(this.url + path, { signal: AbortSignal.timeout(3_000) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
}
