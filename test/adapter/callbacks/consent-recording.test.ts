/**
 * Where a customer can be heard agreeing to be rung: of a callback asked for during a recorded talk that talk's recording, and
 * none where nobody recorded her. The real engine, journal, Postgres, Redis and HTTP; only the phones are made up.
 */
import { v7 as uuidv7 } from 'uuid';
import { createCallbackDesk } from '../../../src/callbacks/callback-desk';
import { createConsole, type Console } from '../../../src/console/create-console';
import type { CallId } from '../../../src/core/ids';
import type { Rules } from '../../../src/core/rules';
import { callbackTimes } from '../../../src/engine/callback-times';
import { CallbackHotline } from '../../fakes/callback-hotline';
import { TestRedis } from '../../fakes/callback-redis';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { queue, rules } from '../../fixtures/floor/rules';
import { until } from '../../phones/until';

const general = queue('general', { wrapUpMs: 0 });
const silent = queue('silent', { wrapUpMs: 0, skills: general.skills, record: false });
const base = rules({ queues: new Map([general, silent].map((one) => [one.id, one])) });
const dialled = (number: string, { id }: typeof general) =>
  [number, { number, language: 'zh', destination: { kind: 'queue', queueId: id, language: null } }] as const;
const ruleSet: Rules = { ...base, numbers: new Map([dialled('95002', general), dialled('95003', silent)]) };
const number = '13800005678';

let postgres: TestPostgres;
let redis: TestRedis;
let desk: JournalDesk;
let hotline: CallbackHotline;
let console: Console;
let count = 0;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([TestPostgres.start(), TestRedis.start()]);
}, 60_000);
afterAll(() => Promise.all([postgres.stop(), redis.stop()]), 30_000);
beforeEach(async () => {
  desk = await JournalDesk.open(await postgres.database(), ruleSet);
  hotline = new CallbackHotline(desk, redis.url, `consent-${(count += 1)}`, ruleSet);
  await hotline.callbacks.start();
  const { view, engine: post, clock } = hotline;
  const { setTimer } = hotline.callbacks;
  const asks = { pool: desk.pool, view, clock, node: 'hotline-1', times: callbackTimes, setTimer };
  console = createConsole({
    settings: { httpAddress: '127.0.0.1', httpPort: 0 },
    ...{ view, post, clock, health: [], log: desk.log.log, callbacks: createCallbackDesk(asks) },
  });
  await console.start();
});
afterEach(async () => {
  await console.stop();
  hotline.engine.stop();
  await hotline.callbacks.stop();
  await desk.close();
}, 30_000);

/** She talks with 8001, and all that is known of it stands in Postgres. */
async function talking(dialled: string): Promise<CallId> {
  hotline.agentLogsIn('8001');
  const callId = uuidv7() as CallId;
  hotline.callArrives(callId, dialled, number);
  await until('they talk', () => hotline.view.calls().some(({ phase }) => phase === 'talking'));
  await desk.delivered();
  return callId;
}
interface Told {
  readonly callbackId: string;
  readonly callId: string | null;
  readonly consent: string | null;
  readonly consentRecording: string | null;
}
/** The agent notes in her CRM that the customer wants to be rung, and the CRM asks for it. */
async function asked(callId: CallId, more: object = {}): Promise<Told> {
  const body = {
    kind: 'promise',
    queueId: 'general',
    number,
    by: '8001',
    agentId: '8001',
    callId,
    within: '4h',
    ...more,
  };
  const answer = await fetch(`${console.address}/api/v1/callbacks`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(201);
  const { callback } = (await answer.json()) as { callback: Told };
  const shown = await fetch(`${console.address}/api/v1/callbacks/${callback.callbackId}`);
  const { consent, consentRecording } = callback;
  expect(((await shown.json()) as { callback: Told }).callback).toMatchObject({ callId, consent, consentRecording });
  return callback;
}

test('asked for while she talks and is recorded: it names that recording; after the talk, or of another, it does not', async () => {
  const callId = await talking('95002');
  const [recording] = await desk.rows<{ recording_id: string }>(
    'SELECT recording_id FROM recording WHERE call_id = $1',
    [callId],
  );
  const during = await asked(callId, { consent: '客户口头同意今天回电' });
  expect(during).toMatchObject({ callId, consent: '客户口头同意今天回电', consentRecording: recording?.recording_id });
  expect(recording?.recording_id).toContain(callId);
  expect(await asked(uuidv7() as CallId)).toMatchObject({ consentRecording: null });
  const own = await asked(callId, { consentRecording: 'crm-4711' });
  expect(own.consentRecording).toBe('crm-4711');
  hotline.hangsUp(callId);
  await until('the talk is over', async () => {
    const rows = await desk.rows('SELECT 1 FROM recording WHERE call_id = $1 AND ended_at IS NOT NULL', [callId]);
    return rows.length === 1;
  });
  expect(await asked(callId)).toMatchObject({ callId, consentRecording: null });
}, 40_000);

test('in a talk of a queue whose talks are not recorded: none', async () => {
  expect(await asked(await talking('95003'), { consent: 'yes' })).toMatchObject({
    consent: 'yes',
    consentRecording: null,
  });
}, 40_000);

test('by key while she waits: the keys are her consent, and nobody records them', async () => {
  const waits = uuidv7() as CallId;
  hotline.callArrives(waits, '95002', number);
  hotline.presses(waits, '9');
  hotline.presses(waits, '1');
  const byKey = await until('it is promised', async () => {
    const rows = await desk.rows('SELECT consent, consent_recording FROM callback WHERE promised_at IS NOT NULL');
    return rows.length === 1 && rows;
  });
  expect(byKey).toEqual([{ consent: 'key 9, number confirmed by key 1', consent_recording: null }]);
}, 40_000);
