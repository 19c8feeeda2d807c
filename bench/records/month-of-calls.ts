/** A month of calls, made by Postgres itself out of a seed: 10 queues, 5 numbers, 8 menus, 200 agents, callers who ring again. */
import type { Pool, PoolClient } from 'pg';
import { withoutIndexes } from './without-indexes';

export interface MonthOfCalls {
  /** Midnight of the first day. */
  readonly from: number;
  readonly days: number;
  /** Of the days, from 0: a tenth of all calls. */
  readonly busiest: number;
  readonly calls: number;
  readonly seed: number;
}

const dayMs = 86_400_000;
/** Inserted at once: memory stays what it is. */
const stretchesADay = 4;

/** A chance from 0 to below 1, out of the call's number and the seed, whatever the order in which rows are made. */
const chance = (k: number) => `(hashint8extended(i * 8 + ${k}, $5::bigint) & 1048575) / 1048576.0::double precision`;
// `at`: in whose quarter it counts, by entering its queue, or by ringing in when it reached none.
const CALLS = `
  CREATE TEMPORARY TABLE drawn ON COMMIT DROP AS
  SELECT i, at, CASE WHEN r1 < 0.05 THEN at ELSE at - interval '5 seconds' END AS arrived_at,
    call_id_at(at) || '-7' || lpad(to_hex(i % 4096), 3, '0') || '-8000-' || lpad(to_hex(i), 12, '0') AS call_id,
    r1, r2, r3, r4,
    CASE WHEN r1 < 0.05 THEN 'menu' WHEN r1 < 0.85 THEN 'answered' WHEN r1 < 0.95 THEN 'abandoned' ELSE 'callback' END AS fate,
    'queue-' || (r2 * 10)::integer % 10 AS queue_id, (8001 + (r3 * 200)::integer % 200)::text AS agent_id,
    -- exponential, in whole milliseconds
    (-12000 * ln(1 - r4 * 0.999))::integer AS wait_ms, (1000 + r2 * 9000)::integer AS ring_ms,
    (10000 - 170000 * ln(1 - r3 * 0.999))::integer AS talk_ms
  FROM (
    SELECT i, to_timestamp(($3::double precision + (i - $1) * $4::double precision) / 1000) AS at,
      ${[1, 2, 3, 4].map((k) => `${chance(k)} AS r${k}`).join(', ')}
    FROM generate_series($1::bigint, $2::bigint) AS i OFFSET 0) AS chances`;
const FILL = [
  `INSERT INTO call (call_id, direction, node, dialled, caller, language, menu_path, arrived_at, answered_at, ended_at, final_at,
     outcome, ended_by, ended_reason, first_queue_id, last_agent_id, wait_ms, ring_ms, talk_ms, hold_ms, wrap_up_ms, offers, transfers)
   SELECT call_id, 'inbound', 'node-1', '9500' || 1 + (r4 * 5)::integer % 5, '13' || lpad((r3 * 3000000)::integer::text, 9, '0'), 'zh',
     ARRAY['main', 'menu-' || (r1 * 8)::integer % 8], arrived_at, arrived_at, at + interval '2 minutes', at + interval '3 minutes',
     CASE fate WHEN 'menu' THEN 'abandoned_in_menu' WHEN 'answered' THEN 'answered' WHEN 'abandoned' THEN 'abandoned_in_queue'
       ELSE 'callback_requested' END,
     'caller', 'caller-hung-up', CASE WHEN fate <> 'menu' THEN queue_id END, CASE WHEN fate = 'answered' THEN agent_id END,
     wait_ms, ring_ms, CASE WHEN fate = 'answered' THEN talk_ms ELSE 0 END, 0, 15000, 1, 0
   FROM drawn`,
  `INSERT INTO queue_visit (call_id, n, queue_id, entered_at, left_at, exit)
   SELECT call_id, 1, queue_id, at, at + wait_ms * interval '1 millisecond', fate
   FROM drawn WHERE fate <> 'menu'`,
  `INSERT INTO offer (call_id, leg_no, visit_n, agent_id, made_at, ringing_at, ended_at, result, ring_ms)
   SELECT call_id, 1, 1, agent_id, at, at, at + wait_ms * interval '1 millisecond',
     CASE WHEN fate = 'answered' THEN 'answered' WHEN r2 < 0.5 THEN 'no-answer' ELSE 'cancelled' END, ring_ms
   FROM drawn WHERE fate <> 'menu'`,
  `INSERT INTO talk (call_id, n, agent_id, visit_n, started_at, ended_at, talk_ms, hold_ms, wrap_up_ms, ended_by)
   SELECT call_id, 1, agent_id, 1, at, at + talk_ms * interval '1 millisecond', talk_ms, 0, 15000,
     CASE WHEN r4 < 0.1 THEN 'agent' WHEN r4 < 0.15 THEN 'transfer' ELSE 'caller' END
   FROM drawn WHERE fate = 'answered'`,
  `INSERT INTO survey (call_id, talk_n, agent_id, queue_id, invited, questions, started_at, ended_at, result)
   SELECT call_id, 1, agent_id, queue_id, r2 < 0.5, 1, at, at, CASE WHEN r4 < 0.5 THEN 'answered' ELSE 'not-answered' END
   FROM drawn WHERE fate = 'answered' AND r3 < 0.1`,
  `INSERT INTO survey_answer (call_id, question, kind, value, agent_id, queue_id, at)
   SELECT call_id, 'service', 'score', 1 + (r1 * 5)::integer % 5, agent_id, queue_id, at
   FROM drawn WHERE fate = 'answered' AND r3 < 0.1 AND r4 < 0.5`,
];
// States of half an hour through the working day, then logged out; the rule that they touch one another is checked row by row,
// which takes longer than all the calls: here it is made true, and looked at once.
const STATES = `
  INSERT INTO agent_interval (agent_id, from_at, to_at, state)
  SELECT agent::text, at, CASE WHEN n < $2 THEN at + CASE WHEN n % 48 = 24 THEN interval '12 hours' ELSE interval '30 minutes' END END,
    CASE WHEN n % 48 = 24 OR n = $2 THEN 'logged-out' WHEN n % 4 = 0 THEN 'ready' WHEN n % 12 = 6 THEN 'not-ready' ELSE 'talking' END
  FROM generate_series(8001, 8200) AS agent CROSS JOIN generate_series(0, $2::integer) AS n
  CROSS JOIN LATERAL (SELECT to_timestamp($1::double precision / 1000) + n * interval '30 minutes' AS at) AS a
  WHERE n % 48 <= 24`;
