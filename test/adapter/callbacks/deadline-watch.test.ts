/** Deadlines on a real Postgres: reminded of once, told as overdue once, and an absent agent's promise is her queue's. */
import { readFigures } from '../../../src/callbacks/callback-figures';
import { createDeadlineWatch, type DeadlineWatch } from '../../../src/callbacks/deadline-watch';
import type { AgentId } from '../../../src/core/ids';
import type { AgentView } from '../../../src/engine/ports';
import { createDatabase, type Database } from '../../../src/storage/database';
import { listeningLog } from '../../fakes/journal-folder';
import { TestPostgres } from '../../fakes/journal-postgres';
import { agent, rules } from '../../fixtures/floor/rules';

const minute = 60_000;
const base = rules({ agents: new Map([agent('8001', {}), agent('8002', {})].map((each) => [each.id, each])) });
const ruleSet = { ...base, callbacks: base.callbacks && { ...base.callbacks, reassignMs: 30 * minute } };

let postgres: TestPostgres;
let database: Database;
let agents: AgentView[] = [];
let woken: string[] = [];

beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(() => postgres.stop(), 30_000);
beforeEach(async () => {
  database = createDatabase({ url: await postgres.database(), purpose: 'test', log: listeningLog().log, max: 8 });
  [agents, woken] = [[], []];
  await database.pool.query(
    `INSERT INTO webhook (webhook, url, events, secret_file, timeout_ms, give_up_ms, numbers) VALUES
      ('leader', 'http://127.0.0.1:9/', '{callback.reminder,callback.overdue,callback.reassigned}', 'x', 1000, 1000, 'masked'),
      ('crm', 'http://127.0.0.1:9/', '{call.ended}', 'x', 1000, 1000, 'masked')`,
  );
});
afterEach(() => database.stop());

const watch = (): DeadlineWatch =>
  createDeadlineWatch({
    pool: database.pool,
    view: { rules: () => ruleSet, agents: () => agents },
    clock: { now: () => Date.now() },
    told: (type) => void woken.push(type),
    log: listeningLog().log,
  });
const is = (id: string, state: string, more: Partial<AgentView> = {}): AgentView => ({
  ...{ agentId: id as AgentId, name: '', state, reason: null, since: Date.now(), registered: true, pending: null },
  ...{ callId: null, forcedBy: null },
  ...more,
});

interface Owed {
  readonly id: string;
  readonly agent?: string;
  readonly state?: string;
  readonly kind?: string;
  /** Minutes from now. */
  readonly due?: number;
  readonly remind?: number;
  readonly deadline?: number;
}
async function owe({ id, agent: whose, state = 'open', kind = 'promise', due = 0, remind, deadline }: Owed) {
  await database.pool.query(
    `INSERT INTO callback (callback_id, node, queue_id, number, language, kind, state, agent_id, promised_by, due_at, created_at,
      remind_at, deadline_at)
     VALUES ($1, 'hotline-1', 'consulting', '13800005678', 'zh', $2, $3, $4, $4, now() + $5 * interval '1 minute', now(),
      now() + $6 * interval '1 minute', now() + $7 * interval '1 minute')`,
    [id, kind, state, whose ?? null, due, remind ?? null, deadline ?? null],
  );
}
const changes = async () =>
  (
    await database.pool.query<{ text: string }>(
      `SELECT callback_id || ' ' || change || coalesce(' ' || note, '') AS text FROM callback_change ORDER BY 1`,
    )
  ).rows.map(({ text }) => text);
const told = async () =>
  (
    await database.pool.query<{ text: string }>(
      `SELECT webhook || ' ' || type || ' ' || (data ->> 'callbackId') AS text
       FROM webhook_delivery JOIN webhook_event USING (event_id) ORDER BY 1`,
    )
  ).rows.map(({ text }) => text);

test('reminded of before, overdue after: once each, however many look at the same time, and after a restart', async () => {
  await owe({ id: 'near', agent: '8001', remind: -1, deadline: 20 });
  await owe({ id: 'late', agent: '8001', remind: -40, deadline: -10 });
  await owe({ id: 'far', agent: '8001', remind: 30, deadline: 60 });
  await owe({ id: 'done', state: 'kept', remind: -40, deadline: -10 });
  await owe({ id: 'free', state: 'scheduled', kind: 'scheduled' });
  await Promise.all(Array.from({ length: 6 }, () => watch().look()));
  await watch().look();
  expect(await changes()).toEqual(['late overdue 8001', 'near reminded 8001']);
  expect(await told()).toEqual(['leader callback.overdue late', 'leader callback.reminder near']);
  // Who sends them is woken by the one that wrote them.
  expect(woken.sort()).toEqual(['callback.overdue', 'callback.reminder']);
});

