/** Runs the migrations in a process of their own: the migrator is an ES module, which jest cannot load on Node 20. */
import { createLog } from '../../src/log';
import { migrate } from '../../src/storage/migrate';

migrate(process.argv[2] ?? '', createLog('silent')).then(
  (names) => console.log(JSON.stringify(names)),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
