/** A real Asterisk of this test file's own, the adapter connected to it, and a core that only does what it is told. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pino from 'pino';
import { AriHttp } from '../../../src/asterisk/ari-http';
import { createAsterisk, type Asterisk } from '../../../src/asterisk/create-asterisk';
import { renderAsterisk, type AsteriskSecrets } from '../../../src/asterisk/render-asterisk';
import { readSettings, type Settings } from '../../../src/config';
import type { Command } from '../../../src/core/command';
import type { Event } from '../../../src/core/event';
import type { AgentId, CallId, NodeId } from '../../../src/core/ids';
import type { Rules } from '../../../src/core/rules';
import type { CallbackRows, CallRows, FloorView } from '../../../src/engine/ports';
import { SystemClock } from '../../../src/engine/system-clock';
import { asteriskDirs, asteriskSecrets, startAsterisk, type RunningAsterisk } from '../../../src/stack/asterisk';
import { leasePorts, type PortLease } from '../../phones/ports';
import { until } from '../../phones/until';
import type { PhonePlace } from './sip-phone';
import { transfers } from '../../fixtures/floor/rules';
import { writeSentences } from './tones';

export const trunkAddress = '127.0.0.2';
export const node = 'hotline-test' as NodeId;

/** Two numbers, one trunk; agents as asked for. */
export function rulesFor(trunkPort: number, agents: readonly string[] = ['8001', '8002']): Rules {
  const agent = (id: string) => ({ id: id as AgentId, name: id, skills: new Map(), secretFile: `agents/${id}` });
  const number = (digits: string) => ({
    number: digits,
    language: 'zh' as const,
    destination: { kind: 'hang-up', prompt: null } as const,
  });
  return {
    hash: `trunk ${trunkPort}, agents ${agents.join(' ')}`,
    name: 'test',
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    language: 'zh',
    rings: 3,
    ringCycleMs: 5_000,
    unreachableMs: 3_000,
    shortAbandonMs: 5_000,
    offers: { noAnswerMs: null, refusedMs: null, busyMs: null, unreachableMs: null },
    languages: new Map(),
    tiers: new Map(),
    tierNumbers: new Map(),
    maxHoldMs: 0,
    maxWaitMs: 60_000,
    serviceLevel: { formula: 'connect-rate-15s', withinMs: 15_000 },
    trunks: new Map([['demo', { id: 'demo', addresses: [trunkAddress], port: trunkPort, register: null }]]),
    hours: new Map(),
    numbers: new Map(['95001', '95002'].map((digits) => [digits, number(digits)])),
    menus: new Map(),
    queues: new Map(),
    agents: new Map(agents.map((id) => [id as AgentId, agent(id)])),
    transfers,
    callbacks: null,
    outside: null,
    voicemail: { longestMs: 120_000, silenceMs: 5_000 },
    fallbackAgents: ['8001' as AgentId],
  };
}

/** Of a type that shares its shape with another, too. */
type EventOf<T extends Event['type'], E = Event> = E extends { readonly type: infer K }
  ? T extends K
    ? E
    : never
  : never;

export class OwnAsterisk {
  readonly events: Event[] = [];
  /** Calls the core remembers after a restart. */
  readonly known = new Set<CallId>();
  rules: Rules;
  commitAttempt: CallbackRows['commitAttempt'] = async () => undefined;
  committed: CallRows['committed'] = async () => undefined;
  adapter: Asterisk;
  private running: RunningAsterisk | null = null;

  private constructor(
    readonly settings: Settings,
    readonly secrets: AsteriskSecrets,
    readonly place: PhonePlace,
    readonly trunkPort: number,
    private readonly ports: PortLease,
  ) {
    this.rules = rulesFor(trunkPort);
    this.adapter = this.newAdapter();
  }

