/** Every action on real calls: what each caller hears, wholly; and services and keys that mean harm. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { hostileService, type HostileService } from '../adapter/lookups/hostile-service';
import type { Baresip } from '../phones/baresip';
import { toneSeconds } from '../phones/listen';
import { until } from '../phones/until';
import { actionRulesText, amissNumber } from './action-rules';
import { heardOf, hearsSoon, hearsWhollySoon } from './sentences';
import { agentHz } from './telephones';
import { useHotline } from './use-hotline';

const services: HostileService[] = [];
afterAll(async () => {
  await Promise.all(services.map((service) => service.stop()));
});

const stage = useHotline(async () => {
  for (let i = 0; i < 5; i += 1) services.push(await hostileService());
  const [dead = '', large = '', broken = '', away = '', inside = ''] = services.map(({ host }) => host);
  const amiss = [
    `http://${large}/large`,
    `http://${broken}/broken`,
    `http://${away}/away?to=http%3A%2F%2F${inside}%2Fgood`,
    `http://${inside}/good`,
  ];
  return {
    rulesText: ({ port }) => actionRulesText({ dead, amiss }, port),
    environment: { HOTLINE_SERVICE_HOSTS: [dead, large, broken, away].join() },
    prepare: async ({ stateDir, postgresUrl }) => {
      await onShop(postgresUrl, "CREATE TABLE shop_order AS SELECT '42'::text AS number, 88.8 AS amount");
      await writeFile(join(stateDir, 'secrets', 'databases'), `shop = ${postgresUrl}\n`);
    },
  };
});

async function onShop(url: string, text: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(text).finally(() => client.end());
}

async function calls(number: string, dialled: string): Promise<Baresip> {
  const phone = await stage().phones.caller(number);
  await phone.dial(dialled);
  return phone;
}

const digits = (text: string) => [...text].map((digit) => `digit-${digit}`);
const ended = { withinMs: 20_000 };

test('set, conditions on data, time, queue and tier, say and hang up: each caller hears what is hers, to its end', async () => {
  const ordinary = async () => {
    const caller = await calls('13700000011', '95011');
    const said = ['order-is', ...digits('95011'), 'number-1', 'duration-minute', 'number-30', 'duration-second'];
    await hearsWhollySoon(caller, said, { withinMs: 15_000 });
    await caller.expect('CALL_CLOSED', ended);
    await hearsWhollySoon(caller, ['goodbye']);
    return caller;
  };
  const vip = async () => {
    const caller = await calls('13990000011', '95011');
    const money = [
      'number-two-of',
      'number-thousand',
      'number-0',
      'number-20',
      'money-yuan',
      'number-0',
      'number-5',
      'money-fen',
    ];
    await hearsWhollySoon(caller, ['order-amount', ...money], { withinMs: 15_000 });
    await caller.expect('CALL_CLOSED', ended);
    return caller;
  };
  const heard = await Promise.all([ordinary(), vip()]);
  for (const caller of heard) expect(heardOf(caller.heard(), ['menu-invalid'])).toEqual([]);
  expect(heardOf(heard[0].heard(), ['order-amount'])).toEqual([]);
  expect(heardOf(heard[1].heard(), ['order-is'])).toEqual([]);
});

test("an agent's own number: his phone rings and they talk; nobody there is told by the sentence the rules have", async () => {
  const nobody = await calls('13700000021', '95012');
  await nobody.expect('CALL_CLOSED', ended);
  await hearsWhollySoon(nobody, ['goodbye']);
  const agent = await stage().phones.readyAgent('8001', { answersAfterMs: 100 });
  const caller = await calls('13700000022', '95012');
  await agent.expect('CALL_ESTABLISHED');
  await hearsSoon(caller, 'agent-serves-number');
  await until('they talk', () => toneSeconds(caller.heard(), agentHz('8001')) > 0.5);
  await caller.hangUp();
  expect(await stage().hotline.record.ended('13700000022')).toMatchObject({
    outcome: 'answered',
    last_agent_id: '8001',
  });
});

test('keys that go to a database: hers are found and told, what looks like SQL is a value and nothing else', async () => {
  const caller = await calls('13700000031', '95013');
  await hearsSoon(caller, 'order-number');
  await caller.press('42#');
  const money = ['number-80', 'number-8', 'money-yuan', 'number-8', 'money-jiao'];
  await hearsWhollySoon(caller, ['order-amount', ...money], { withinMs: 15_000 });
  await caller.expect('CALL_CLOSED', ended);
  const other = await calls('13700000032', '95013');
  await hearsSoon(other, 'order-number');
  await other.press('9*41#');
  await hearsWhollySoon(other, ['order-not-found']);
  await other.expect('CALL_CLOSED', ended);
  expect(await stage().hotline.record.rows('SELECT number FROM shop_order')).toEqual([{ number: '42' }]);
});

test('10 MB, broken JSON, a way to an inside address, an inside address: she is told so and goes on to a person', async () => {
  const callers: Baresip[] = [];
  for (const i of [0, 1, 2, 3]) callers.push(await stage().phones.caller(`1370000004${i}`));
  const goesOn = async (caller: Baresip, i: number) => {
    await caller.dial(amissNumber(i));
    await hearsWhollySoon(caller, ['order-service-away'], { withinMs: 20_000 });
    await hearsSoon(caller, 'queue-welcome', { withinMs: 20_000 });
    await caller.hangUp();
    return heardOf(caller.heard(), ['menu-invalid']);
  };
  expect(await Promise.all(callers.map(goesOn))).toEqual([[], [], [], []]);
  expect(services.map(({ seen }) => seen.length)).toEqual([0, 1, 1, 1, 0]);
});

/** From the question to its end. */
async function waitedFor(number: string): Promise<number> {
  const row = await stage().hotline.record.ended(number);
  const [found] = await stage().hotline.record.rows<{ ms: number }>(
    `SELECT extract(epoch FROM max(at) FILTER (WHERE type = 'ServiceAnswered') - min(at) FILTER (WHERE type = 'ServiceAsked'))
       * 1000 AS ms FROM call_event WHERE call_id = $1`,
    [row.call_id],
  );
  return Number(found?.ms);
}

test('a dead service costs one caller three seconds and the next none; both are told, both go on', async () => {
  const hearsOut = async (number: string) => {
    const caller = await calls(number, '95014');
    await hearsWhollySoon(caller, ['order-service-away'], { withinMs: 15_000 });
    await hearsSoon(caller, 'queue-welcome');
    await caller.hangUp();
    return heardOf(caller.heard(), ['one-moment', 'order-service-away', 'queue-welcome']);
  };
  expect(await hearsOut('13700000051')).toEqual(['one-moment', 'order-service-away', 'queue-welcome']);
  expect(await hearsOut('13700000052')).toEqual(['order-service-away', 'queue-welcome']);
  const [first, second] = [await waitedFor('13700000051'), await waitedFor('13700000052')];
  expect(first).toBeGreaterThan(2_900);
  expect(first).toBeLessThan(3_300);
  expect(second).toBeLessThan(100);
  expect(services[0]?.seen).toEqual(['GET /hangs']);
});
