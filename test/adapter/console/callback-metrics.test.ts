/** Callbacks on `/metrics`: what is known, and nothing made up while Postgres has not answered. */
import { createMetrics } from '../../../src/console/metrics';
import type { CallbackFigures } from '../../../src/engine/ports';
import { coreFloor } from '../../fakes/core-floor';

const floor = coreFloor();
const sums = { owed: 2, due: 1, overdue: 1 };
const figures: CallbackFigures = {
  parts: [{ ...sums, queueId: 'general', kind: 'promise', state: 'open', overdueSince: floor.clock.now() - 5_000 }],
  all: sums,
  queues: new Map([['general', sums]]),
  overdueSince: floor.clock.now() - 5_000,
  failed: new Map([['scheduled', 3]]),
};

async function shown(known: CallbackFigures | null): Promise<readonly string[]> {
  const callbacks = { attempts: new Map([['busy', 4]]), figures: () => known };
  const text = await createMetrics(floor, floor.clock, [], [], undefined, callbacks).metrics();
  return text.split('\n').filter((line) => /^hotline_callback/.test(line));
}

test('before Postgres has answered there are no gauges, and attempts are counted all the same', async () => {
  const lines = await shown(null);
  expect(lines).toContain('hotline_callback_attempts_total{result="busy"} 4');
  expect(lines.filter((line) => !line.startsWith('hotline_callback_attempts_total'))).toEqual([]);
});

test('owed by kind and state, due, overdue and for how long, given up', async () => {
  expect(await shown(figures)).toEqual(
    expect.arrayContaining([
      'hotline_callbacks{kind="promise",state="open"} 2',
      'hotline_callbacks{kind="callback",state="queued"} 0',
      'hotline_callbacks_due 1',
      'hotline_callbacks_overdue{queue="general"} 1',
      'hotline_callbacks_oldest_overdue_seconds 5',
      'hotline_callbacks_dead{kind="scheduled"} 3',
      'hotline_callback_attempts_total{result="answered"} 0',
    ]),
  );
});
