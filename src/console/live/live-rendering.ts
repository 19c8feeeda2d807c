/**
 * One rendering for all readers: every part of the board is text already, so that a snapshot is put together and not made
 * anew, and an update holds what changed since the last one.
 */
import type { AgentId } from '../../core/ids';
import type { Clock, FloorView, LiveAgent, LiveView } from '../../engine/ports';
import { liveAgent, liveCallbacks, liveQueue, liveToday } from './live-json';

/** An update holds on the message numbered one less; a snapshot on none. */
export const liveVersion = 1;

export class LiveRendering {
  private n = 0;
  private readonly agents = new Map<AgentId, string>();
  private queues = new Map<string, string>();
  private sums = '';
  private body: string | null = null;

  constructor(
    private readonly live: LiveView,
    private readonly floor: Pick<FloorView, 'rules'>,
    private readonly clock: Clock,
  ) {}

  /** Null: nothing changed. Every reader then needs the snapshot where `all`. `always`: also without any news. */
  next(always: boolean): { readonly all: boolean; readonly update: string } | null {
    const { any, all, agents } = this.live.takeChanges();
    if (!any && !all && !always) return null;
    const changed = all ? this.everyAgent() : this.changedAgents(agents);
    const queues = this.changedQueues();
    const sums = this.sumsNow();
    const hasNews = changed.now.length + changed.gone.length + queues.length > 0 || sums !== this.sums;
    if (!hasNews && !all && !always) return null;
    const tail = sums === this.sums ? '' : `,${sums}`;
    this.sums = sums;
    this.n += 1;
    this.body = null;
    const gone = JSON.stringify(changed.gone);
    const parts = `"queues":[${queues.join()}],"agents":[${changed.now.join()}],"gone":${gone}`;
    return { all, update: `{${this.head('update')},${parts}${tail}}` };
  }

  /** As of the last `next`. */
  snapshot(): string {
    // The text is long, the time of day is not kept in it.
    this.body ??= this.wholeBody();
    return `{${this.head('snapshot')},${this.body}}`;
  }

  private wholeBody(): string {
    const { name, timeZone, serviceLevel, maxWaitMs, shortAbandonMs } = this.floor.rules();
    const targets = { serviceLevel, maxWaitMs, shortAbandonMs };
    const hotline = JSON.stringify({ name, timeZone, targets }).slice(1, -1);
    const lists = `"queues":[${[...this.queues.values()].join()}],"agents":[${[...this.agents.values()].join()}]`;
    return `${hotline},${lists},${this.sums}`;
  }

  private head(type: 'snapshot' | 'update'): string {
    const at = new Date(this.clock.now()).toISOString();
    return `"type":"${type}","version":${liveVersion},"n":${this.n},"at":"${at}"`;
  }

  private everyAgent(): { now: readonly string[]; gone: readonly AgentId[] } {
    const before = new Set(this.agents.keys());
    this.agents.clear();
    const all = [...this.live.agents()].sort((a, b) => (a.agentId < b.agentId ? -1 : 1));
    for (const agent of all) {
      before.delete(agent.agentId);
      this.agents.set(agent.agentId, textOf(agent));
    }
    return { now: [], gone: [...before] };
  }

  private changedAgents(ids: ReadonlySet<AgentId>): { now: readonly string[]; gone: readonly AgentId[] } {
    const now: string[] = [];
    const gone: AgentId[] = [];
    for (const id of ids) {
      const agent = this.live.agent(id);
      if (!agent) {
        if (this.agents.delete(id)) gone.push(id);
        continue;
      }
      const text = textOf(agent);
      if (this.agents.get(id) === text) continue;
      this.agents.set(id, text);
      now.push(text);
    }
    return { now, gone };
  }

  private changedQueues(): readonly string[] {
    const before = this.queues;
    this.queues = new Map();
    const changed: string[] = [];
    const { queues: days } = this.live.today();
    for (const queue of this.live.queues()) {
      const { queueId } = queue;
      const text = JSON.stringify(liveQueue(queue, days.get(queueId as never)));
      this.queues.set(queueId, text);
      if (before.get(queueId) !== text) changed.push(text);
    }
    return changed;
  }

  private sumsNow(): string {
    const owed = this.live.callbacks?.() ?? null;
    const callbacks = owed && `,"callbacks":${JSON.stringify(liveCallbacks(owed))}`;
    const states = JSON.stringify(this.live.states());
    return `"states":${states},"today":${JSON.stringify(liveToday(this.live.today()))}${callbacks ?? ''}`;
  }
}

const textOf = (agent: LiveAgent) => JSON.stringify(liveAgent(agent));
