/** Callers who wait are told where they stand: heard on real telephones. */
import { heardOf, hearsSoon } from './sentences';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 1, announcements: { after: '2s', every: '10s', gap: '5s' }, comfortEvery: '30s' });

test('the first is next, the second has one before her, and is next once the first has gone', async () => {
  const { phones } = stage();
  const [first, second] = [await phones.caller('13800000311'), await phones.caller('13800000312')];
  await first.dial('95002');
  await hearsSoon(first, 'queue-next', { withinMs: 20_000 });
  await second.dial('95002');
  await hearsSoon(second, 'queue-one-ahead', { withinMs: 20_000 });
  expect(heardOf(second.heard(), ['queue-next'])).toEqual([]);
  await first.hangUp();
  await hearsSoon(second, 'queue-next', { withinMs: 30_000 });
  await second.hangUp();
});
