/** Recordings in the hotline's process: their index, who looks after the files, who may hear them. */
import type { Settings } from './config';
import type { Count } from './console/metrics';
import type { Rules } from './core/rules';
import type { Health, LongLived, RecordingDesk } from './engine/ports';
import type { Log } from './log';
import { createRecordingDesk } from './recordings/recording-desk';
import { createRecordingKeeper } from './recordings/recording-keeper';
import { createDatabase } from './storage/database';

export interface RecordingRoomParts {
  readonly settings: Pick<Settings, 'recordingsDir' | 'worker'>;
  readonly postgresUrl: string;
  /** Signs the addresses under which recordings are heard. */
  readonly secret: string;
  readonly rules: () => Rules;
  readonly log: Log;
}
export interface RecordingRoom extends LongLived {
  readonly desk: RecordingDesk;
  readonly health: Health;
  readonly counters: readonly Count[];
}

/** A pool of its own: many files must not hold up the record of calls. */
export function createRecordingRoom({ settings, postgresUrl, secret, rules, log }: RecordingRoomParts): RecordingRoom {
  const database = createDatabase({ url: postgresUrl, purpose: 'recordings', log });
  const { recordingsDir } = settings;
  const keeper = createRecordingKeeper({
    ...{ pool: database.pool, recordingsDir, log },
    keeping: () => rules().recordings,
  });
  const { counts } = keeper;
  const count = (name: string, help: string, value: () => number): Count => ({
    name: `hotline_recordings_${name}_total`,
    ...{ help, value },
  });
  return {
    desk: createRecordingDesk({ pool: database.pool, recordingsDir, secret }),
    health: keeper,
    counters: [
      count('indexed', 'recordings whose files were taken into the index', () => counts.indexed),
      count('moved', 'recordings moved off the telephony disk', () => counts.moved),
      count('deleted', 'recordings deleted because of their age', () => counts.deleted),
      count('failed', 'tries to look after a recording that failed', () => counts.failed),
    ],
    async start() {
      await database.start();
      if (settings.worker) await keeper.start();
    },
    async stop() {
      if (settings.worker) await keeper.stop();
      await database.stop();
    },
  };
}