  static async start(): Promise<OwnAsterisk> {
    const ports = await leasePorts();
    const folder = mkdtempSync(join(tmpdir(), 'hotline-asterisk-'));
    const rtp = await ports.range(200);
    const settings = readSettings({
      HOTLINE_STATE_DIR: folder,
      HOTLINE_NODE: node,
      HOTLINE_SIP_PORT: String(await ports.next()),
      HOTLINE_ARI_PORT: String(await ports.next()),
      HOTLINE_AMI_PORT: String(await ports.next()),
      HOTLINE_RTP_RANGE: `${rtp.from}-${rtp.to}`,
      HOTLINE_ASTERISK_ROOT: process.env.HOTLINE_ASTERISK_ROOT ?? resolve(__dirname, '../../../.hotline/asterisk/root'),
    });
    writeSentences(settings.promptsDir);
    mkdirSync(join(folder, 'phones'));
    const place = { folder: join(folder, 'phones'), ports, server: `127.0.0.1:${settings.sipPort}` };
    const own = new OwnAsterisk(settings, asteriskSecrets(folder), place, await ports.next(), ports);
    await own.boot();
    await own.adapter.start();
    return own;
  }

  async boot(): Promise<void> {
    const place = { dirs: asteriskDirs(this.settings), control: 'loopback' } as const;
    await renderAsterisk(this.settings, this.rules, this.secrets, place);
    this.running = await startAsterisk(this.settings, this.secrets, 'with-parent');
  }

  async halt(): Promise<void> {
    await this.running?.stop();
    this.running = null;
  }

  /** As after a restart of the hotline: nothing is known but what the core remembers. */
  async replaceAdapter(): Promise<void> {
    await this.adapter.stop();
    this.events.length = 0;
    this.adapter = this.newAdapter();
    await this.adapter.start();
  }

  async close(): Promise<void> {
    await this.adapter.stop();
    await this.halt();
    await this.ports.release();
    rmSync(this.settings.stateDir, { recursive: true, force: true });
  }

  do(...commands: readonly Command[]): void {
    this.adapter.execute(commands);
  }

  /** The first event of that type (from `from` on) that fits. */
  async next<T extends Event['type']>(
    type: T,
    fits: (event: EventOf<T>) => boolean = () => true,
    withinMs = 8_000,
  ): Promise<EventOf<T>> {
    const isIt = (event: Event) => event.type === type && fits(event as EventOf<T>);
    const seen = () => `saw ${this.events.map((event) => event.type).join(' ')}`;
    try {
      return await until(`${type}`, () => this.events.find(isIt) as EventOf<T> | undefined, { withinMs, everyMs: 5 });
    } catch (error) {
      throw new Error(`${String(error)}; ${seen()}`);
    }
  }

  count(type: Event['type']): number {
    return this.events.filter((event) => event.type === type).length;
  }

  /** Channels and bridges Asterisk holds now. */
  leftOver(): Promise<readonly string[]> {
    return this.withHttp(async (http) => {
      const all = await Promise.all(['/channels', '/bridges'].map((path) => http.request('GET', path)));
      return (all.flat() as { id: string }[]).map(({ id }) => id);
    });
  }

  async takeAway(): Promise<void> {
    const left = await this.leftOver();
    await this.withHttp(async (http) => {
      for (const id of left)
        for (const kind of ['channels', 'bridges']) await http.request('DELETE', `/${kind}/${id}`).catch(() => null);
    });
  }

  private async withHttp<T>(work: (http: AriHttp) => Promise<T>): Promise<T> {
    const http = new AriHttp(`http://127.0.0.1:${this.settings.ariPort}`, this.secrets.ari);
    return work(http).finally(() => http.close());
  }

  private newAdapter(): Asterisk {
    const { settings, secrets } = this;
    return createAsterisk({
      settings,
      secrets,
      endpoints: {
        ariUrl: `http://127.0.0.1:${settings.ariPort}`,
        ariPassword: secrets.ari,
        amiHost: '127.0.0.1',
        amiPort: settings.amiPort,
        amiPassword: secrets.ami,
      },
      rules: () => this.rules,
      clock: new SystemClock(0),
      post: { post: (event) => this.events.push(event) },
      view: { knowsCall: (callId) => this.known.has(callId), rules: () => this.rules } as FloorView,
      recorded: () => [],
      callbackRows: {
        register: async () => undefined,
        commitAttempt: (attempt, callId, at) => this.commitAttempt(attempt, callId, at),
      },
      callRows: { committed: (callId, seq) => this.committed(callId, seq) },
      log: pino({ level: process.env.HOTLINE_TEST_LOG ?? 'silent' }),
    });
  }
}
