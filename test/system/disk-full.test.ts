/** The journal's disk is full: new callers are served by the fallback, who talks goes on, and nothing is missing afterwards. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toneSeconds } from '../phones/listen';
import { until } from '../phones/until';
import { hearsSoon } from './sentences';
import { agentHz, callerHz } from './telephones';
import { useHotline } from './use-hotline';

/** A file system of its own, small enough to be filled. */
const disk = mkdtempSync(join(tmpdir(), 'hotline-disk-'));
const ballast = join(disk, 'ballast');
execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=700', 'hotline-test', disk]);
const stage = useHotline({ agents: 2, fallbackAgents: ['8002'], wrapUp: '0s', journalDir: join(disk, 'journal') });

// Behind the hotline's own end: hooks run in the order they are written.
afterAll(() => {
  execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

function fill(): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, Buffer.alloc(bavail * bsize));
}

test('new calls take the fallback, /readyz says why, and afterwards everything stands', async () => {
  const { hotline, phones } = stage();
  const agent = await phones.readyAgent('8001', { answersAfterMs: 100 });
  const talker = await phones.caller('13400000001');
  await talker.dial('95002');
  await agent.expect('CALL_ESTABLISHED');
  await hearsSoon(talker, 'agent-serves-number');

  fill();
  // The page of the file under way may have room: what happens is written until it has not.
  await until('the journal is full', async () => {
    await hotline.floor.wish('8002', 'login');
    await hotline.floor.wish('8002', 'logout');
    return (await hotline.floor.troubles()).includes('journal');
  });
  expect(await hotline.floor.troubleOf('journal')).toMatch(/ENOSPC.*records wait in memory/);
  expect(await hotline.floor.isReady()).toBe(false);

  const fallback = await phones.agent('8002');
  await hotline.floor.agentRegisters('8002');
  fallback.setAnswer(100);
  const turnedAway = await phones.caller('13400000002');
  await turnedAway.dial('95002');
  await fallback.expect('CALL_ESTABLISHED');
  await until('they hear one another', () => {
    return toneSeconds(fallback.heard(), callerHz) > 0.5 && toneSeconds(turnedAway.heard(), agentHz('8002')) > 0.5;
  });
  expect((await hotline.floor.calls()).map(({ caller, phase }) => [caller.slice(-4), phase])).toEqual([
    ['0001', 'talking'],
  ]);
  await turnedAway.hangUp();
  await talker.hangUp();
  await agent.expect('CALL_CLOSED');

  rmSync(ballast);
  await until('all is well again', () => hotline.floor.isReady());
  const later = await phones.caller('13400000003');
  await later.dial('95002');
  await agent.expect('CALL_ESTABLISHED');
  await later.hangUp();
  for (const caller of ['13400000001', '13400000003'])
    expect(await hotline.record.ended(caller, { final: true, withinMs: 20_000 })).toMatchObject({
      outcome: 'answered',
    });
  const holes = `SELECT call_id FROM call_event GROUP BY call_id HAVING max(seq) <> count(*)`;
  expect(await hotline.record.rows(holes)).toEqual([]);
  expect(await hotline.record.rows('SELECT error FROM journal_reject')).toEqual([]);
}, 90_000);
