/** A small floor that works: agents follow their wishes, calls are what the test puts there. Its clock stands still. */
import type { Event } from '../../src/core/event';
import type { AgentId, CallId } from '../../src/core/ids';
import type { AgentView, CallView, Clock, FloorView, Post } from '../../src/engine/ports';
import type { Rules } from '../../src/core/rules';

export const noon = Date.UTC(2026, 10, 20, 4);

export class FakeFloor implements FloorView, Post {
  now = noon;
  readonly posted: Event[] = [];
  readonly onFloor: CallView[] = [];
  private readonly staff = new Map<AgentId, AgentView>();

  constructor(private readonly given: Rules) {
    for (const agent of given.agents.values()) {
      const loggedOut = { state: 'logged-out', reason: null, since: noon, registered: false, pending: null };
      this.staff.set(agent.id, { agentId: agent.id, name: agent.name, ...loggedOut, callId: null });
    }
  }

  readonly clock: Clock = { now: () => this.now, fromWall: (wallMs) => wallMs, wakeAt: () => () => undefined };

  post(event: Event): void {
    this.posted.push(event);
    switch (event.type) {
      case 'AgentLoggedIn':
      case 'AgentReadied':
      case 'WrapUpEnded':
        return this.change(event.agentId, { state: 'ready', reason: null });
      case 'AgentLoggedOut':
        return this.change(event.agentId, { state: 'logged-out', reason: null });
      case 'AgentPaused':
        return this.change(event.agentId, { state: 'not-ready', reason: event.reason });
      case 'AgentForced': {
        const { state, by } = event;
        const reason = state === 'not-ready' ? (event.reason ?? 'forced') : null;
        return this.change(event.agentId, { state, reason, forcedBy: by });
      }
      default:
        return;
    }
  }

  change(agentId: AgentId, change: Partial<AgentView>): void {
    const agent = this.staff.get(agentId);
    if (agent) this.staff.set(agentId, { ...agent, since: this.now, ...change });
  }

  put(call: Partial<CallView>): void {
    this.onFloor.push({
      callId: `c${this.onFloor.length + 1}` as CallId,
      direction: 'inbound',
      node: 'hotline-1',
      dialled: '95001',
      caller: '13800005678',
      language: 'zh',
      phase: 'menu',
      since: this.now,
      arrivedAt: this.now,
      queueId: null,
      agentId: null,
      ...call,
    });
  }

  knowsCall = (callId: CallId) => this.onFloor.some((call) => call.callId === callId);
  calls = () => [...this.onFloor];
  agents = () => [...this.staff.values()];
  rules = () => this.given;
  emergencies = () => [];
  queues = () => [];
  stateHash = () => 'fake';
}
