/**
 * Brings a database to an earlier version: `<url> <count>` runs so many migrations at most, or takes the last so many back
 * with a third word `down`. A process of its own; see journal-migrate.
 */
import { join } from 'node:path';

async function main([url = '', count = '', direction = 'up']: readonly string[]): Promise<void> {
  const { runner } = await import('node-pg-migrate');
  const done = await runner({
    ...{
      databaseUrl: url,
      dir: join(__dirname, '../../migrations'),
      direction: direction === 'down' ? 'down' : 'up',
      count: Number(count),
    },
    ...{ migrationsTable: 'migration', singleTransaction: true, log: () => undefined },
  });
  console.log(JSON.stringify(done.map(({ name }) => name)));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
