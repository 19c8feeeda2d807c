/** What the phases of a call are made of: the ringing of an agent, a talk, a consultation. */
import type { AgentId, BridgeId, Instant, LegId, QueueId } from './ids';
import type { WrapUpRule } from './wrap-up';

export interface Offer {
  readonly agentId: AgentId;
  readonly legId: LegId;
  readonly bridgeId: BridgeId;
  readonly madeAt: Instant;
  ringingAt: Instant | null;
  until: Instant;
}
export interface Talk {
  readonly n: number;
  readonly agentId: AgentId;
  readonly legId: LegId;
  /** Both null: an agent's own outside call. */
  readonly visit: number | null;
  readonly queueId: QueueId | null;
  /** Her place in the queue, should she have to go back to it. */
  readonly key: number;
  bridgeId: BridgeId;
  readonly startedAt: Instant;
  heldAt: Instant | null;
  holdMs: number;
  /** How often the two were put together again after a reconnect. */
  rebridged: number;
  /** When the present hold is reported (again) as too long; null: not held, or it may last. */
  holdOverdueAt: Instant | null;
  /** How often the present hold was reported. */
  holdReports: number;
  /** Of its queue when the talk began. */
  readonly wrapUp: WrapUpRule;
  /** What the agent has keyed of a code, and until when the next key is awaited; null: nothing. */
  keyed: { readonly keys: string; readonly until: Instant } | null;
  /** Null or unset: it is not recorded. */
  readonly recordingId?: string | null;
  /** Nothing of it is audible in the recording for now. */
  isMasked?: boolean;
}
/**
 * Somebody the agent of a talk asks; the two speak in the talk's bridge. Until the three are joined the caller hears
 * music, and the talk counts as held.
 */
export type Consult = ConsultedAgent | ConsultedOutside;
interface Consulted {
  readonly legId: LegId;
  readonly madeAt: Instant;
  readonly ringingAt: Instant | null;
  /** Unreachable by then, or has rung long enough; null: has answered. */
  readonly until: Instant | null;
  readonly stage: 'ringing' | 'speaking' | 'joined';
}
export interface ConsultedAgent extends Consulted {
  readonly agentId: AgentId;
  /** Whose wrap-up and announcement hold if she takes the caller over. */
  readonly queueId: QueueId;
}
/** On a telephone outside. */
export interface ConsultedOutside extends Consulted {
  readonly agentId: null;
  readonly number: string;
  readonly trunk: string;
}
