/** Journal entries → rows, inside the caller's transaction. What is on record already is not told twice. */
import type { ClientBase } from 'pg';
import type { CallEntry, Entry } from '../../core/journal';
import type { Callbacks } from '../../core/rules';
import { applyAgents, type StateChange } from './apply-agents';
import { applyCallbacks } from './apply-callbacks';
import { applyCalls } from './apply-calls';
import { applyEvents } from './apply-events';
import { applyRecordings } from './apply-recordings';
import { applyRules, type RulesApplied, type RulesText } from './apply-rules';
import { applySurveys } from './apply-surveys';
import { markDirty } from './mark-dirty';
import { applyWebhooks, type Webhooks } from './apply-webhooks';
import { foldCalls } from './fold-calls';
import { foldPromises } from './fold-promises';
import { foldSurveys } from './fold-surveys';
import type { Rows } from './rows';

/** What of the rules the record needs. */
export interface ProjectionRules {
  /** How callbacks are tried again. */
  readonly callbacks: Callbacks | null;
  readonly textOf: RulesText;
  /** Who is told what. */
  readonly webhooks?: Webhooks | undefined;
}

/** An entry no row can be made of, whatever Postgres says. */
export class UnreadableEntry extends Error {}

/** Rejects with the database's error or with UnreadableEntry; the caller rolls back. */
export async function applyEntries(
  client: ClientBase,
  entries: readonly Entry[],
  rules: ProjectionRules,
): Promise<void> {
  const fresh = await applyEvents(client, entries.filter(isCallEntry));
  const rows = fold(fresh);
  rows.callbacks.push(...foldPromises(entries));
  await applyCalls(client, rows);
  await applySurveys(client, foldSurveys(fresh));
  await applyRecordings(client, fresh);
  await applyCallbacks(client, rows, rules.callbacks);
  const changes = entries.filter(isStateChange);
  await applyAgents(client, changes);
  await applyRules(client, entries.filter(isRulesApplied), rules.textOf);
  await markDirty(client, fresh, changes);
  const known = new Set<Entry>(fresh);
  await applyWebhooks(
    client,
    entries.filter((entry) => !isCallEntry(entry) || known.has(entry)),
    rules.webhooks,
  );
}

function fold(entries: readonly CallEntry[]): Rows {
  try {
    return foldCalls(entries);
  } catch (error) {
    throw new UnreadableEntry(error instanceof Error ? error.message : String(error));
  }
}

const isCallEntry = (entry: Entry): entry is CallEntry => 'seq' in entry;
const isRulesApplied = (entry: Entry): entry is RulesApplied => entry.type === 'RulesApplied';
const isStateChange = (entry: Entry): entry is StateChange => entry.type === 'AgentStateChanged';
