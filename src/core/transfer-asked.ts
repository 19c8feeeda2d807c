/**
 * What an agent (or whoever may speak for her over the API) asks for during a talk:
 *
 *   blind     hand the caller on at once               *1<target>#
 *   consult   speak to somebody else first             *2<target>#
 *   join      all three together                       *3
 *   complete  hand the caller on to whom she speaks to *4
 *   return    back to the caller                       *0
 */
import type { AgentId, CallId, Instant } from './ids';

export const transferKinds = ['blind', 'consult', 'join', 'complete', 'return'] as const;
export type TransferKind = (typeof transferKinds)[number];

/** What is asked; `target` is given where one is called for: an agent's number or a queue's extension, as dialled. */
export interface TransferWish {
  readonly kind: TransferKind;
  readonly target?: string;
}
export interface TransferAsked extends TransferWish {
  readonly type: 'TransferAsked';
  readonly at: Instant;
  readonly callId: CallId;
  /** Given: void when the caller is with another agent by now. */
  readonly agentId?: AgentId;
}

export const needsTarget = (kind: TransferKind): boolean => kind === 'blind' || kind === 'consult';

/** The agent hands her caller to the survey of the queue. `agentId`: as above. */
export interface SurveyInvited {
  readonly type: 'SurveyInvited';
  readonly at: Instant;
  readonly callId: CallId;
  readonly agentId?: AgentId;
}
