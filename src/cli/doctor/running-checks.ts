/** What runs: the parts, their ports and whether each answers as it should. */
import { Redis } from 'ioredis';
import { connect } from 'node:net';
import { Client } from 'pg';
import type { Settings } from '../../config';
import { ariUser } from '../../asterisk/asterisk-ids';
import { stackEndpoints } from '../../stack/endpoints';
import { requireFreePort, type WantedPort } from '../../stack/free-port';
import { stackStatus } from '../../stack/stack';
import type { PartName } from '../../stack/stack-files';
import { attempt, failed, off, ok, type Check } from './check';
import { readyChecks } from './ready-checks';

const restart = 'npm run down, then npm run up; the logs are in the state folder';

export async function runningChecks(settings: Settings): Promise<Check[]> {
  const parts = stackStatus(settings).filter((part) => !isGiven(settings, part.part));
  const running = new Set(parts.filter((part) => part.state === 'running').map((part) => part.part));
  const isDown = running.size === 0;
  const checks = parts.map(({ part, pid }) => {
    if (pid !== null) return ok(`${part} runs`, `pid ${pid}`);
    return isDown ? off(`${part} runs`, 'no: npm run up') : failed(`${part} runs`, 'no', 'npm run up');
  });
  const ports = await Promise.all(portsOf(settings, running).map(portCheck));
  return [...checks, ...ports, ...(isDown ? [] : await answerChecks(settings))];
}

/** Ports of parts that do not run must be free. */
function portsOf(settings: Settings, running: ReadonlySet<PartName>): WantedPort[] {
  const asterisk: WantedPort[] = [
    {
      protocol: 'udp',
      port: settings.sipPort,
      address: settings.sipAddress,
      purpose: 'SIP',
      variable: 'HOTLINE_SIP_PORT',
    },
    { protocol: 'tcp', port: settings.ariPort, address: '127.0.0.1', purpose: 'ARI', variable: 'HOTLINE_ARI_PORT' },
    { protocol: 'tcp', port: settings.amiPort, address: '127.0.0.1', purpose: 'AMI', variable: 'HOTLINE_AMI_PORT' },
  ];
  const console: WantedPort = {
    protocol: 'tcp',
    port: settings.httpPort,
    address: settings.httpAddress,
    purpose: 'the console',
    variable: 'HOTLINE_HTTP_PORT',
  };
  return [...(running.has('asterisk') || settings.ariUrl ? [] : asterisk), ...(running.has('serve') ? [] : [console])];
}

const portCheck = (port: WantedPort): Promise<Check> =>
  attempt(`port ${port.port}`, `free it, or set ${port.variable}`, async () => {
    await requireFreePort(port);
    return `free for ${port.purpose}`;
  });

async function answerChecks(settings: Settings): Promise<Check[]> {
  const { postgresUrl, redisUrl, ariUrl, ariPassword, amiHost, amiPort } = stackEndpoints(settings);
  const answers = await Promise.all([
    attempt('postgres answers', restart, () => askPostgres(postgresUrl)),
    attempt('redis answers', restart, () => askRedis(redisUrl)),
    attempt('ARI answers', restart, () => askAri(ariUrl, ariPassword)),
    attempt('AMI answers', restart, () => greeting(amiHost, amiPort)),
  ]);
  return [...answers, ...(await readyChecks(settings))];
}

async function askPostgres(url: string): Promise<string> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined); // the query rejects
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; fsync: string }>(
      `select current_setting('server_version') as version, current_setting('fsync') as fsync`,
    );
    const { version = '?', fsync = '?' } = rows[0] ?? {};
    if (fsync !== 'on') throw new Error('fsync is off: a power cut would lose what was promised');
    return `version ${version}, fsync on`;
  } finally {
    await client.end();
  }
}

/** Timers of callbacks live there: they must survive a restart and never be evicted. */
async function askRedis(url: string): Promise<string> {
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: null,
    connectTimeout: 3_000,
    maxRetriesPerRequest: 0,
  });
  redis.on('error', () => undefined); // the commands reject
  try {
    await redis.connect();
    const [, policy] = await redis.config('GET', 'maxmemory-policy');
    const [, aof] = await redis.config('GET', 'appendonly');
    if (policy !== 'noeviction') throw new Error(`maxmemory-policy is ${policy}, noeviction is needed`);
    if (aof !== 'yes') throw new Error('appendonly is off: timers would not survive a restart');
    return 'appendonly, noeviction';
  } finally {
    redis.disconnect();
  }
}

async function askAri(url: string, password: string): Promise<string> {
  const authorization = `Basic ${Buffer.from(`${ariUser}:${password}`).toString('base64')}`;
  const response = await fetch(`${url}/ari/asterisk/info?only=system`, {
    headers: { authorization },
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  await response.arrayBuffer();
  return url;
}

function greeting(host: string, port: number): Promise<string> {
  return new Promise((accept, reject) => {
    const socket = connect({ host, port, timeout: 3_000 });
    socket.once('data', (data) => accept(data.toString().trim()));
    socket.once('timeout', () => reject(new Error(`${host}:${port} does not greet`)));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error(`${host}:${port} hangs up`)));
  }).then((text) => String(text));
}

function isGiven(settings: Settings, part: PartName): boolean {
  const given: Readonly<Record<PartName, string>> = {
    postgres: settings.postgresUrl,
    redis: settings.redisUrl,
    asterisk: settings.ariUrl,
    serve: '',
    orders: '',
  };
  return given[part] !== '';
}
