/** Which rules came into force when, and by whom: `rules_version`. */
import type { ClientBase } from 'pg';
import type { FloorEntry } from '../../core/floor-entry';

export type RulesApplied = Extract<FloorEntry, { type: 'RulesApplied' }>;
/** The file as it was; null: not kept. */
export type RulesText = (hash: string) => Promise<string | null>;

const ADD = `
  INSERT INTO rules_version (hash, at, who, text) VALUES ($1, to_timestamp($2::double precision / 1000), $3, $4)
  ON CONFLICT (at, hash) DO NOTHING`;

export async function applyRules(
  client: ClientBase,
  applied: readonly RulesApplied[],
  textOf: RulesText,
): Promise<void> {
  for (const { hash, at, by } of applied) await client.query(ADD, [hash, at, by ?? null, await textOf(hash)]);
}
