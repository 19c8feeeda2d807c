/** Agents of a queue_log: who is there, and whose shifts are over. */
import { AgentShift, type AgentSpan, type ShiftTalk } from './agent-shift';
import { notReadyReason } from './not-ready-reason';
import type { AgentLine } from './parse-line';

/** From log-in to log-out. */
export interface OverShift {
  readonly agentId: string;
  readonly from: number;
  readonly to: number;
  /** Of the line she logged in with. */
  readonly firstLine: number;
  readonly spans: readonly AgentSpan[];
}

/** One who has not logged out for so long has forgotten to, or never does. */
const longestShiftMs = 7 * 24 * 3_600_000;
/** A talk nobody heard the end of does not keep her longer. */
const longestTalkMs = 24 * 3_600_000;

export class AgentBook {
  private readonly shifts = new Map<string, AgentShift>();
  private readonly heardAt = new Map<string, number>();
  private over: OverShift[] = [];
  /** Words of pauses that are none of our reasons: how many of each. */
  readonly otherReasons = new Map<string, number>();

  /** `reasons`: the file's own words → ours. */
  constructor(
    private readonly reasons: ReadonlyMap<string, string>,
    /** Told of a line whose shift comes to nothing, and why. */
    private readonly putAside: (line: number, reason: string, text: string) => void,
  ) {}

  /** Null; or why the line is set aside. */
  take(line: AgentLine, lineNumber: number): string | null {
    const { agent, at } = line;
    if (at < (this.heardAt.get(agent) ?? -Infinity)) return `${line.event} earlier than the line before it of ${agent}`;
    const why = isLogIn(line) ? this.logIn(line, lineNumber) : this.change(line);
    if (why === null) this.heardAt.set(agent, at);
    return why;
  }

  /** She talks with that caller. */
  connected(agentId: string, call: string, talk: Omit<ShiftTalk, 'to'>): void {
    const shift = this.present(agentId);
    shift?.talking.set(call, talk);
    if (shift) shift.restartedAt = null;
  }

  completed(agentId: string, call: string, at: number): void {
    const shift = this.shifts.get(agentId);
    if (shift?.talked(call, at) && shift.leftAt !== null && shift.talking.size === 0)
      this.end(shift, Math.max(shift.leftAt, at));
  }

  /** Who says nothing until she logs in again was gone since. */
  restarted(at: number): void {
    for (const shift of this.shifts.values()) if (shift.leftAt === null) shift.restartedAt = at;
  }

  /** `now`: nothing earlier comes; Infinity: nothing at all. Answers shifts that are over. */
  tidy(now: number): readonly OverShift[] {
    for (const shift of this.shifts.values()) {
      if (shift.leftAt !== null && now - shift.leftAt > longestTalkMs) this.end(shift, shift.leftAt);
      else if (shift.leftAt === null && now - shift.from > longestShiftMs && !shift.isForgotten) {
        const why = now === Infinity ? 'no log-out in this file' : 'no log-out for more than seven days';
        this.putAside(shift.firstLine, why, shift.agentId);
        shift.forget();
      }
    }
    const over = this.over;
    this.over = [];
    return over;
  }

  private present(agentId: string): AgentShift | null {
    const shift = this.shifts.get(agentId);
    return shift?.leftAt === null ? shift : null;
  }

  private logIn(line: AgentLine, lineNumber: number): string | null {
    const { agent, at } = line;
    const before = this.shifts.get(agent);
    const isGone = before && (before.leftAt !== null || (before.restartedAt !== null && before.isIn(line)));
    if (before && !isGone) return this.change(line);
    const shift = new AgentShift(agent, at, lineNumber, before?.leftAt === null ? undefined : before?.talking);
    // Who logs in again while her last caller still talks goes on with her.
    if (before && before.leftAt !== null) for (const call of shift.talking.keys()) before.talked(call, at);
    if (before) this.end(before, before.leftAt === null ? (before.restartedAt ?? at) : at);
    this.shifts.set(agent, shift);
    return shift.take(line, null);
  }

  private change(line: AgentLine): string | null {
    const shift = this.present(line.agent);
    if (!shift) return `${line.event} of one who is not logged in`;
    const why = shift.take(line, line.event.startsWith('PAUSE') ? this.reasonOf(line) : null);
    if (why !== null) return why;
    shift.restartedAt = null;
    if (shift.leftAt !== null && shift.talking.size === 0) this.end(shift, shift.leftAt);
    return null;
  }

  private reasonOf({ data, event }: AgentLine): string | null {
    const text = data[0]?.trim() ?? '';
    const reason = notReadyReason(this.reasons.get(text) ?? text);
    if (reason === null && text !== '' && event === 'PAUSE')
      this.otherReasons.set(text, (this.otherReasons.get(text) ?? 0) + 1);
    return reason;
  }

  private end(shift: AgentShift, to: number): void {
    this.shifts.delete(shift.agentId);
    const spans = shift.isForgotten ? [] : shift.spans(to);
    const { agentId, from, firstLine } = shift;
    if (spans.length > 0) this.over.push({ agentId, from, to, firstLine, spans });
  }
}

const isLogIn = ({ event }: AgentLine) =>
  event === 'ADDMEMBER' || event === 'AGENTLOGIN' || event === 'AGENTCALLBACKLOGIN';
