/** `callbacks:` of a draft without problems → the rules. */
import { usualPromise, type Callbacks } from '../core/callback-rules';
import { weekdays, type Hours, type Span } from '../core/hours';
import type { CallbacksShape } from './callback-schema';
import { zoneOffsets } from './zone-offsets';

export function buildCallbacks(shape: CallbacksShape, { timeZone, dial }: LocalTimes): Callbacks {
  const { trunks, callerId, allow, abandoned, voicemail, workHours, promise } = shape;
  return {
    ...{ trunks, callerId, allow, ringMs: shape.ring, maxTries: shape.tries, retryMs: shape.retry },
    ...{ confirmNumber: shape.confirmNumber, announce: shape.announce },
    ...(shape.retryAfter && { retryAfterMs: pauses(shape.retryAfter) }),
    ...{ maxAgeMs: shape.maxAge, remindMs: shape.remind, agentWaitMs: shape.agentWait },
    ...(shape.reassign && { reassignMs: shape.reassign }),
    dialHours: everyDay(shape.dial ?? dial, timeZone),
    ...(workHours !== undefined && { workHours }),
    promise: promise
      ? { afterMs: promise.after, graceMs: promise.grace, isWorking: promise.time === 'working' }
      : usualPromise,
    ...(abandoned && { afterAbandon: { waitedMs: abandoned.waited, afterMs: abandoned.after } }),
    ...(voicemail && { afterVoicemailMs: voicemail }),
  };
}

/** Of the hotline's locale. */
interface LocalTimes {
  readonly timeZone: string;
  readonly dial: readonly Span[];
}

/** `closed` would mean that nobody is ever rung: the check refuses it. */
const everyDay = (spans: readonly Span[], timeZone: string): Hours => ({
  id: 'callbacks.dial',
  timeZone,
  offsets: zoneOffsets(timeZone),
  weekly: new Map(weekdays.map((day) => [day, spans])),
  days: new Map(),
});

function pauses({ noAnswer, ...same }: NonNullable<CallbacksShape['retryAfter']>): Callbacks['retryAfterMs'] {
  const named = Object.entries({ ...same, no_answer: noAnswer }).filter(([, ms]) => ms !== undefined);
  return Object.fromEntries(named);
}
