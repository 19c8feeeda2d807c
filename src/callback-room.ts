/** What people see and ask of callbacks, and what is done about their deadlines. */
import type { Pool } from 'pg';
import { createCallbackDesk } from './callbacks/callback-desk';
import type { CallbackService } from './callbacks/callbacks';
import { createDeadlineWatch } from './callbacks/deadline-watch';
import type { CallbackMetrics } from './console/callback-metrics';
import type { Floor } from './core/floor';
import { AttemptCounts } from './engine/attempt-counts';
import { callbackTimes } from './engine/callback-times';
import type { Engine } from './engine/engine';
import type { CallbackDesk, Clock, FloorView, LongLived } from './engine/ports';
import type { Log } from './log';
import type { Webhooks } from './webhooks/webhooks';

export interface CallbackRoomParts {
  readonly pool: Pool;
  readonly floor: Floor;
  readonly view: FloorView;
  readonly engine: Pick<Engine, 'onEntry'>;
  readonly clock: Clock;
  readonly node: string;
  readonly callbacks: Pick<CallbackService, 'setTimer'>;
  readonly webhooks: Pick<Webhooks, 'told'>;
  readonly log: Log;
}
export interface CallbackRoom extends LongLived {
  readonly desk: CallbackDesk;
  readonly owed: CallbackMetrics;
}

export function createCallbackRoom(parts: CallbackRoomParts): CallbackRoom {
  const { pool, floor, view, engine, clock, node, callbacks, webhooks, log } = parts;
  const { setTimer } = callbacks;
  const watch = createDeadlineWatch({ pool, view, clock, log, told: (type) => webhooks.told(type) });
  const underWay = [...floor.calls.values()].filter(({ callback }) => callback !== null).map(({ id }) => id);
  const attempts = new AttemptCounts(underWay);
  engine.onEntry((entry) => attempts.take(entry));
  return {
    desk: createCallbackDesk({ pool, view, clock, node, setTimer, times: callbackTimes }),
    owed: { attempts: attempts.ended, figures: () => watch.figures() },
    start: () => watch.start(),
    stop: () => watch.stop(),
  };
}
