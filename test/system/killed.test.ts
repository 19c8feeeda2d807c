/** kill -9 of the service with 20 calls talking and 10 waiting: the talking hear nothing of it, the waiting keep their order. */
import { join } from 'node:path';
import { startCapture } from '../phones/capture';
import { until } from '../phones/until';
import { audioPerPort, audioTo, longestPause } from '../phones/rtp';
import { agentIds } from './rules';
import { startAgents, startCallers } from './scripted';
import { hearsSoon } from './sentences';
import { useHotline } from './use-hotline';

const talking = 20;
const waiting = 10;
const stage = useHotline({ agents: 21, wrapUp: '0s', rtpPorts: 240 });
const numbers = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}${String(i).padStart(4, '0')}`);

test('talking goes on, waiting keeps its order, every row is complete', async () => {
  const { hotline, phones } = stage();
  const ids = agentIds(talking);
  const agents = await startAgents(hotline, { name: 'agents', ids, ringMs: 100 });
  for (const id of ids) await hotline.floor.wish(id, 'login');
  for (const id of ids) await hotline.floor.agentBecomes(id, 'ready');
  const capture = await startCapture(join(hotline.folder, 'killed.pcap'), `udp and net ${hotline.ports.network}.0/24`);
  const talkers = numbers('1300001', talking);
  const callers = await startCallers(hotline, {
    name: 'talkers',
    numbers: talkers,
    dials: '95002',
    listenMs: 100,
    stayMs: 22_000,
  });
  await until('20 calls talk', async () => (await phases()).filter((phase) => phase === 'talking').length === talking, {
    withinMs: 15_000,
  });
  const waiters = numbers('1300002', waiting);
  const queue = await startCallers(hotline, {
    name: 'waiters',
    numbers: waiters,
    dials: '95002',
    listenMs: 100,
    stayMs: 60_000,
    rate: 5,
  });
  await until('10 calls wait', async () => (await phases()).filter((phase) => phase === 'waiting').length === waiting, {
    withinMs: 15_000,
  });
  // Packets of the last answered call flow both ways before anything is measured.
  await new Promise((resolve) => setTimeout(resolve, 1_000));

  const killedAt = Date.now();
  await hotline.killServe();
  await hotline.startServe();
  const backAt = Date.now();
  expect((await phases()).sort()).toEqual([
    ...Array.from({ length: talking }, () => 'talking'),
    ...Array.from({ length: waiting }, () => 'waiting'),
  ]);
  const measuredTo = backAt + 1_000;
  await until('a second has passed', () => Date.now() > measuredTo);

  // One more agent takes the waiting ones, one after another.
  const order: string[] = [];
  const last = await phones.readyAgent('8021', { answersAfterMs: 50 });
  for (let i = 0; i < waiting; i += 1) {
    const ring = await last.expect('CALL_INCOMING');
    order.push(/sip:(\d+)@/.exec(ring.peer)?.[1] ?? ring.peer);
    await last.expect('CALL_ESTABLISHED');
    if (i === 0) await hearsSoon(last, 'agent-serves-number');
    await last.hangUp();
  }
  expect(order).toEqual(waiters);

  expect(await callers.sipp.finished()).toMatchObject({ succeeded: talking, failed: 0 });
  expect(await queue.sipp.finished()).toMatchObject({ succeeded: waiting, failed: 0 });
  await agents.sipp.stop();
  const packets = await capture.stop();
  const ears = [
    ...talkers.map((_, call) => audioTo(packets, callers.address, callers.ear(call))),
    ...audioPerPort(packets, agents.address),
  ];
  expect(ears).toHaveLength(2 * talking);
  // The service is away for a second and more; a busy machine alone delays a packet by up to 100 ms.
  for (const ear of ears) expect(longestPause(ear, killedAt, measuredTo)).toBeLessThan(200);
  for (const number of [...talkers, ...waiters]) {
    const row = await hotline.record.ended(number, { final: true, withinMs: 10_000 });
    expect(row).toMatchObject({ outcome: 'answered', offers: 1 });
  }
  const open = await hotline.record.rows(
    `SELECT 'offer' AS what FROM offer WHERE ended_at IS NULL UNION ALL
     SELECT 'talk' FROM talk WHERE ended_at IS NULL UNION ALL
     SELECT 'visit' FROM queue_visit WHERE left_at IS NULL`,
  );
  expect(open).toEqual([]);
}, 120_000);

async function phases(): Promise<string[]> {
  return (await stage().hotline.floor.calls()).map(({ phase }) => phase);
}
