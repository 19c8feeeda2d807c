/** One `hotline worker`, as a process that can be killed: <postgres url> <redis url> <prefix> <engine's socket>. */
import { createCallbackTimers } from '../../src/callbacks/callback-timers';
import { createCallbackWorker } from '../../src/callbacks/callback-worker';
import { handOverSocket } from '../../src/callbacks/engine-socket-client';
import { openRedis } from '../../src/callbacks/redis-link';
import { createLog } from '../../src/log';
import { createDatabase } from '../../src/storage/database';

const [url = '', redisUrl = '', prefix = '', socket = ''] = process.argv.slice(2);
const log = createLog('fatal');
const link = openRedis(redisUrl, log);
const database = createDatabase({ url, purpose: 'worker', log, statementTimeoutMs: 5_000 });
const timers = createCallbackTimers(link, prefix, log);
const handOver = handOverSocket(socket);
const worker = createCallbackWorker({ pool: database.pool, link, timers, handOver, prefix, log, sweepMs: 500 });
void worker.start().then(() => process.stdout.write('works\n'));
