/** Who may hear a recording: by signed addresses only, each access on record before the first byte goes out. */
import { stat } from 'node:fs/promises';
import type { Pool } from 'pg';
import type { RecordingAsked, RecordingDesk, RecordingRefusal, RecordingSeen, RecordingStream } from '../engine/ports';
import { folderOf } from './keep-files';
import { codeOf, fileName, filePath } from './recording-file';
import { RecordingRows, type RecordingRow } from './recording-rows';
import { readGrant, signedAddress } from './signed-address';

export interface RecordingDeskOptions {
  readonly pool: Pool;
  readonly recordingsDir: string;
  readonly secret: string;
  /** How long an address holds; ten minutes. */
  readonly holdsMs?: number;
}

const ACCESS = `
  INSERT INTO recording_access (recording_id, side, who, from_address) VALUES ($1, $2, $3, $4) RETURNING id`;
const TAKEN = 'UPDATE recording_access SET bytes = $2 WHERE id = $1';

export function createRecordingDesk(options: RecordingDeskOptions): RecordingDesk {
  const { pool, recordingsDir, secret, holdsMs = 600_000 } = options;
  const rows = new RecordingRows(pool);

  return {
    async list(filter) {
      return (await rows.list(filter)).map((row) => seen(row, () => null));
    },
    async show(recordingId, who) {
      const row = await rows.one(recordingId);
      if (!row) return null;
      const until = Date.now() + holdsMs;
      return seen(row, (side) => ({ address: signedAddress({ recordingId, side, who, until }, secret), until }));
    },
    async open(asked: RecordingAsked): Promise<RecordingStream | RecordingRefusal> {
      const grant = readGrant(asked.recordingId, asked, secret, Date.now());
      if (typeof grant === 'string') return grant;
      const { recordingId, side, who } = grant;
      const row = await rows.one(recordingId);
      if (!row?.files.some((file) => file.side === side)) return 'recording-unknown';
      if (row.state !== 'kept') return 'recording-gone';
      const path = filePath(folderOf(row, recordingsDir), recordingId, side);
      const bytes = await sizeOf(path);
      if (bytes === null) return 'recording-gone';
      const { rows: noted } = await pool.query<{ id: string }>(ACCESS, [recordingId, side, who, asked.fromAddress]);
      const id = noted[0]?.id;
      return {
        ...{ path, bytes, fileName: fileName(recordingId, side) },
        taken: async (sent) => void (await pool.query(TAKEN, [id, sent])),
      };
    },
  };
}

type Addressed = (side: RecordingRow['files'][number]['side']) => { address: string; until: number } | null;

function seen(row: RecordingRow, addressed: Addressed): RecordingSeen {
  const { recordingId, callId, kind, state, lengthMs, isDiscarded, fault, deletedWhy, masked } = row;
  const files = row.files.map(({ side, bytes, sha256 }) => {
    const given = state === 'kept' ? addressed(side) : null;
    const until = given ? new Date(given.until).toISOString() : null;
    return { side, bytes: Number(bytes), sha256, address: given?.address ?? null, until };
  });
  return {
    ...{ recordingId, callId, kind, state, lengthMs, isDiscarded, fault, deletedWhy, masked, files },
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
