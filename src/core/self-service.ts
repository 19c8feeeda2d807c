/** What a call knows of its caller's wishes, gathered on her way. Absent until the first action. */
import { maskedData, type ActionStage } from './action-entry';
import type { Call } from './call';
import type { ActionId, Instant, MenuId } from './ids';
import type { Outcome } from './journal';

export interface SelfService {
  /** Name → text, at most `mostNames` of at most `longestText` characters. */
  data: Readonly<Record<string, string>>;
  /** Names whose values are masked wherever they are shown or kept. */
  secret: readonly string[];
  /** Actions since the caller last pressed a key. */
  acted: number;
  /** Requests made so far. */
  requests: number;
  /** She has heard what she called for. */
  isServed: boolean;
}
export const mostNames = 50;
export const longestText = 200;
/** So many actions without the caller doing anything are a circle. */
export const mostActions = 50;

export interface ActingPhase {
  readonly kind: 'acting';
  readonly actionId: ActionId;
  readonly stage: ActionStage;
  readonly path: readonly MenuId[];
  readonly tries: number;
  readonly outcome: Outcome;
  keys: string;
  /** Of the request under way; `slowAt` null: she has been told. */
  request: { readonly id: string; slowAt: Instant | null } | null;
  until: Instant;
}

export const newSelfService = (): SelfService => ({ data: {}, secret: [], acted: 0, requests: 0, isServed: false });

export function actingDeadline({ until, request }: ActingPhase): Instant {
  return Math.min(until, request?.slowAt ?? Infinity);
}

/** What is known, as it may be shown. */
export const shownData = ({ data, secret }: SelfService): Readonly<Record<string, string | null>> =>
  maskedData(data, secret);

/** For the agent's phone: `order 20260001 · phone **08`; null: nothing is known. */
export function noteOf({ selfService }: Pick<Call, 'selfService'>): { readonly note: string } | null {
  if (!selfService) return null;
  const parts = Object.entries(shownData(selfService)).map(([name, value]) => `${name} ${value}`);
  return parts.length === 0 ? null : { note: parts.join(' · ').slice(0, longestText) };
}
