/** Shift plans: who is to do what, when; seen and replaced by programs. */
import type { PlannedTime } from '../core/kpi/adherence';

/** At most 24 hours. Those of an agent do not overlap. */
export type Shift = PlannedTime;

export interface ShiftQuery {
  /** Unset: of all. */
  readonly agentId?: string;
  /** Shifts that reach into the time from `from` to before `to`. */
  readonly from: number;
  readonly to: number;
}

/** What begins in that time is the whole plan of these agents in it; what they were planned before goes. */
export interface ShiftOrder {
  readonly agents: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly shifts: readonly Shift[];
}
export type ShiftRefusal = 'bad-request' | 'agent-unknown' | 'shift-overlap';
export type ShiftAnswer =
  | { readonly ok: true; readonly removed: number; readonly added: number }
  | { readonly ok: false; readonly why: ShiftRefusal; readonly message: string };

/** Rejects when Postgres is away. */
export interface ShiftDesk {
  /** By agent and time; null: more than are told at once. */
  list(query: ShiftQuery): Promise<readonly Shift[] | null>;
  /** All of it or nothing; the same again changes nothing. */
  replace(order: ShiftOrder): Promise<ShiftAnswer>;
}
