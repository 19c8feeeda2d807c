/** Recordings → Postgres, as far as the journal knows of them; the files are looked at by others, later. */
import type { ClientBase } from 'pg';
import type { CallEntry } from '../../core/journal';
import { foldRecordings } from './fold-recordings';

const BEGUN = `
  INSERT INTO recording (recording_id, call_id, kind, started_at, ended_at, is_discarded)
  SELECT recording_id, call_id, kind, to_timestamp(started_at / 1000), to_timestamp(ended_at / 1000), is_discarded
  FROM json_to_recordset($1) AS new (recording_id text, call_id text, kind text, started_at double precision,
    ended_at double precision, is_discarded boolean)
  ON CONFLICT (recording_id) DO NOTHING`;

const ENDED = `
  UPDATE recording SET ended_at = to_timestamp(new.at / 1000)
  FROM json_to_recordset($1) AS new (recording_id text, at double precision)
  WHERE recording.recording_id = new.recording_id AND ended_at IS NULL`;

const CALLS_ENDED = `
  UPDATE recording SET ended_at = to_timestamp(new.at / 1000)
  FROM json_to_recordset($1) AS new (call_id text, at double precision)
  WHERE recording.call_id = new.call_id AND ended_at IS NULL`;

const MASKS = `
  INSERT INTO recording_mask (recording_id, at, masked, by_whom)
  SELECT recording_id, to_timestamp(at / 1000), masked, by_whom
  FROM json_to_recordset($1) AS new (recording_id text, at double precision, masked boolean, by_whom text)
  ON CONFLICT DO NOTHING`;

// Ids of one call's messages differ in their last number only.
const REPLACED = `
  UPDATE recording SET is_discarded = true
  FROM json_to_recordset($1) AS new (recording_id text, call_id text)
  WHERE recording.call_id = new.call_id AND kind = 'voicemail' AND NOT is_discarded
    AND (length(recording.recording_id), recording.recording_id) < (length(new.recording_id), new.recording_id COLLATE "C")`;

export async function applyRecordings(client: ClientBase, entries: readonly CallEntry[]): Promise<void> {
  const { begun, ended, masks, kept, endedCalls } = foldRecordings(entries);
  const statements = [
    [BEGUN, begun],
    [ENDED, ended],
    [MASKS, masks],
    [REPLACED, kept],
    [CALLS_ENDED, endedCalls],
  ] as const;
  for (const [statement, rows] of statements) {
    if (rows.length > 0) await client.query(statement, [JSON.stringify(rows)]);
  }
}
