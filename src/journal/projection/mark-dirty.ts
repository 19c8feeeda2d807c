/** In the same transaction as the rows: which quarters of an hour the rollups of reports must count again. */
import type { ClientBase } from 'pg';
import type { CallEntry } from '../../core/journal';
import type { StateChange } from './apply-agents';

const CALLS = `SELECT kpi_mark_calls($1)`;
const AGENTS = `SELECT kpi_mark_agents(to_timestamp($1::double precision / 1000), NULL)`;

export async function markDirty(
  client: ClientBase,
  entries: readonly CallEntry[],
  changes: readonly StateChange[],
): Promise<void> {
  const callIds = new Set(entries.filter(counts).map(({ callId }) => callId));
  if (callIds.size > 0) await client.query(CALLS, [[...callIds]]);
  if (changes.length === 0) return;
  await client.query(AGENTS, [changes.reduce((first, { at }) => Math.min(first, at), Infinity)]);
}

/** What reports count: the sentences a caller hears are not it. */
const counted: ReadonlySet<CallEntry['type']> = new Set([
  ...([
    'CallStarted',
    'MenuEntered',
    'QueueEntered',
    'QueueLeft',
    'OfferEnded',
    'ConsultAnswered',
    'ConsultEnded',
  ] as const),
  ...(['TalkStarted', 'TalkEnded', 'WrapUpDone', 'SurveyStarted', 'SurveyAnswered', 'SurveyEnded'] as const),
  ...(['CallbackAsked', 'CallbackPromised', 'CallbackNotPromised', 'CallTransferred', 'CallEnded'] as const),
]);
const counts = ({ type }: CallEntry) => counted.has(type);
