/**
 * One agent from log-in to log-out, put together from lines of a queue_log. She is in one or more queues, and takes no calls
 * once she is paused in all of them; talks come with their calls. What it comes to is spans that touch one another.
 */
import type { AgentLine } from './parse-line';

export interface AgentSpan {
  /** Milliseconds since 1970. */
  readonly from_at: number;
  readonly to_at: number;
  readonly state: 'ready' | 'not-ready' | 'talking';
  readonly reason: string | null;
  readonly call_id: string | null;
}
export interface ShiftTalk {
  readonly callId: string;
  readonly from: number;
  readonly to: number;
}
interface Change {
  readonly at: number;
  readonly state: 'ready' | 'not-ready';
  readonly reason: string | null;
}
type Base = Pick<AgentSpan, 'state' | 'reason' | 'call_id'>;

/** `AGENTLOGIN` and `AGENTCALLBACKLOGIN` are of no queue: she is in those the old system's files put her in. */
const atLarge = '*';
/** Pauses of single queues that come with one of all. */
const echoMs = 1_000;

export class AgentShift {
  private readonly joined = new Set<string>();
  /** Queue → reason. */
  private readonly paused = new Map<string, string | null>();
  private changes: Change[] = [];
  private talks: ShiftTalk[] = [];
  private unpausedAllAt = -Infinity;
  /** Calls she talks with, by their unique ids. */
  readonly talking: Map<string, Omit<ShiftTalk, 'to'>>;
  /** Null: she is there. */
  leftAt: number | null = null;
  /** The old system was started anew, and nothing was heard of her since. */
  restartedAt: number | null = null;
  /** Nobody logs in for so long: her time is not kept. */
  isForgotten = false;

  constructor(
    readonly agentId: string,
    readonly from: number,
    /** Of the line she logged in with. */
    readonly firstLine: number,
    talking: ReadonlyMap<string, Omit<ShiftTalk, 'to'>> = new Map(),
  ) {
    this.talking = new Map(talking);
  }

  /** `reason`: of the line's own words, null where they are none of ours. Null; or why the line cannot be hers. */
  take(line: AgentLine, reason: string | null): string | null {
    const why = this.apply(line, reason);
    if (why === null && this.leftAt === null) this.note(line.at);
    return why;
  }

  isIn({ queue, event }: AgentLine): boolean {
    return this.joined.has(event === 'ADDMEMBER' ? queue : atLarge);
  }

  /** Her talk with that call is over. False: she had none with it. */
  talked(call: string, to: number): boolean {
    const talk = this.talking.get(call);
    if (talk && !this.isForgotten) this.talks.push({ ...talk, to });
    return this.talking.delete(call);
  }

  forget(): void {
    this.isForgotten = true;
    [this.changes, this.talks] = [[], []];
  }

  /** Until `end`. */
  spans(end: number): readonly AgentSpan[] {
    const talks = this.talks.filter(({ from, to }) => to > this.from && from < end);
    const times = [...this.changes.map(({ at }) => at), ...talks.flatMap(({ from, to }) => [from, to]), end];
    const edges = [...new Set(times.map((at) => Math.min(Math.max(at, this.from), end)))].sort((a, b) => a - b);
    const spans: AgentSpan[] = [];
    const under = new Pointer(this.changes, talks);
    for (const [i, from] of edges.entries()) {
      const to = edges[i + 1];
      if (to === undefined) break;
      const base = under.at(from);
      const before = spans.at(-1);
      if (before && isSame(before, base)) spans[spans.length - 1] = { ...before, to_at: to };
      else spans.push({ ...base, from_at: from, to_at: to });
    }
    return spans;
  }

  private apply({ at, queue, event, data }: AgentLine, reason: string | null): string | null {
    switch (event) {
      case 'AGENTLOGIN':
      case 'AGENTCALLBACKLOGIN':
        return this.join(atLarge, event);
      case 'ADDMEMBER':
        if (data[0] === 'PAUSED' && !this.joined.has(queue)) this.paused.set(queue, null);
        return this.join(queue, event);
      case 'AGENTLOGOFF':
      case 'AGENTCALLBACKLOGOFF':
        return this.leave(atLarge, at, event);
      case 'REMOVEMEMBER':
        return this.leave(queue, at, event);
      case 'PAUSE':
        this.paused.delete(atLarge);
        // The last stands last.
        this.paused.delete(queue);
        this.paused.set(queue, reason);
        return null;
      case 'PAUSEALL':
        for (const one of this.joined) if (!this.paused.has(one)) this.paused.set(one, reason);
        return null;
      case 'UNPAUSE':
        if (this.paused.delete(queue) || at - this.unpausedAllAt <= echoMs) return null;
        return 'UNPAUSE without PAUSE';
      case 'UNPAUSEALL':
        if (this.paused.size === 0) return 'UNPAUSEALL without PAUSE';
        this.paused.clear();
        this.unpausedAllAt = at;
        return null;
    }
  }

  private join(queue: string, event: string): string | null {
    if (this.joined.has(queue)) return `${event} of one who is logged in already`;
    this.joined.add(queue);
    return null;
  }

  private leave(queue: string, at: number, event: string): string | null {
    if (!this.joined.delete(queue)) return `${event} of one who is not logged in there`;
    this.paused.delete(queue);
    if (this.joined.size === 0) this.leftAt = at;
    return null;
  }

  private note(at: number): void {
    if (this.isForgotten) return;
    const queues = [...this.joined].filter((queue) => queue !== atLarge);
    const isPaused = queues.length === 0 ? this.paused.size > 0 : queues.every((queue) => this.paused.has(queue));
    const reason = [...this.paused.values()].findLast((one) => one !== null) ?? null;
    this.changes.push(isPaused ? { at, state: 'not-ready', reason } : { at, state: 'ready', reason: null });
  }
}

/** What she was at an instant, asked in order of time. */
class Pointer {
  private next = 0;
  private readonly waiting: ShiftTalk[];
  private active: readonly ShiftTalk[] = [];
  private base: Base = { state: 'ready', reason: null, call_id: null };

  constructor(
    private readonly changes: readonly Change[],
    talks: readonly ShiftTalk[],
  ) {
    this.waiting = talks.toSorted((a, b) => b.from - a.from);
  }

  at(instant: number): Base {
    for (let change = this.changes[this.next]; change && change.at <= instant; change = this.changes[this.next]) {
      this.base = { state: change.state, reason: change.reason, call_id: null };
      this.next += 1;
    }
    const begun: ShiftTalk[] = [];
    while ((this.waiting.at(-1)?.from ?? Infinity) <= instant) begun.push(...this.waiting.splice(-1));
    this.active = [...this.active, ...begun].filter(({ to }) => to > instant);
    const [talk] = this.active;
    return talk ? { state: 'talking', reason: null, call_id: talk.callId } : this.base;
  }
}

const isSame = (span: AgentSpan, base: Base) =>
  span.state === base.state && span.reason === base.reason && span.call_id === base.call_id;
