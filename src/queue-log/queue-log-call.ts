/** One caller, put together from lines of a queue_log: the rows the record has of her. */
import { createHash } from 'node:crypto';
import { secondsOf, type QueueLogLine } from './parse-line';

export interface VisitRow {
  readonly n: number;
  readonly queue_id: string;
  readonly entered_at: number;
  left_at: number | null;
  exit: 'answered' | 'abandoned' | 'overflowed' | 'interrupted' | 'callback' | null;
}
export interface OfferRow {
  readonly leg_no: number;
  readonly visit_n: number;
  readonly agent_id: string;
  readonly ringing_at: number;
  readonly ended_at: number;
  readonly result: string;
  readonly ring_ms: number;
}
export interface TalkRow {
  readonly n: number;
  readonly agent_id: string;
  readonly visit_n: number;
  readonly started_at: number;
  ended_at: number | null;
  ended_by: 'caller' | 'agent' | 'transfer' | null;
}

const exits = {
  ABANDON: 'abandoned',
  EXITEMPTY: 'interrupted',
  EXITWITHKEY: 'callback',
  EXITWITHTIMEOUT: 'overflowed',
} as const;

export class QueueLogCall {
  readonly visits: VisitRow[] = [];
  readonly offers: OfferRow[] = [];
  readonly talks: TalkRow[] = [];
  caller = '';
  dialled: string | null = null;
  lastAt: number;

  constructor(
    readonly uniqueId: string,
    /** Of the line she began with. */
    readonly firstLine: number,
    readonly startedAt: number,
  ) {
    this.lastAt = startedAt;
  }

  /** Nothing is open: she waits nowhere and talks with nobody. */
  get isOver(): boolean {
    const talk = this.talks.at(-1);
    return this.visits.length > 0 && this.visit?.exit !== null && talk?.ended_at !== null;
  }

  /** Null; or why the line cannot be hers. */
  take(line: QueueLogLine): string | null {
    const why = this.apply(line);
    if (why === null) this.lastAt = Math.max(this.lastAt, line.at);
    return why;
  }

  /** A UUID of the millisecond she came in, the same whenever she is read; her own where she has one. */
  get callId(): string {
    if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(this.uniqueId)) return this.uniqueId.toLowerCase();
    const time = Math.max(0, this.startedAt).toString(16).padStart(12, '0').slice(-12);
    const hash = createHash('sha256').update(`queue_log ${this.uniqueId} ${this.startedAt}`).digest('hex');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
  }

  private get visit(): VisitRow | undefined {
    return this.visits.at(-1);
  }

  private apply({ at, queue, agent, event, data }: QueueLogLine): string | null {
    if (event === 'DID') {
      this.dialled = data[0]?.slice(0, 40) ?? null;
      return null;
    }
    if (event === 'ENTERQUEUE') return this.entered(at, queue, data);
    const open = this.visit;
    if (!open) return `${event} without ENTERQUEUE`;
    switch (event) {
      case 'RINGNOANSWER':
      case 'RINGCANCELED':
        return this.rang(at, agent, open, event, secondsOf(data[0]) ?? 0);
      case 'CONNECT':
        return this.connected(at, agent, open, secondsOf(data[2]) ?? 0);
      case 'COMPLETEAGENT':
        return this.completed(at, 'agent');
      case 'COMPLETECALLER':
        return this.completed(at, 'caller');
      case 'TRANSFER':
      case 'BLINDTRANSFER':
      case 'ATTENDEDTRANSFER':
        return this.completed(at, 'transfer');
      default:
        return this.left(at, open, exits[event], event);
    }
  }

  private entered(at: number, queue: string, data: readonly string[]): string | null {
    if (this.visit && this.visit.exit === null) return 'ENTERQUEUE while she waits already';
    if (this.visit && !this.isOver) return 'ENTERQUEUE while she talks';
    this.visits.push({ n: this.visits.length + 1, queue_id: queue, entered_at: at, left_at: null, exit: null });
    if (this.caller === '') this.caller = (data[1] ?? '').slice(0, 80);
    return null;
  }

  private rang(at: number, agent: string | null, visit: VisitRow, event: string, ringMs: number): string | null {
    if (agent === null) return `${event} of no agent`;
    // One who was not reached at all has not rung.
    const missed = ringMs >= 1_000 ? 'no-answer' : 'unreachable';
    const result = event === 'RINGCANCELED' ? 'cancelled' : missed;
    this.offered(at, agent, visit, result, ringMs);
    return null;
  }

  private connected(at: number, agent: string | null, visit: VisitRow, ringSeconds: number): string | null {
    if (agent === null) return 'CONNECT of no agent';
    if (visit.exit !== null) return 'CONNECT after she had left the queue';
    Object.assign(visit, { left_at: at, exit: 'answered' });
    this.offered(at, agent, visit, 'answered', ringSeconds * 1_000);
    const talk = { n: this.talks.length + 1, agent_id: agent, visit_n: visit.n, started_at: at };
    this.talks.push({ ...talk, ended_at: null, ended_by: null });
    return null;
  }

  private offered(at: number, agent: string, visit: VisitRow, result: string, ringMs: number): void {
    const ringing = Math.max(at - ringMs, visit.entered_at);
    const leg = { leg_no: this.offers.length + 1, visit_n: visit.n, agent_id: agent };
    this.offers.push({ ...leg, ringing_at: ringing, ended_at: at, result, ring_ms: at - ringing });
  }

  private completed(at: number, by: 'caller' | 'agent' | 'transfer'): string | null {
    const talk = this.talks.at(-1);
    if (!talk || talk.ended_at !== null) return 'the end of a talk that had not begun';
    Object.assign(talk, { ended_at: Math.max(at, talk.started_at), ended_by: by });
    return null;
  }

  private left(at: number, visit: VisitRow, exit: (typeof exits)[keyof typeof exits], event: string): string | null {
    if (visit.exit !== null) return `${event} after she had left the queue`;
    Object.assign(visit, { left_at: Math.max(at, visit.entered_at), exit });
    return null;
  }
}
