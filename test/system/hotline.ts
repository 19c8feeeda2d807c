/**
 * A whole hotline of its own: Postgres, Redis, Asterisk and `hotline serve` as real processes in a private folder on
 * leased ports. Everything ends with the test that started it, or with that test's process.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readSettings, type Settings } from '../../src/config';
import { parseRules } from '../../src/rules/load-rules';
import type { RunningAsterisk } from '../../src/stack/asterisk';
import type { RunningPostgres } from '../../src/stack/postgres';
import { prepareStateDir } from '../../src/stack/stack-files';
import type { RunningRedis } from '../../src/stack/redis';
import { startChild, type Child } from '../phones/child';
import { runProgram, type Ran } from '../phones/run-program';
import { leasePorts, type PortLease } from '../phones/ports';
import { until } from '../phones/until';
import { Floor } from './floor';
import { asteriskRoot, makePrompts, openAsterisk, openPostgres, openRedis, promptsDir as testPrompts } from './parts';
import { RecordBook } from './record-book';
import { rulesText, trunkAddress, type TestRules } from './rules';
import { Switchboard } from './switchboard';

export interface HotlineOptions extends TestRules {
  /** Instead of the rules made from the other options. */
  readonly rulesText?: (trunk: { readonly address: string; readonly port: number }) => string;
  readonly promptsDir?: string;
  /** Instead of a temporary folder that is removed at the end. */
  readonly folder?: string;
  /** Before the service starts. */
  readonly prepare?: (place: { readonly stateDir: string; readonly postgresUrl: string }) => Promise<void>;
  /** Settings of the service itself. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Instead of one below the folder. */
  readonly journalDir?: string;
  /** RTP ports; two for each leg. */
  readonly rtpPorts?: number;
}

const program = resolve(__dirname, '../../bin/hotline');

export class Hotline {
  readonly floor: Floor;
  readonly record: RecordBook;
  readonly switchboard: Switchboard;
  private serve: Child | null = null;

  private constructor(
    readonly folder: string,
    readonly ports: PortLease,
    readonly settings: Settings,
    /** Where the carrier's telephones listen, at `trunkAddress`. */
    readonly trunkPort: number,
    private readonly env: NodeJS.ProcessEnv,
    private readonly parts: Parts,
    private readonly keepFolder: boolean,
  ) {
    this.floor = new Floor(`http://${settings.httpAddress}:${settings.httpPort}`);
    this.record = new RecordBook(parts.postgres.url);
    this.switchboard = new Switchboard(settings);
  }

