/** What those who lead the floor order. */
import type { CallersListed } from './known-callers';
import type { PersonErased } from './person';
import type { NotReadyReason } from './event';
import type { AgentId, Instant, PromptId } from './ids';

/** States a team leader may put an agent into. */
export const forcedStates = ['ready', 'not-ready', 'logged-out'] as const;
/** A team leader's order. During a call or an offer it is pending like a wish. */
export interface AgentForced {
  readonly type: 'AgentForced';
  readonly at: Instant;
  readonly agentId: AgentId;
  readonly state: (typeof forcedStates)[number];
  /** Of `not-ready`; null: `forced`. */
  readonly reason: NotReadyReason | null;
  /** Who gave the order; text from outside. */
  readonly by: string;
}

/** Announcement, menu and routing of these numbers change at once, or go back to what they are every day. */
export interface EmergencySet {
  readonly type: 'EmergencySet';
  readonly at: Instant;
  /** `all`: every number that has a rule for emergencies. */
  readonly numbers: readonly string[] | 'all';
  readonly on: boolean;
  /** Who gave the order; text from outside. */
  readonly by: string;
  /** When it ends by itself; null or unset: not before it is switched off. */
  readonly until?: Instant | null;
}

/** A sentence in front of what these numbers lead to, or no more. */
export interface BroadcastSet {
  readonly type: 'BroadcastSet';
  readonly at: Instant;
  readonly numbers: readonly string[] | 'all';
  /** Null, and so `until`: off. */
  readonly prompt: PromptId | null;
  /** Who gave the order; text from outside. */
  readonly by: string;
  readonly until: Instant | null;
}

export type LeaderEvent = AgentForced | EmergencySet | BroadcastSet | CallersListed | PersonErased;
