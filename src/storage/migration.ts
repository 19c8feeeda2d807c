/** Brings the tables up to date when the hotline starts; a Postgres that is away then is waited for, without holding calls up. */
import type { Health, LongLived } from '../engine/ports';
import type { Log } from '../log';
import { migrate } from './migrate';

const retryMs = 2_000;

export interface Migration extends LongLived, Health {
  readonly name: 'migration';
}

export function createMigration({ postgresUrl, log }: { readonly postgresUrl: string; readonly log: Log }): Migration {
  let trouble: string | null = 'not migrated yet';
  let timer: NodeJS.Timeout | null = null;
  let isStopping = false;
  const attempt = async (): Promise<void> => {
    try {
      await migrate(postgresUrl, log);
      trouble = null;
    } catch (error) {
      trouble = error instanceof Error ? error.message || error.name : String(error);
      if (!isStopping) timer = setTimeout(() => void attempt(), retryMs);
    }
  };
  return {
    name: 'migration',
    trouble: () => trouble,
    async start() {
      await attempt();
      if (trouble !== null) log.warn({ trouble }, 'migration waits for postgres');
    },
    async stop() {
      isStopping = true;
      if (timer) clearTimeout(timer);
    },
  };
}
