/** The rules change under a running hotline: who is new takes calls within seconds, who is removed finishes hers. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { staysTrue, until } from '../phones/until';
import { rulesText } from './rules';
import { startAgents, startCallers } from './scripted';
import { useHotline, type Stage } from './use-hotline';

const stage = useHotline({ agents: 2 });
const rulesFile = ({ hotline }: Stage) => join(hotline.folder, 'hotline.yaml');

const document = z.looseObject({
  numbers: z.record(z.string(), z.unknown()),
  queues: z.record(z.string(), z.unknown()),
  agents: z.record(z.string(), z.unknown()),
});

/** The test's rules with a queue `vip` behind 95003 that agent 8003 alone is able to serve. */
function withVip(text: string): string {
  const rules = document.parse(JSON.parse(text));
  return JSON.stringify({
    ...rules,
    numbers: { ...rules.numbers, '95003': { queue: 'vip' } },
    queues: { ...rules.queues, vip: { name: '贵宾', skills: { vip: 1 }, wrapUp: '1s' } },
    agents: { ...rules.agents, '8003': { name: '王芳', skills: { vip: 1 } } },
  });
}

/** As an editor saves. */
function save(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

async function post(at: Stage, path: string): Promise<unknown> {
  const { httpAddress, httpPort } = at.hotline.settings;
  const response = await fetch(`http://${httpAddress}:${httpPort}/api/v1/rules/${path}`, { method: 'POST' });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

test('an agent and a queue are added, used, removed under a call, and brought back', async () => {
  const at = stage();
  const { hotline } = at;
  const { floor, record } = hotline;
  const file = rulesFile(at);
  const plain = readFileSync(file, 'utf8');
  const known = async (id: string) => (await floor.agents()).some(({ agentId }) => agentId === id);

  save(file, withVip(plain));
  await until('8003 is on the floor', () => known('8003'), { withinMs: 3_000 });
  const added = performance.now();
  // Her account follows: the phone tries until Asterisk knows it.
  let tries = 0;
  const phone = await until(
    'the phone of 8003 registers',
    () => startAgents(hotline, { name: `new-${(tries += 1)}`, ids: ['8003'], ringMs: 200 }),
    { withinMs: 10_000 },
  );
  expect(performance.now() - added).toBeLessThan(10_000);
  await floor.wish('8003', 'login');
  await floor.agentBecomes('8003', 'ready');
  const first = await startCallers(hotline, { name: 'first', numbers: ['13800000001'], dials: '95003', stayMs: 9_000 });
  await floor.callBecomes('talking');
  const second = await startCallers(hotline, {
    name: 'second',
    numbers: ['13800000002'],
    dials: '95003',
    stayMs: 9_000,
  });
  expect(await floor.callBecomes('waiting')).toMatchObject({ queueId: 'vip' });

  save(file, plain);
  await until('the waiting caller is in the first queue', async () => {
    return (await floor.calls()).some((call) => call.phase === 'waiting' && call.queueId === 'consulting');
  });
  expect(await floor.agent('8003')).toMatchObject({ state: 'talking', pending: 'logged-out' });
  await staysTrue('they talk on', async () => (await floor.agent('8003')).state === 'talking', 2_000);
  expect((await first.sipp.finished()).failed).toBe(0);
  expect(await record.ended('13800000001', { final: true })).toMatchObject({
    outcome: 'answered',
    first_queue_id: 'vip',
    last_agent_id: '8003',
  });
  await until('8003 has left the floor', async () => !(await known('8003')));
  await until('Asterisk has no account of hers', async () =>
    (await hotline.switchboard.command('pjsip show endpoint 8003')).includes('Unable to find'),
  );
  expect((await second.sipp.finished()).failed).toBe(0);
  expect(await record.ended('13800000002')).toMatchObject({ outcome: 'abandoned_in_queue', first_queue_id: 'vip' });

  expect(await post(at, 'rollback')).toMatchObject({ changes: expect.any(Array) as unknown });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(withVip(plain)));
  // The phone did not notice anything: it registers again at its own time, in minutes.
  await floor.agentRegisters('8003');
  await floor.wish('8003', 'login');
  const third = await startCallers(hotline, { name: 'third', numbers: ['13800000003'], dials: '95003', stayMs: 1_000 });
  await floor.callBecomes('talking');
  expect((await third.sipp.finished()).failed).toBe(0);
  expect(await record.ended('13800000003', { final: true })).toMatchObject({ last_agent_id: '8003' });
  await phone.sipp.stop();
});

test('a broken file: calls go on by the old rules, and the trouble is named', async () => {
  const at = stage();
  const { floor } = at.hotline;
  save(rulesFile(at), `${rulesText({ trunkPort: at.hotline.trunkPort })} }`);
  await until('refused', async () => (await floor.warnings()).includes('rules'));
  expect(await floor.isReady()).toBe(true);
  const callers = await startCallers(at.hotline, {
    name: 'meanwhile',
    numbers: ['13800000009'],
    dials: '95002',
    stayMs: 1_000,
  });
  expect(await floor.callBecomes('waiting')).toMatchObject({ queueId: 'general' });
  expect((await callers.sipp.finished()).failed).toBe(0);
});
