/** Agents' time by state within a period: what occupancy is made of. */
import type { AgentId, Instant } from '../../core/ids';
import type { AgentStateName } from '../../core/journal';

const busy: ReadonlySet<AgentStateName> = new Set(['offered', 'talking', 'wrap-up']);

export class StaffTime {
  private readonly states = new Map<AgentId, { state: AgentStateName; since: Instant }>();
  private busyMs = 0;
  private readyMs = 0;

  constructor(
    private readonly from: Instant,
    private readonly to: Instant,
  ) {}

  change(agentId: AgentId, state: AgentStateName, at: Instant): void {
    const before = this.states.get(agentId);
    if (before) this.add(before, at);
    if (!before) this.states.set(agentId, { state, since: at });
    else {
      before.state = state;
      before.since = at;
    }
  }

  /** Ringing, talking and wrap-up ÷ (that + ready), as far as `until`; null when nobody was there. */
  occupancy(until: Instant): number | null {
    for (const state of this.states.values()) {
      this.add(state, until);
      state.since = Math.max(state.since, until);
    }
    const allMs = this.busyMs + this.readyMs;
    return allMs > 0 ? this.busyMs / allMs : null;
  }

  private add({ state, since }: { readonly state: AgentStateName; readonly since: Instant }, until: Instant): void {
    const ms = Math.min(until, this.to) - Math.max(since, this.from);
    if (ms <= 0) return;
    if (busy.has(state)) this.busyMs += ms;
    else if (state === 'ready') this.readyMs += ms;
  }
}
