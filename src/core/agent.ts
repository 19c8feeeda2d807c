/** One agent. Registration of the phone, and a leg being taken down, are axes of their own beside the state. */
import type { AgentId, CallId, Instant, LegId, QueueId } from './ids';
import type { NotReadyReason } from './event';
import type { PendingState } from './journal';
import type { Due } from './due';
import type { OpenPromise } from './promise-entry';
import type { Seat } from './pool';
import type { Needs } from './rules';
import type { Tally } from './tally';
import { earliest } from './visit';

export type AgentState =
  | { readonly kind: 'logged-out' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'offered'; readonly callId: CallId; readonly legId: LegId }
  | { readonly kind: 'talking'; readonly callId: CallId; readonly legId: LegId }
  | { readonly kind: 'wrap-up'; readonly callId: CallId; readonly until: Instant }
  | { readonly kind: 'not-ready'; readonly reason: NotReadyReason; readonly until?: Instant | null };

export interface Agent {
  readonly id: AgentId;
  state: AgentState;
  since: Instant;
  registered: boolean;
  /** The team leader who put her into this state; null: nobody did. */
  forcedBy: string | null;
  /** Entered once the call (or the offer) is over. */
  pending: PendingState | null;
  /** Since when idle by `since-last-call`: login, or the end of the last call's wrap-up. A pause does not reset it. */
  idleSince: Instant;
  /** A leg the hotline has hung up and that is not gone yet. */
  closing: { readonly legId: LegId; readonly until: Instant } | null;
  /** Hers to a customer, being written. */
  promise?: OpenPromise | undefined;
  readonly index: Due;
  readonly tally: Tally;
  /** From the rules: the skills, the pools whose needs they meet, and the queues of those. */
  skills: Needs;
  seats: readonly Seat[];
  queueIds: readonly QueueId[];
  /** How the pools count this agent. */
  counted: Presence;
}

export type Presence = 'away' | 'not-ready' | 'at-work';

export function presenceOf(agent: Agent): Presence {
  if (agent.state.kind === 'logged-out') return 'away';
  return agent.state.kind === 'not-ready' ? 'not-ready' : 'at-work';
}

/** May be offered a call this instant. */
export function isEligible(agent: Agent): boolean {
  return agent.state.kind === 'ready' && agent.registered && agent.closing === null;
}

/** The next moment at which this agent wants a `Tick`. */
export function agentDeadline(agent: Agent): Instant | null {
  const stateEnds = 'until' in agent.state ? (agent.state.until ?? null) : null;
  const legEnds = earliest(agent.closing?.until ?? null, agent.promise?.until ?? null);
  return earliest(stateEnds, legEnds);
}
