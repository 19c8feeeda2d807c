/** What people and integrators may see and ask of callbacks. Rows only: the timers follow, and the sweeper after them. */
import type { Pool } from 'pg';
import type {
  CallbackAnswer,
  CallbackDesk,
  CallbackOrder,
  CallbackRequest,
  CallbackTimes,
  Clock,
  FloorView,
} from '../engine/ports';
import { callbackStory, listCallbacks } from './callback-list';
import { orderCallback } from './callback-orders';
import { askCallback, type RequestParts } from './callback-request';
import type { Timer } from './callback-timers';

export interface CallbackDeskParts {
  readonly pool: Pool;
  readonly view: Pick<FloorView, 'rules'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly node: string;
  readonly times: CallbackTimes;
  /** What is due soon has its timer at once; the sweeper sees to the rest. */
  readonly setTimer: (timer: Timer) => void;
}

const soonMs = 60_000;

export function createCallbackDesk({ pool, view, clock, node, times, setTimer }: CallbackDeskParts): CallbackDesk {
  const now = (): RequestParts => ({ pool, node, times, rules: view.rules(), now: clock.now() });
  const timed = (answer: CallbackAnswer): CallbackAnswer => {
    if (!answer.ok) return answer;
    const { callbackId, attempt, dueAt, state } = answer.callback;
    if (state === 'scheduled' && dueAt < clock.now() + soonMs) setTimer({ callbackId, attempt, dueAt });
    return answer;
  };
  return {
    list: (filter) => listCallbacks(pool, filter),
    show: (callbackId) => callbackStory(pool, callbackId),
    ask: async (request: CallbackRequest) => timed(await askCallback(now(), request)),
    order: async (callbackId: string, order: CallbackOrder) => timed(await orderCallback(now(), callbackId, order)),
  };
}
