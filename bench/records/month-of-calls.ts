/** A month of calls, made by Postgres itself out of a seed: 10 queues, 5 numbers, 8 menus, 200 agents, callers who ring again. */
import type { Pool } from 'pg';

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
const stretchMs = dayMs / 4;

// r1 … r6: chances of one call, out of its number and the seed, whatever the order in which rows are made.
const CALLS = `
  CREATE TEMPORARY TABLE drawn ON COMMIT DROP AS
  SELECT i, at, call_id_at(at) || '-7' || lpad(to_hex(i % 4096), 3, '0') || '-8000-' || lpad(to_hex(i), 12, '0') AS call_id,
    r[1] AS r1, r[2] AS r2, r[3] AS r3, r[4] AS r4,
    CASE WHEN r[1] < 0.05 THEN 'menu' WHEN r[1] < 0.85 THEN 'answered' WHEN r[1] < 0.95 THEN 'abandoned' ELSE 'callback' END AS fate,
    'queue-' || (r[2] * 10)::integer % 10 AS queue_id, (8001 + (r[3] * 200)::integer % 200)::text AS agent_id,
    -- exponential, in whole milliseconds
    (-12000 * ln(1 - r[4] * 0.999))::integer AS wait_ms, (1000 + r[2] * 9000)::integer AS ring_ms,
    (10000 - 170000 * ln(1 - r[3] * 0.999))::integer AS talk_ms
  FROM generate_series($1::bigint, $2::bigint) AS i
  CROSS JOIN LATERAL (SELECT to_timestamp(($3::double precision + (i - $1) * $4::double precision) / 1000) AS at) AS a
  CROSS JOIN LATERAL (SELECT array_agg((hashint8extended(i * 8 + k, $5::bigint) & 1048575) / 1048576.0::double precision ORDER BY k) AS r
    FROM generate_series(1, 4) AS k) AS chance`;
const FILL = [
  `INSERT INTO call (call_id, direction, node, dialled, caller, language, menu_path, arrived_at, answered_at, ended_at, final_at,
     outcome, ended_by, ended_reason, first_queue_id, last_agent_id, wait_ms, ring_ms, talk_ms, hold_ms, wrap_up_ms, offers, transfers)
   SELECT call_id, 'inbound', 'node-1', '9500' || 1 + (r4 * 5)::integer % 5, '13' || lpad((r3 * 3000000)::integer::text, 9, '0'), 'zh',
     ARRAY['main', 'menu-' || (r1 * 8)::integer % 8], at, at, at + interval '2 minutes', at + interval '3 minutes',
     CASE fate WHEN 'menu' THEN 'abandoned_in_menu' WHEN 'answered' THEN 'answered' WHEN 'abandoned' THEN 'abandoned_in_queue'
       ELSE 'callback_requested' END,
     'caller', 'caller-hung-up', CASE WHEN fate <> 'menu' THEN queue_id END, CASE WHEN fate = 'answered' THEN agent_id END,
     wait_ms, ring_ms, CASE WHEN fate = 'answered' THEN talk_ms ELSE 0 END, 0, 15000, 1, 0
   FROM drawn`,
  `INSERT INTO queue_visit (call_id, n, queue_id, entered_at, left_at, exit)
   SELECT call_id, 1, queue_id, at + interval '5 seconds', at + interval '5 seconds' + wait_ms * interval '1 millisecond', fate
   FROM drawn WHERE fate <> 'menu'`,
  `INSERT INTO offer (call_id, leg_no, visit_n, agent_id, made_at, ringing_at, ended_at, result, ring_ms)
   SELECT call_id, 1, 1, agent_id, at, at, at + interval '5 seconds' + wait_ms * interval '1 millisecond',
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
// States of half an hour through the working day; the rule that they touch one another is checked row by row, which takes
// longer than all the calls: here it is made true, and looked at once.
const STATES = `
  INSERT INTO agent_interval (agent_id, from_at, to_at, state)
  SELECT agent::text, at, CASE WHEN n < $3 THEN at + interval '30 minutes' END,
    CASE WHEN n % 48 >= 24 OR n = $3 THEN 'logged-out' WHEN n % 4 = 0 THEN 'ready' WHEN n % 12 = 6 THEN 'not-ready' ELSE 'talking' END
  FROM generate_series(8001, 8200) AS agent CROSS JOIN generate_series($1::integer, $2::integer) AS n
  CROSS JOIN LATERAL (SELECT to_timestamp($4::double precision / 1000) + n * interval '30 minutes' AS at) AS a`;

export async function fillMonth(pool: Pool, month: MonthOfCalls, say: (line: string) => void): Promise<void> {
  const { from, days, busiest, calls, seed } = month;
  for (const at of [from - dayMs, from, from + days * dayMs]) await pool.query('SELECT add_month($1)', [new Date(at)]);
  const ofBusiest = Math.round(calls / 10);
  const ofOthers = Math.floor((calls - ofBusiest) / (days - 1));
  let made = 0;
  for (let day = 0; day < days; day += 1) {
    const isLast = day === days - 1;
    const wanted = day === busiest ? ofBusiest : isLast ? calls - made : ofOthers;
    await fillDay(pool, { at: from + day * dayMs, first: made, count: wanted, seed });
    made += wanted;
    say(`reports: ${made} of ${calls} calls made`);
  }
  await pool.query('ALTER TABLE agent_interval DISABLE TRIGGER agent_interval_chain');
  const last = days * 48;
  for (let n = 0; n <= last; n += 48) await pool.query(STATES, [n, Math.min(n + 47, last), last, from]);
  await pool.query('ALTER TABLE agent_interval ENABLE TRIGGER agent_interval_chain');
  await pool.query('VACUUM ANALYZE');
}

interface Day {
  readonly at: number;
  readonly first: number;
  readonly count: number;
  readonly seed: number;
}

async function fillDay(pool: Pool, { at, first, count, seed }: Day): Promise<void> {
  const client = await pool.connect();
  const stretches = dayMs / stretchMs;
  try {
    for (let i = 0; i < stretches; i += 1) {
      const [a, z] = [first + Math.round((count * i) / stretches), first + Math.round((count * (i + 1)) / stretches)];
      await client.query('BEGIN');
      await client.query(CALLS, [a, z - 1, at + i * stretchMs, stretchMs / Math.max(1, z - a), seed]);
      for (const statement of FILL) await client.query(statement);
      await client.query('COMMIT');
    }
  } finally {
    client.release();
  }
}
