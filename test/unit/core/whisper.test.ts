import { sayOfCaller } from '../../../src/core/whisper';
import { queue } from '../../fixtures/floor/rules';

const all = queue('repair', { whisper: ['queue', 'tier', 'wait'] });

test.each([
  [0, []],
  [9_999, []],
  [10_000, ['number-10', 'duration-second']],
  [59_999, ['number-50', 'duration-second']],
  [119_999, ['number-1', 'duration-minute']],
  [120_000, ['number-two-of', 'duration-minute']],
  [5_400_000, ['number-1', 'duration-hour', 'number-30', 'duration-minute']],
  [7_300_000, ['number-two-of', 'duration-hour']],
])('a wait of %d ms is told short', (waitMs, said) => {
  const waited = said.length === 0 ? [] : ['whisper-waited', ...said];
  expect(sayOfCaller({ queue: all, waitMs }, null, 'zh')).toEqual(['queue-name-repair', ...waited]);
});

test('in the order the operators wrote; a caller of no tier has none to tell', () => {
  const some = queue('repair', { whisper: ['wait', 'tier'] });
  expect(sayOfCaller({ queue: some, waitMs: 60_000 }, 'vip', 'en')).toEqual([
    'whisper-waited',
    'number-1',
    'duration-minute',
    'tier-name-vip',
  ]);
  expect(sayOfCaller({ queue: queue('repair'), waitMs: 60_000 }, 'vip', 'en')).toEqual([]);
});
