/** The index of recordings in Postgres: what is asked of it, and what is noted in it. */
import type { Pool } from 'pg';
import type { RecordingKind, Side, Weighed } from './recording-file';

export interface RecordingRow {
  readonly recordingId: string;
  readonly callId: string;
  readonly kind: RecordingKind;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly state: 'open' | 'kept' | 'missing' | 'deleted';
  readonly lengthMs: number | null;
  /** Null: the folder it was recorded in. */
  readonly place: string | null;
  readonly isDoubled: boolean;
  readonly isDiscarded: boolean;
  readonly checkedAt: Date | null;
  readonly fault: string | null;
  readonly deletedAt: Date | null;
  readonly deletedWhy: string | null;
  readonly files: readonly RecordedFile[];
  /** Milliseconds from its beginning; `to` null: to its end. */
  readonly masked: readonly MaskedSpan[];
}
export interface RecordedFile extends Weighed {
  readonly side: Side;
}
export interface MaskedSpan {
  readonly fromMs: number;
  readonly toMs: number | null;
}

interface Read extends Omit<RecordingRow, 'masked'> {
  readonly masks: readonly { readonly ms: number; readonly masked: boolean }[];
}

const SELECT = `
  SELECT recording_id AS "recordingId", call_id AS "callId", kind, started_at AS "startedAt", ended_at AS "endedAt", state,
    length_ms AS "lengthMs", place, is_doubled AS "isDoubled", is_discarded AS "isDiscarded", checked_at AS "checkedAt",
    fault, deleted_at AS "deletedAt", deleted_why AS "deletedWhy",
    coalesce((SELECT json_agg(json_build_object('side', side, 'bytes', bytes, 'sha256', sha256) ORDER BY side)
      FROM recording_file f WHERE f.recording_id = r.recording_id), '[]') AS files,
    coalesce((SELECT json_agg(json_build_object('ms', round(extract(epoch FROM m.at - r.started_at) * 1000),
      'masked', m.masked) ORDER BY m.at) FROM recording_mask m WHERE m.recording_id = r.recording_id), '[]') AS masks
  FROM recording r`;

const ONE = `${SELECT} WHERE recording_id = $1`;
const LIST = `${SELECT}
  WHERE ($1::text IS NULL OR call_id = $1) AND ($2::timestamptz IS NULL OR started_at >= $2)
    AND ($3::text IS NULL OR state = $3)
  ORDER BY started_at DESC, recording_id DESC LIMIT $4`;
const AFTER = `${SELECT} WHERE state IN ('kept', 'missing') AND recording_id > $1 ORDER BY recording_id LIMIT 200`;

// Nobody told of its end: its hotline was lost, or the entry was set aside.
const CLOSED = `${SELECT}
  WHERE state = 'open' AND (ended_at < now() - interval '3 seconds' OR started_at < now() - interval '1 day')
  ORDER BY started_at LIMIT 100`;
const TO_MOVE = `${SELECT}
  WHERE state = 'kept' AND place IS NULL AND NOT is_discarded AND fault IS NULL
    AND ended_at < now() - $1 * interval '1 millisecond'
  ORDER BY ended_at LIMIT 100`;
const DOUBLED = `${SELECT} WHERE is_doubled LIMIT 100`;
/** What the law wants kept with a callback's consent. */
export const evidenceDays = 30;
const TOO_OLD = `${SELECT}
  WHERE state = 'kept' AND NOT is_discarded AND ended_at < now() - $1 * interval '1 millisecond'
    AND NOT EXISTS (SELECT FROM callback b
      WHERE b.kind = 'callback' AND b.promised_at IS NOT NULL
        AND (b.parent_call_id = r.call_id OR b.callback_id = (SELECT c.callback_id FROM call c WHERE c.call_id = r.call_id))
        AND (b.closed_at IS NULL OR b.closed_at > now() - interval '${evidenceDays} days'))
  ORDER BY ended_at LIMIT 100`;
const DISCARDED = `${SELECT}
  WHERE state = 'kept' AND is_discarded AND ended_at < now() - interval '1 hour' ORDER BY ended_at LIMIT 100`;

const FILE = `
  INSERT INTO recording_file (recording_id, side, bytes, sha256) VALUES ($1, $2, $3, $4)
  ON CONFLICT (recording_id, side) DO UPDATE SET bytes = excluded.bytes, sha256 = excluded.sha256`;