/** What takes longest to make indexes of comes first. */
const filled = ['call', 'queue_visit', 'offer', 'talk', 'survey', 'survey_answer'];

/** In two sessions at most; indexes are made when the rows are there. */
export async function fillMonth(pool: Pool, month: MonthOfCalls, say: (line: string) => void): Promise<void> {
  const { from, days, calls } = month;
  for (const at of [from - dayMs, from, from + days * dayMs]) await pool.query('SELECT add_month($1)', [new Date(at)]);
  let made = 0;
  const waiting = daysOf(month);
  const fill = async () => {
    for (let day = waiting.shift(); day; day = waiting.shift()) {
      await fillDay(pool, day);
      made += day.count;
      say(`reports: ${made} of ${calls} calls made`);
    }
  };
  await withoutIndexes(pool, filled, async () => {
    await Promise.all([fillStates(pool, month).then(fill), fill()]);
    say('reports: indexes are being made');
  });
  say('reports: tables are being looked at');
  await pool.query('VACUUM ANALYZE');
}

async function fillStates(pool: Pool, { from, days }: MonthOfCalls): Promise<void> {
  await pool.query('ALTER TABLE agent_interval DISABLE TRIGGER agent_interval_chain');
  await pool.query(STATES, [from, days * 48]);
  await pool.query('ALTER TABLE agent_interval ENABLE TRIGGER agent_interval_chain');
}

interface Day {
  readonly at: number;
  readonly first: number;
  readonly count: number;
  readonly seed: number;
}

function daysOf({ from, days, busiest, calls, seed }: MonthOfCalls): Day[] {
  const ofBusiest = Math.round(calls / 10);
  const ofOthers = Math.floor((calls - ofBusiest) / (days - 1));
  let first = 0;
  return Array.from({ length: days }, (_, day) => {
    const count = day === busiest ? ofBusiest : day === days - 1 ? calls - first : ofOthers;
    first += count;
    return { at: from + day * dayMs, first: first - count, count, seed };
  });
}

async function fillDay(pool: Pool, { at, first, count, seed }: Day): Promise<void> {
  const client = await pool.connect();
  const stretchMs = dayMs / stretchesADay;
  try {
    for (let i = 0; i < stretchesADay; i += 1) {
      const [a, z] = [i, i + 1].map((n) => first + Math.round((count * n) / stretchesADay)) as [number, number];
      await inOne(client, async () => {
        await client.query(CALLS, [a, z - 1, at + i * stretchMs, stretchMs / Math.max(1, z - a), seed]);
        for (const statement of FILL) await client.query(statement);
      });
    }
  } finally {
    client.release();
  }
}

async function inOne(client: PoolClient, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  await work();
  await client.query('COMMIT');
}
