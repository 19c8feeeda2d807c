/** Softphone or scripted telephone, RFC 4733 or SIP INFO, A-law or µ-law: each reaches an agent, both hear each other. */
import { join } from 'node:path';
import { startCapture } from '../phones/capture';
import type { Law } from '../phones/g711';
import { toneSeconds } from '../phones/listen';
import { until } from '../phones/until';
import { heardBy, startCallers } from './scripted';
import { hears, hearsSoon } from './sentences';
import { agentHz, callerHz } from './telephones';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 1, wrapUp: '0s' });
const laws: readonly Law[] = ['PCMA', 'PCMU'];
const table = laws.flatMap((codec) => [
  { codec, digits: 'rfc4733' as const },
  { codec, digits: 'info' as const },
]);

test.each(table)('baresip, $digits, $codec', async ({ codec, digits }) => {
  const { hotline, phones } = stage();
  const number = `1380000${codec === 'PCMA' ? '1' : '2'}${digits === 'info' ? '001' : '002'}`;
  const agent = await phones.readyAgent('8001', { answersAfterMs: 300, codec });
  const caller = await phones.caller(number, { codec, digits });
  await caller.dial('95001');
  await hearsSoon(caller, 'menu-main');
  await caller.press('1');
  await agent.expect('CALL_ESTABLISHED');
  await until('they hear one another', () => {
    return toneSeconds(agent.heard(), callerHz) > 1 && toneSeconds(caller.heard(), agentHz('8001')) > 1;
  });
  await agent.hangUp();
  await caller.expect('CALL_CLOSED');
  const row = await hotline.record.ended(number, { final: true });
  expect(row).toMatchObject({ outcome: 'answered', ended_by: 'agent', last_agent_id: '8001' });
});

test.each(table)('SIPp, $digits, $codec', async ({ codec, digits }) => {
  const { hotline, phones } = stage();
  const number = `1390000${codec === 'PCMA' ? '1' : '2'}${digits === 'info' ? '001' : '002'}`;
  const agent = await phones.readyAgent('8001', { answersAfterMs: 300, codec });
  const capture = await startCapture(
    join(hotline.folder, `${number}.pcap`),
    `udp and net ${hotline.ports.network}.0/24`,
  );
  const callers = await startCallers(hotline, {
    name: number,
    numbers: [number],
    digits: '1',
    scenario: digits === 'info' ? 'caller-info' : 'caller',
    codec,
    stayMs: 7_000, // they hear one another after the announcement
  });
  await agent.expect('CALL_ESTABLISHED');
  await until('the agent hears the caller', () => toneSeconds(agent.heard(), callerHz) > 1);
  expect(await callers.sipp.finished()).toMatchObject({ succeeded: 1, failed: 0 });
  const heard = heardBy(await capture.stop(), callers, 0);
  expect(hears(heard, 'agent-serves-number')).toBe(true);
  expect(toneSeconds(heard, agentHz('8001'))).toBeGreaterThan(1);
  const row = await hotline.record.ended(number, { final: true });
  expect(row).toMatchObject({ outcome: 'answered', ended_by: 'caller', last_agent_id: '8001' });
});
