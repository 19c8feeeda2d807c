/** What no honest telephone sends: served or refused, recorded as text, and nobody else notices. */
import { join } from 'node:path';
import { longestToneGap, toneSeconds } from '../phones/listen';
import { startSipp } from '../phones/sipp';
import { until } from '../phones/until';
import { hostileCall } from './hostile-call';
import { trunkAddress } from './rules';
import { hearsSoon } from './sentences';
import { agentHz } from './telephones';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 2, wrapUp: '0s' });

test('a call without SDP is offered one, served and recorded', async () => {
  const { hotline } = stage();
  const sipp = await startSipp({
    folder: join(hotline.folder, 'sipp', 'no-sdp'),
    scenario: 'no-sdp',
    fill: { stayMs: 1_500 },
    rows: [['13100000001', '95001']],
    address: trunkAddress,
    port: await hotline.ports.next(),
    mediaAddress: `${hotline.ports.network}.201`,
    mediaPort: 40_000,
    server: hotline.sip,
    calls: 1,
    atMostSeconds: 20,
  });
  expect(await sipp.finished()).toMatchObject({ succeeded: 1, failed: 0 });
  expect(await hotline.record.ended('13100000001')).toMatchObject({ outcome: 'abandoned_in_menu' });
});

test('a number nobody has is refused with 404', async () => {
  const { hotline, phones } = stage();
  const caller = await phones.caller('13100000002');
  await caller.dial('95999');
  const closed = await caller.expect('CALL_CLOSED');
  expect(closed.param).toContain('404');
  expect(await hotline.record.calls('13100000002')).toEqual([]);
});

test.each([
  { name: 'quotes and SQL', shown: `"Robert\\"); DROP TABLE call;--"`, user: `Robert')%3BDROP%20TABLE%20call%3B--` },
  { name: 'newlines', shown: '"x"', user: '13800005678%0D%0AX-Evil:%201' },
  { name: 'emoji', shown: '"📞🔥王芳"', user: encodeURIComponent('📞🔥王芳') },
  { name: '200 digits', shown: '"9"', user: '9'.repeat(200) },
])('a caller id of $name is text, and the caller is served', async ({ shown, user }) => {
  const { hotline, phones } = stage();
  const agent = await phones.readyAgent('8001', { answersAfterMs: 100 });
  const call = await hostileCall(hotline.sip.port, `${shown} <sip:${user}@${trunkAddress}>`);
  expect(call.status).toBe(200);
  await agent.expect('CALL_ESTABLISHED');
  await call.hangUp();
  await agent.expect('CALL_CLOSED', { withinMs: 3_000 });
  const row = await until('its row is complete', async () => {
    const [latest] = await hotline.record.rows<{ caller: string; outcome: string | null }>(
      'SELECT caller, outcome FROM call ORDER BY arrived_at DESC LIMIT 1',
    );
    return latest?.outcome === 'answered' && latest;
  });
  const isPrintable = [...row.caller].every((letter) => letter >= ' ');
  expect(isPrintable).toBe(true);
  expect(row.caller.length).toBeLessThanOrEqual(200);
  expect(decodeURIComponent(user).startsWith(row.caller.slice(0, 2))).toBe(true);
});

test('1,000 OPTIONS and 1,000 wrong passwords do not reach a call that is going on', async () => {
  const { hotline, phones } = stage();
  const agent = await phones.readyAgent('8001', { answersAfterMs: 100 });
  const caller = await phones.caller('13100000003');
  await caller.dial('95002');
  await agent.expect('CALL_ESTABLISHED');
  await hearsSoon(caller, 'agent-serves-number');
  const before = caller.heard().length;
  const flood = async (scenario: string, rows: readonly (readonly string[])[], address: string) => {
    const sipp = await startSipp({
      folder: join(hotline.folder, 'sipp', scenario),
      scenario,
      rows,
      address,
      port: await hotline.ports.next(),
      mediaPort: 40_000,
      server: hotline.sip,
      calls: 1_000,
      rate: 200,
      atMostSeconds: 40,
    });
    return sipp.finished();
  };
  const wrong = (id: string) => [id, `[authentication username=${id} password=wrong]`];
  const [options, registers] = await Promise.all([
    flood('options', [['attacker']], `${hotline.ports.network}.202`),
    flood('wrong-password', [wrong('8001'), wrong('8002'), wrong('9999')], `${hotline.ports.network}.203`),
  ]);
  expect(options.created).toBe(1_000);
  expect(registers).toMatchObject({ created: 1_000, succeeded: 1_000 });
  const during = caller.heard().subarray(before);
  expect(toneSeconds(during, agentHz('8001'))).toBeGreaterThan(3);
  expect(longestToneGap(during, agentHz('8001'))).toBeLessThanOrEqual(0.1);
  // The agent's own registration and service did not suffer.
  expect((await hotline.floor.agent('8001')).registered).toBe(true);
  await caller.hangUp();
  expect(await hotline.record.ended('13100000003')).toMatchObject({ outcome: 'answered' });
});
