/** The floor as a live board needs it: cheap to ask again and again, whatever the load. */
import type { AgentStateName } from '../core/journal';
import type { AgentId, Instant, QueueId } from '../core/ids';
import type { CallbackFigures } from './callback-figures';
import type { AgentView, QueueView } from './ports';

export interface LiveAgent extends AgentView {
  /** Queues whose callers she may be offered, now or after some relaxation. */
  readonly queueIds: readonly QueueId[];
}
/** Of callers who entered a queue today and have left it; a visit of a queue counts as one caller. */
export interface QueueDay {
  readonly entered: number;
  readonly answered: number;
  readonly abandoned: number;
  /** Of those abandoned: within `targets.shortAbandon`. */
  readonly shortAbandons: number;
  /** Sent on by overflow. */
  readonly sentOn: number;
  readonly callbacks: number;
  /** The line was lost. */
  readonly interrupted: number;
  /** 0–1, by the formula of the rules; null: nobody counts yet. */
  readonly serviceLevel: number | null;
  /** Mean and longest, milliseconds; null: nobody was answered, nobody left. */
  readonly asaMs: number | null;
  readonly longestWaitMs: number | null;
  /** Share of those who left, answered or not, after no longer than `targets.maxWait`. */
  readonly withinMaxWait: number | null;
}
/** A caller who was sent on to another queue counts in the sums once, there. */
export interface TodayView extends QueueDay {
  /** The figures begin here: with the day, or later when the hotline was started later and nothing older is known. */
  readonly since: Instant;
  readonly calls: number;
  readonly abandonedInMenu: number;
  readonly offers: number;
  readonly threeRingRate: number | null;
  /** Talk, hold and wrap-up over the talks that are over. */
  readonly ahtMs: number | null;
  readonly queues: ReadonlyMap<QueueId, QueueDay>;
}
export interface LiveChanges {
  /** Something of the floor changed. */
  readonly any: boolean;
  /** Rules changed: names, queues and agents may be others. */
  readonly all: boolean;
  readonly agents: ReadonlySet<AgentId>;
}
export interface LiveView {
  /** As `FloorView.queues`; costs no more for many calls. */
  queues(): readonly QueueView[];
  /** Every agent; costs as many as there are. */
  agents(): readonly LiveAgent[];
  /** Null: no longer on the floor. */
  agent(id: AgentId): LiveAgent | null;
  /** What changed since the last asking; one asker only. */
  takeChanges(): LiveChanges;
  /** How many agents are in each state. */
  states(): Readonly<Record<AgentStateName, number>>;
  today(): TodayView;
  /** What customers are owed; null: not known. */
  callbacks?(): CallbackFigures | null;
}
