/** A number outside its hours: what its callers hear, where they end up, and what the record says of them. */
import { findSentence } from '../phones/fingerprint';
import { hears, sentence } from './sentences';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 1, closedNumbers: { '95003': null, '95004': { queue: 'repair' } } });

test('she hears the announcement to its end, then the hotline hangs up; the outcome is closed', async () => {
  const { hotline, phones } = stage();
  await phones.readyAgent('8001');
  const caller = await phones.caller('13711110001');
  await caller.dial('95003');
  await caller.expect('CALL_CLOSED', { withinMs: 30_000 });
  const said = sentence('hotline-closed');
  expect(findSentence(caller.heard(), said)?.seconds).toBeGreaterThan((0.9 * said.length) / 8_000);
  const row = await hotline.record.ended('13711110001');
  expect(row).toMatchObject({ dialled: '95003', outcome: 'closed', ended_by: 'hotline', ended_reason: 'closed' });
  expect(row).toMatchObject({ first_queue_id: null, offers: 0, wait_ms: 0 });
  expect(hears(caller.heard(), 'queue-welcome')).toBe(false);
  const [found] = await hotline.record.rows<{ data: unknown }>(
    `SELECT e.data FROM call_event e JOIN call c USING (call_id) WHERE c.caller = $1 AND e.type = 'FoundClosed'`,
    ['13711110001'],
  );
  expect(found?.data).toMatchObject({ place: 'number', id: '95003', hours: 'never', opensAt: null });
});

test('closed may lead to a queue: an agent answers her there', async () => {
  const { hotline, phones } = stage();
  await phones.readyAgent('8001', { answersAfterMs: 0 });
  const caller = await phones.caller('13711110002');
  await caller.dial('95004');
  await hotline.floor.callBecomes('talking');
  await caller.hangUp();
  expect(await hotline.record.ended('13711110002')).toMatchObject({ outcome: 'answered', first_queue_id: 'repair' });
});

test('the running hotline says what would happen', async () => {
  const { hotline } = stage();
  const { httpAddress, httpPort } = hotline.settings;
  const answer = async (path: string): Promise<unknown> =>
    (await fetch(`http://${httpAddress}:${httpPort}/api/v1/hours/${path}`)).json();
  expect(await answer('95003?at=2026-11-23T10:00')).toMatchObject({
    isOpen: false,
    changesAt: null,
    steps: [{ by: { hours: 'never' }, leadsTo: { kind: 'hang-up', prompt: 'hotline-closed' } }],
  });
  expect(await answer('95002')).toMatchObject({ isOpen: true, steps: [{ by: null }, { id: 'general' }] });
});
