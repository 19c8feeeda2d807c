/** The same call through other eyes: what npm `ari-client`, which shares no line with ours, sees in Asterisk. */
import { connect, type Client } from 'ari-client';
import { until } from '../phones/until';
import { hearsSoon } from './sentences';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 2, wrapUp: '0s' });
// Its library greets every caller on the console.
jest.spyOn(console, 'log').mockImplementation(() => undefined);
let observer: Client | null = null;

afterAll(() => observer?.stop());

test('one bridge with the caller and the agent while they talk, nothing before and nothing after', async () => {
  const { hotline, phones } = stage();
  const { ariUrl, ariUser, ariPassword } = hotline.switchboard;
  observer = await connect(ariUrl, ariUser, ariPassword);
  const client = observer;
  const events: string[] = [];
  for (const type of ['ChannelStateChange', 'ChannelDestroyed']) client.on(type, (event) => events.push(event.type));
  await client.start('observer');
  expect((await client.applications.list()).map(({ name }) => name).sort()).toEqual(['hotline', 'observer']);
  expect(await client.channels.list()).toEqual([]);

  const agent = await phones.readyAgent('8001', { answersAfterMs: 200 });
  await client.applications.subscribe({ applicationName: 'observer', eventSource: 'endpoint:PJSIP/8001' });
  const caller = await phones.caller('13900000001');
  await caller.dial('95002');
  await agent.expect('CALL_ESTABLISHED');
  await hearsSoon(caller, 'agent-serves-number');

  const channels = await client.channels.list();
  const theirs = channels.filter(({ name }) => name.startsWith('PJSIP/'));
  expect(theirs.map(({ state }) => state)).toEqual(['Up', 'Up']);
  const agentSide = theirs.find(({ name }) => name.startsWith('PJSIP/8001-'));
  expect(agentSide?.id).toMatch(/^h-[0-9a-f-]{36}-1$/);
  const bridges = await client.bridges.list();
  expect(bridges).toHaveLength(1);
  expect([...(bridges[0]?.channels ?? [])]).toEqual(expect.arrayContaining(theirs.map(({ id }) => id)));

  await caller.hangUp();
  await agent.expect('CALL_CLOSED');
  await until('nothing is left', async () => {
    return (await client.channels.list()).length + (await client.bridges.list()).length === 0;
  });
  // Of the agent's telephone: it rang, it was answered, it is gone.
  expect(events).toEqual(['ChannelStateChange', 'ChannelStateChange', 'ChannelDestroyed']);
});
