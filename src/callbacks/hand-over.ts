/** How a due callback reaches the engine: directly, or over its socket from another process (engine-socket-client.ts). */
import { mayRingAt } from '../core/dial-hours';
import { standingOf } from '../core/opening';
import { daysClosedMs } from '../core/working-time';
import type { QueueId } from '../core/ids';
import type { Rules } from '../core/rules';
import type { Clock, FloorView, Post } from '../engine/ports';
import type { Due } from './claims';

export type HandOverAnswer =
  /** The engine has the call on its floor now. */
  | { readonly taken: true }
  /** It would not take it; it may be asked again after this. */
  | { readonly taken: false; readonly againMs: number }
  /** It is older than the rules bear: it is given up. */
  | { readonly taken: false; readonly tooOld: true };

/** Rejects when the engine is away. */
export type HandOver = (due: Due) => Promise<HandOverAnswer>;

export interface EngineSide {
  readonly post: Post;
  readonly view: Pick<FloorView, 'knowsCall' | 'rules'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** The customer is still on the line, callbacks are switched off, the engine is away. */
export const againSoonMs = 15_000;
/** Rules may change: nothing is put off for longer without asking again. */
const longestMs = 900_000;

/** Handing over the same attempt again is harmless: the engine knows the call already. */
export const handToEngine = ({ post, view, clock }: EngineSide, due: Due): HandOverAnswer => {
  const at = clock.now();
  const { bornAt, ...event } = due;
  if (isTooOld(view.rules(), { bornAt, queueId: event.queueId }, at) && !view.knowsCall(due.callId))
    return { taken: false, tooOld: true };
  const waitMs = restMs(view.rules(), due, at);
  if (waitMs > 0) return { taken: false, againMs: Math.min(waitMs, longestMs) };
  post.post({ ...event, at });
  return view.knowsCall(due.callId) ? { taken: true } : { taken: false, againMs: againSoonMs };
};

interface Born extends Pick<Due, 'queueId'> {
  readonly bornAt: Due['bornAt'] | undefined;
}

/** Days on which her queue was closed do not count: what was promised before a holiday is kept after it. */
function isTooOld(rules: Rules, { bornAt, queueId }: Born, at: number): boolean {
  const { maxAgeMs } = rules.callbacks ?? {};
  if (maxAgeMs === undefined || bornAt === undefined || at - bornAt <= maxAgeMs) return false;
  const hours = rules.hours.get(rules.queues.get(queueId as QueueId)?.opening?.hours ?? '');
  return at - bornAt - (hours ? daysClosedMs(hours, bornAt, at) : 0) > maxAgeMs;
}

/** How long customers, or the queue's agents, are at rest; 0: not now. */
function restMs(rules: Rules, due: Due, at: number): number {
  const { callbacks } = rules;
  const rung = callbacks ? mayRingAt(callbacks, due, at) - at : 0;
  const standing = standingOf(rules, rules.queues.get(due.queueId as QueueId)?.opening, at);
  const closed = standing?.isOpen === false ? (standing.changesAt ?? at + longestMs) - at : 0;
  return Math.max(rung, closed);
}