const KEPT = `
  UPDATE recording SET state = 'kept', length_ms = $2, fault = $3, ended_at = coalesce(ended_at, $4), checked_at = now()
  WHERE recording_id = $1 AND state <> 'deleted'`;
const MISSING = `
  UPDATE recording SET state = 'missing', ended_at = coalesce(ended_at, started_at), fault = $2, checked_at = now()
  WHERE recording_id = $1 AND state <> 'deleted'`;
const CHECKED = `
  UPDATE recording SET fault = $2, checked_at = now(), state = $3 WHERE recording_id = $1 AND state <> 'deleted'`;
const MOVED = `
  UPDATE recording SET place = $2, is_doubled = true WHERE recording_id = $1 AND state = 'kept' AND place IS NULL`;
const SINGLE = `UPDATE recording SET is_doubled = false WHERE recording_id = $1`;
const DELETED = `
  UPDATE recording SET state = 'deleted', deleted_at = now(), deleted_why = $2, is_doubled = false WHERE recording_id = $1`;

export class RecordingRows {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  /** Null: none of that id. */
  async one(recordingId: string): Promise<RecordingRow | null> {
    return (await this.read(ONE, [recordingId]))[0] ?? null;
  }
  /** Newest first. */
  list(wanted: ListWanted): Promise<readonly RecordingRow[]> {
    return this.read(LIST, [wanted.callId ?? null, wanted.since ?? null, wanted.state ?? null, wanted.limit]);
  }
  /** A stretch of all of which there should be files, by id. */
  after(recordingId: string): Promise<readonly RecordingRow[]> {
    return this.read(AFTER, [recordingId]);
  }
  closed(): Promise<readonly RecordingRow[]> {
    return this.read(CLOSED, []);
  }
  toMove(afterMs: number): Promise<readonly RecordingRow[]> {
    return this.read(TO_MOVE, [afterMs]);
  }
  doubled(): Promise<readonly RecordingRow[]> {
    return this.read(DOUBLED, []);
  }
  tooOld(keepMs: number): Promise<readonly RecordingRow[]> {
    return this.read(TOO_OLD, [keepMs]);
  }
  discarded(): Promise<readonly RecordingRow[]> {
    return this.read(DISCARDED, []);
  }

  async kept(id: string, files: readonly RecordedFile[], known: Known): Promise<void> {
    for (const { side, bytes, sha256 } of files) await this.pool.query(FILE, [id, side, bytes, sha256]);
    await this.pool.query(KEPT, [id, known.lengthMs, known.fault, known.endedAt]);
  }
  async missing(id: string, fault: string): Promise<void> {
    await this.pool.query(MISSING, [id, fault]);
  }
  async checked(id: string, fault: string | null, isThere: boolean): Promise<void> {
    await this.pool.query(CHECKED, [id, fault, isThere ? 'kept' : 'missing']);
  }
  async moved(id: string, place: string): Promise<void> {
    await this.pool.query(MOVED, [id, place]);
  }
  async single(id: string): Promise<void> {
    await this.pool.query(SINGLE, [id]);
  }
  async deleted(id: string, why: 'too-old' | 'discarded' | 'person-erased'): Promise<void> {
    await this.pool.query(DELETED, [id, why]);
  }

  private async read(statement: string, values: readonly unknown[]): Promise<readonly RecordingRow[]> {
    const { rows } = await this.pool.query<Read>(statement, [...values]);
    return rows.map(({ masks, ...row }) => ({ ...row, masked: spansOf(masks) }));
  }
}

export interface ListWanted {
  readonly callId?: string;
  readonly since?: Date;
  readonly state?: string;
  readonly limit: number;
}
interface Known {
  readonly lengthMs: number;
  readonly fault: string | null;
  /** Where nobody told. */
  readonly endedAt: Date;
}

function spansOf(masks: Read['masks']): readonly MaskedSpan[] {
  const spans: { fromMs: number; toMs: number | null }[] = [];
  for (const { ms, masked } of masks) {
    const last = spans.at(-1);
    const isOpen = last?.toMs === null;
    if (masked && !isOpen) spans.push({ fromMs: Math.max(0, Number(ms)), toMs: null });
    if (!masked && last && isOpen) last.toMs = Number(ms);
  }
  return spans;
}