  /** Resolves once it is ready for calls. */
  static async start(options: HotlineOptions = {}): Promise<Hotline> {
    const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'hotline-test-'));
    const stateDir = join(folder, 'state');
    prepareStateDir({ stateDir });
    const ports = await leasePorts();
    const trunkPort = await ports.next();
    const text =
      options.rulesText?.({ address: trunkAddress, port: trunkPort }) ?? rulesText({ ...options, trunkPort });
    const rulesFile = join(folder, 'hotline.yaml');
    writeFileSync(rulesFile, text);
    const rules = parseRules(text, rulesFile);
    makeSecrets(stateDir, rules.agents.keys());
    if (!options.promptsDir) await makePrompts();
    const rtp = await ports.range(options.rtpPorts ?? 160);
    const place = {
      HOTLINE_STATE_DIR: stateDir,
      HOTLINE_RULES: rulesFile,
      HOTLINE_PROMPTS_DIR: options.promptsDir ?? testPrompts,
      HOTLINE_ASTERISK_ROOT: asteriskRoot(),
      HOTLINE_SIP_ADDRESS: '127.0.0.1',
      HOTLINE_SIP_PORT: String(await ports.next()),
      HOTLINE_HTTP_PORT: String(await ports.next()),
      HOTLINE_ARI_PORT: String(await ports.next()),
      HOTLINE_AMI_PORT: String(await ports.next()),
      HOTLINE_RTP_RANGE: `${rtp.from}-${rtp.to}`,
      HOTLINE_NODE: `test-${trunkPort}`,
      ...(options.journalDir !== undefined && { HOTLINE_JOURNAL_DIR: options.journalDir }),
    };
    const settings = readSettings(place);
    const parts = await openParts(stateDir, () => openAsterisk(settings, rules));
    const stores = { HOTLINE_POSTGRES_URL: parts.postgres.url, HOTLINE_REDIS_URL: parts.redis.url };
    const env = { ...foreignEnvironment(), ...place, ...stores, ...options.environment, NODE_ENV: 'production' };
    const hotline = new Hotline(folder, ports, settings, trunkPort, env, parts, options.folder !== undefined);
    try {
      await options.prepare?.({ stateDir, postgresUrl: parts.postgres.url });
      await hotline.startServe();
    } catch (error) {
      await hotline.stop();
      throw error;
    }
    return hotline;
  }

  get sip(): { readonly address: string; readonly port: number } {
    return { address: '127.0.0.1', port: this.settings.sipPort };
  }
  /** Password of this agent's phone. */
  secretOf(agentId: string): string {
    return readFileSync(join(this.settings.stateDir, 'secrets', 'agents', agentId), 'utf8').trim();
  }
  /** Of the service, while it runs. */
  get pid(): number {
    return this.serve?.pid ?? 0;
  }

  /** `npx hotline` with these words, against this hotline. */
  command(...words: readonly string[]): Promise<Ran> {
    return runProgram(this.env, ...words);
  }

  /** Resolves once `/readyz` is green. */
  async startServe(): Promise<void> {
    const logFile = join(this.folder, 'serve.log');
    const child = await startChild(program, ['serve'], { logFile, env: this.env });
    this.serve = child;
    const isReady = () => this.floor.isReady();
    const ended = child.exited.then((how) => {
      throw new Error(`the service ended (${how}): ${readFileSync(logFile, 'utf8').slice(-2_000)}`);
    });
    await Promise.race([ended, until(`the service is ready (see ${logFile})`, isReady, { withinMs: 20_000 })]);
    ended.catch(() => undefined); // an end later on is the test's own doing
  }
  /** SIGKILL: it has no time for a word. */
  async killServe(): Promise<void> {
    this.serve?.signal('SIGKILL');
    await this.serve?.exited;
  }
  /** SIGTERM; resolves with its exit code. */
  async stopServe(): Promise<number | string | undefined> {
    await this.serve?.stop(15_000);
    return this.serve?.exited;
  }

  async stopPostgres(): Promise<void> {
    await this.parts.postgres.stop();
  }
  /** On the same port. */
  async startPostgres(): Promise<void> {
    this.parts.postgres = await openPostgres(this.settings.stateDir, this.parts.postgres.port);
  }

  /** Ends everything, in reverse; also after a start that failed half-way. */
  async stop(): Promise<void> {
    await this.record.close();
    await this.stopServe();
    const { asterisk, redis, postgres } = this.parts;
    await Promise.all([asterisk.stop(), redis.stop(), postgres.stop()]);
    await this.ports.release();
    // HOTLINE_TEST_KEEP keeps logs and recordings for whoever looks into a failure.
    if (!this.keepFolder && !process.env.HOTLINE_TEST_KEEP) rmSync(this.folder, { recursive: true, force: true });
  }
}

/** SIPp takes a password that happens to begin with 0x for a number: these never do. */
function makeSecrets(stateDir: string, agentIds: Iterable<string>): void {
  const folder = join(stateDir, 'secrets', 'agents');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const id of agentIds) {
    writeFileSync(join(folder, id), `phone-${randomBytes(16).toString('hex')}\n`, { mode: 0o600 });
  }
}

/** Less the settings of whoever runs the tests: they are for another hotline. */
const foreignEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('HOTLINE_')));

interface Parts {
  postgres: RunningPostgres;
  readonly redis: RunningRedis;
  readonly asterisk: RunningAsterisk;
}

/** All or none: what did start is stopped again when another does not. */
async function openParts(stateDir: string, openAsteriskPart: () => Promise<RunningAsterisk>): Promise<Parts> {
  const started = await Promise.allSettled([openPostgres(stateDir), openRedis(stateDir), openAsteriskPart()]);
  const [postgres, redis, asterisk] = started;
  if (postgres.status === 'fulfilled' && redis.status === 'fulfilled' && asterisk.status === 'fulfilled') {
    return { postgres: postgres.value, redis: redis.value, asterisk: asterisk.value };
  }
  for (const part of started) if (part.status === 'fulfilled') await part.value.stop();
  throw started.find((part) => part.status === 'rejected')?.reason;
}
