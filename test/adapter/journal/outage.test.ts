/** Everything beneath the record goes away in turn, under 20 calls a second: no entry is lost, none is doubled. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOutage } from '../../../bench/records/outage';

const folder = mkdtempSync(join(tmpdir(), 'hotline-outage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('Postgres stopped, the service killed meanwhile, Postgres killed, the service killed again', async () => {
  const outage = await runOutage(
    { folder, perSecond: 20, outageSeconds: 5, breathSeconds: 2, seed: 1 },
    () => undefined,
  );
  expect(outage).toMatchObject({ lostEntries: 0, doubledEntries: 0, setAside: 0, open: 0 });
  // What was measured is what was meant.
  expect(outage.toldCalls).toBeGreaterThan(150);
  expect(outage.toldEntries).toBeGreaterThan(3_000);
}, 120_000);
