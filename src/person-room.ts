/** Personal data in the hotline's process: where journal, rows, recordings and floor meet for one person. */
import { join } from 'node:path';
import type { Settings } from './config';
import type { Core } from './core/core';
import type { CallersDesk, Clock, LongLived, PersonDesk, Post } from './engine/ports';
import { personOnFloor } from './engine/person-on-floor';
import type { JournalStore } from './journal/journal-store';
import type { JournalWriter } from './journal/writer';
import type { Log } from './log';
import { createPersonDesk } from './persons/person-desk';
import { remove } from './recordings/keep-files';
import { RecordingRows } from './recordings/recording-rows';
import { ensureSecret } from './stack/secret-file';
import { createDatabase } from './storage/database';

export interface PersonRoomParts {
  readonly settings: Pick<Settings, 'stateDir' | 'recordingsDir'>;
  readonly postgresUrl: string;
  readonly core: Core;
  readonly journal: JournalStore;
  readonly writer: Pick<JournalWriter, 'settled'>;
  readonly callers: Pick<CallersDesk, 'remove'>;
  readonly post: Post;
  readonly clock: Clock;
  readonly log: Log;
}
export interface PersonRoom extends LongLived {
  readonly desk: PersonDesk;
}

/** Every table is looked through, which takes its time. */
const statementMs = 3_600_000;

export function createPersonRoom(parts: PersonRoomParts): PersonRoom {
  const { settings, postgresUrl, core, journal, writer, callers, post, clock, log } = parts;
  const { stateDir, recordingsDir } = settings;
  const database = createDatabase({
    ...{ url: postgresUrl, purpose: 'persons', log, max: 2, statementTimeoutMs: statementMs },
  });
  const rows = new RecordingRows(database.pool);
  return {
    desk: createPersonDesk({
      ...{ pool: database.pool, stateDir, recordingsDir, callers, post, clock },
      salt: ensureSecret(join(stateDir, 'secrets', 'persons')),
      isOnFloor: (numbers) => personOnFloor(core, numbers),
      settled: (ms) => writer.settled(ms),
      rewriteJournal: (eraser) => journal.rewrite(eraser),
      async removeRecordings(calls) {
        let count = 0;
        for (const callId of calls) {
          for (const row of await rows.list({ callId, limit: 10_000 })) {
            if (row.state !== 'deleted') await remove(rows, row, recordingsDir, 'person-erased');
            count += row.state === 'deleted' ? 0 : 1;
          }
        }
        return count;
      },
    }),
    start: () => database.start(),
    stop: () => database.stop(),
  };
}
