/** What was handed to the journal beside what stands in Postgres. Knows the tables, and nothing of how they were filled. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Client } from 'pg';

export interface Carried {
  /** Entries of calls, and changes of agents' states, that the service said it had handed over. */
  readonly toldEntries: number;
  readonly toldCalls: number;
  /** Told and not there, or missing in the numbers of a call. */
  readonly lostEntries: number;
  /** There twice, in any table. */
  readonly doubledEntries: number;
  readonly setAside: number;
  /** Calls without an outcome, visits, offers and talks without an end, agents without exactly one present state. */
  readonly open: number;
}

const EVENTS = `SELECT call_id || ' ' || seq || ' ' || type AS told FROM call_event`;
const GAPS = `SELECT coalesce(sum(missing), 0)::int AS n FROM (
  SELECT max(seq) - count(*) AS missing FROM call_event GROUP BY call_id) AS calls`;
const SET_ASIDE = `SELECT count(*)::int AS n FROM journal_reject WHERE loaded_at IS NULL`;
const OPEN = `SELECT
  (SELECT count(*) FROM call WHERE outcome IS NULL) + (SELECT count(*) FROM queue_visit WHERE left_at IS NULL) +
  (SELECT count(*) FROM offer WHERE ended_at IS NULL) + (SELECT count(*) FROM talk WHERE ended_at IS NULL) +
  (SELECT count(*) FROM (SELECT count(*) FILTER (WHERE to_at IS NULL) AS present FROM agent_interval GROUP BY agent_id)
    AS agents WHERE present <> 1) AS n`;
/** A state may begin twice in one millisecond only when another came in between. */
const DOUBLED = `SELECT
  (SELECT count(*) - count(DISTINCT (call_id, seq)) FROM call_event) + (SELECT count(*) - count(DISTINCT call_id) FROM call) +
  (SELECT count(*) FROM (SELECT state, reason, call_id, lag(ROW(state, reason, call_id)) OVER agent AS before
    FROM agent_interval WINDOW agent AS (PARTITION BY agent_id ORDER BY from_at, id)) AS intervals
   WHERE before = ROW(state, reason, call_id)) AS n`;
const STATES = `SELECT agent_id || ' ' || round(extract(epoch FROM from_at) * 1000)::bigint || ' ' || state AS told
  FROM agent_interval`;

export async function compareRecord(url: string, toldFile: string): Promise<Carried> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const rows = async (text: string) => (await client.query<{ told: string }>(text)).rows.map(({ told }) => told);
    const count = async (text: string) => Number((await client.query<{ n: string }>(text)).rows[0]?.n);
    const there = new Set([...(await rows(EVENTS)), ...(await rows(STATES)).map((line) => `agent ${line}`)]);
    const calls = new Set<string>();
    let told = 0;
    let missing = 0;
    for await (const line of createInterface({ input: createReadStream(toldFile) })) {
      if (line === '') continue;
      told += 1;
      if (!there.has(line)) missing += 1;
      if (!line.startsWith('agent ')) calls.add(line.slice(0, line.indexOf(' ')));
    }
    return {
      toldEntries: told,
      toldCalls: calls.size,
      lostEntries: missing + (await count(GAPS)),
      doubledEntries: await count(DOUBLED),
      setAside: await count(SET_ASIDE),
      open: await count(OPEN),
    };
  } finally {
    await client.end();
  }
}