test('a thousand at once are all told, none twice', async () => {
  await database.pool.query(
    `INSERT INTO callback (callback_id, node, queue_id, number, language, kind, state, due_at, created_at, deadline_at)
     SELECT 'b' || n, 'hotline-1', 'consulting', '13800005678', 'zh', 'promise', 'open', now(), now(), now() - n * interval '1 s'
     FROM generate_series(1, 1201) AS n`,
  );
  await Promise.all([watch().look(), watch().look(), watch().look()]);
  await watch().look();
  const { rows } = await database.pool.query(
    'SELECT count(*)::integer AS n, count(DISTINCT subject)::integer AS subjects FROM webhook_delivery',
  );
  expect(rows).toEqual([{ n: 1201, subjects: 1201 }]);
  expect(await changes()).toHaveLength(1201);
});

test('a customer who is talking when the deadline passes was reached in time', async () => {
  await owe({ id: 'talks', state: 'queued', deadline: -1 });
  await owe({ id: 'rings', state: 'queued', deadline: -1 });
  for (const [id, answered] of [
    ['talks', "now() - interval '2 minutes'"],
    ['rings', 'NULL'],
  ] as const) {
    await database.pool.query(
      `INSERT INTO call (call_id, direction, node, dialled, caller, arrived_at, answered_at, callback_id, rules_hash)
       VALUES ($1, 'outbound', 'hotline-1', '13800005678', '95001', now() - interval '3 minutes', ${answered}, $2, '')`,
      [`call-${id}`, id],
    );
    await database.pool.query(
      'INSERT INTO callback_attempt (callback_id, attempt, fence, call_id, dialled_at) VALUES ($1, 1, 1, $2, now())',
      [id, `call-${id}`],
    );
  }
  await watch().look();
  expect(await changes()).toEqual(['rings overdue']);
});

test('whose agent is away at the reminder is the queue’s: logged out for long, sent out, or no longer in the rules', async () => {
  await owe({ id: 'a-long-out', agent: '8001', remind: -1, deadline: 20 });
  await owe({ id: 'b-later', agent: '8001', remind: 60, deadline: 90 });
  await owe({ id: 'c-gone', agent: '8009', remind: -1, deadline: 20 });
  await owe({ id: 'd-no-deadline', agent: '8001', state: 'scheduled', due: -1 });
  await owe({ id: 'e-colleague', agent: '8002', remind: -1, deadline: 20 });
  agents = [is('8001', 'logged-out', { since: Date.now() - 29 * minute }), is('8002', 'not-ready')];
  await watch().look();
  expect(await changes()).toEqual([
    'a-long-out reminded 8001',
    'c-gone reassigned 8009',
    'c-gone reminded',
    'e-colleague reminded 8002',
  ]);
  agents = [
    is('8001', 'logged-out', { since: Date.now() - 31 * minute }),
    is('8002', 'not-ready', { forcedBy: '张主管' }),
  ];
  await Promise.all([watch().look(), watch().look()]);
  expect((await changes()).filter((text) => text.includes('reassigned'))).toEqual([
    'a-long-out reassigned 8001',
    'c-gone reassigned 8009',
    'd-no-deadline reassigned 8001',
    'e-colleague reassigned 8002',
  ]);
  expect((await told()).filter((text) => text.includes('reassigned'))).toHaveLength(4);
  const { rows } = await database.pool.query('SELECT callback_id FROM callback WHERE agent_id IS NOT NULL');
  expect(rows).toEqual([{ callback_id: 'b-later' }]);
});

test('how much is owed, due, overdue and given up', async () => {
  await owe({ id: '1', state: 'scheduled', due: -1, deadline: -5 });
  await owe({ id: '2', state: 'queued', due: -1 });
  await owe({ id: '3', state: 'scheduled', due: 10 });
  await owe({ id: '4', state: 'open', deadline: -2 });
  await owe({ id: '5', state: 'failed', kind: 'scheduled' });
  await owe({ id: '6', state: 'kept' });
  const figures = await readFigures(database.pool);
  expect(figures).toMatchObject({ all: { owed: 4, due: 2, overdue: 2 }, failed: new Map([['scheduled', 1]]) });
  expect(figures.queues).toEqual(new Map([['consulting', { owed: 4, due: 2, overdue: 2 }]]));
  expect(Math.abs(Date.now() - (figures.overdueSince ?? 0) - 5 * minute)).toBeLessThan(30_000);
});

test('Postgres away: nothing is thrown, and nothing is known rather than zero', async () => {
  const own = await TestPostgres.start();
  const { log } = listeningLog();
  const away = createDatabase({ url: await own.database(), purpose: 'test', log, connectTimeoutMs: 500 });
  const watching = createDeadlineWatch({
    ...{ pool: away.pool, view: { rules: () => ruleSet, agents: () => agents }, clock: { now: () => Date.now() }, log },
    told: () => undefined,
  });
  await own.stop();
  await watching.look();
  expect(watching.figures()).toBeNull();
  await away.stop();
}, 60_000);
