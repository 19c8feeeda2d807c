/** What happens at once on real telephones: whoever was quicker, one caller talks to one agent and nobody is left over. */
import { until } from '../phones/until';
import { startAgents, startCallers } from './scripted';
import { hearsSoon } from './sentences';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 3, wrapUp: '0s', choice: 'ring-all' });

interface OfferRow {
  readonly agent_id: string;
  readonly result: string;
}
const offersOf = (callId: string) =>
  stage().hotline.record.rows<OfferRow>('SELECT agent_id, result FROM offer WHERE call_id = $1 ORDER BY leg_no', [
    callId,
  ]);

const login = async (...ids: readonly string[]) => {
  const { floor } = stage().hotline;
  for (const id of ids) await floor.wish(id, 'login');
  for (const id of ids) await floor.agentBecomes(id, 'ready');
};

/** A phone that is gone without a word stays registered for a while: its agent leaves with it. */
afterEach(async () => {
  const { floor } = stage().hotline;
  for (const { agentId, state } of await floor.agents())
    if (state !== 'logged-out') await floor.wish(agentId, 'logout');
});

test('all phones ring and two answer in the same instant: one talks, the other is free and charged nothing', async () => {
  const { hotline, phones } = stage();
  const agents = await startAgents(hotline, { name: 'same-instant', ids: ['8001', '8002'], ringMs: 400 });
  await login('8001', '8002');
  for (const number of ['13700000001', '13700000002', '13700000003']) {
    const caller = await phones.caller(number);
    await caller.dial('95002');
    await hearsSoon(caller, 'agent-serves-number');
    const { agentId } = await hotline.floor.callBecomes('talking');
    const other = agentId === '8001' ? '8002' : '8001';
    await hotline.floor.agentBecomes(other, 'ready');
    await caller.hangUp();
    const row = await hotline.record.ended(number, { final: true });
    expect(row).toMatchObject({ outcome: 'answered', last_agent_id: agentId, offers: 2 });
    const offers = await offersOf(row.call_id);
    expect(offers.map(({ result }) => result).sort()).toEqual(['answered', 'answered-elsewhere']);
    expect(offers.find(({ result }) => result === 'answered')?.agent_id).toBe(agentId);
    await hotline.floor.agentBecomes(agentId ?? '', 'ready');
  }
  await agents.sipp.stop();
});

test('a burst of 50 calls and one idle agent: her phone rings for one at a time', async () => {
  const { hotline } = stage();
  const agents = await startAgents(hotline, { name: 'burst-agent', ids: ['8001'], ringMs: 60, talkMs: 60 });
  await login('8001');
  const numbers = Array.from({ length: 50 }, (_, i) => `1371000${String(i).padStart(4, '0')}`);
  const burst = { name: 'burst', numbers, dials: '95002', listenMs: 0, stayMs: 15_000, rate: 100 };
  const callers = await startCallers(hotline, burst);
  const { created } = await callers.sipp.finished();
  expect(created).toBe(50);
  const rows = await until('every call has its outcome', async () => {
    const all = await hotline.record.rows<{ outcome: string | null }>(
      "SELECT outcome FROM call WHERE caller LIKE '1371000%'",
    );
    return all.length === 50 && all.every(({ outcome }) => outcome !== null) ? all : null;
  });
  expect(rows.filter(({ outcome }) => outcome === 'answered').length).toBeGreaterThan(5);
  const [overlaps] = await hotline.record.rows<{ n: string }>(
    `SELECT count(*) AS n FROM offer a JOIN offer b ON a.agent_id = b.agent_id AND (a.call_id, a.leg_no) < (b.call_id, b.leg_no)
      WHERE a.made_at < b.ended_at AND b.made_at < a.ended_at`,
  );
  expect(Number(overlaps?.n)).toBe(0);
  const [made] = await hotline.record.rows<{ n: string }>(
    "SELECT count(*) AS n FROM offer o JOIN call c USING (call_id) WHERE c.caller LIKE '1371000%'",
  );
  const invites = new Set(
    (agents.sipp.messages().match(/^INVITE [\s\S]*?^Call-ID: \S+/gm) ?? []).map(
      (invite) => invite.split('Call-ID: ')[1],
    ),
  ).size;
  expect(invites).toBe(Number(made?.n));
  await agents.sipp.stop();
});

test('a phone that registers anew while it rings goes on ringing, and is answered', async () => {
  const { hotline, phones } = stage();
  const agent = await phones.readyAgent('8001');
  const caller = await phones.caller('13700000011');
  await caller.dial('95002');
  await agent.expect('CALL_INCOMING');
  await agent.registerAgain();
  await agent.accept();
  await agent.expect('CALL_ESTABLISHED');
  await hearsSoon(caller, 'agent-serves-number');
  await caller.hangUp();
  const row = await hotline.record.ended('13700000011');
  expect(row).toMatchObject({ outcome: 'answered', last_agent_id: '8001', offers: 1 });
});

test('an agent who hangs up as the two are put together: the caller is not kept, the agent is free', async () => {
  const { hotline } = stage();
  const agents = await startAgents(hotline, { name: 'hangs-up', ids: ['8001'], ringMs: 100, talkMs: 1 });
  await login('8001');
  const numbers = Array.from({ length: 5 }, (_, i) => `1370000002${i}`);
  const callers = await startCallers(hotline, {
    name: 'hung-up',
    numbers,
    dials: '95002',
    listenMs: 0,
    stayMs: 20_000,
    rate: 1,
  });
  await callers.sipp.finished();
  for (const number of numbers) {
    const row = await hotline.record.ended(number, { final: true });
    expect(row).toMatchObject({ outcome: 'answered', ended_by: 'agent', last_agent_id: '8001' });
  }
  await hotline.floor.agentBecomes('8001', 'ready');
  await agents.sipp.stop();
});
