/**
 * The peer: Asterisk's own app_queue, on the Asterisk, the SIP settings and the files the hotline's is rendered from. Only
 * the dialplan differs, and the module that routes.
 */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderAsterisk } from '../../src/asterisk/render-asterisk';
import { readSettings, type Settings } from '../../src/config';
import { parseRules } from '../../src/rules/load-rules';
import {
  asteriskCli,
  asteriskDirs,
  asteriskSecrets,
  startAsterisk,
  type RunningAsterisk,
} from '../../src/stack/asterisk';
import { prepareStateDir } from '../../src/stack/stack-files';
import { leasePorts, type PortLease } from '../../test/phones/ports';
import { until } from '../../test/phones/until';
import { asteriskRoot } from '../../test/system/parts';
import { trunkAddress } from '../../test/system/rules';
import { queueNumber, queueRules } from './queue-rules';
import type { Switch } from './standing-queue';

/** One of them each second looks whether its turn has come; `retry` is the least it takes. */
export const queuesConf = `[general]
autofill = yes
persistentmembers = no

[bench]
strategy = leastrecent
timeout = 15
retry = 1
wrapuptime = 0
autofill = yes
ringinuse = no
joinempty = yes
leavewhenempty = no
musicclass = default
monitor-format = wav
announce-frequency = 0
`;

export class AppQueue implements Switch {
  readonly name = 'app_queue';

  private constructor(
    readonly ports: PortLease,
    private readonly settings: Settings,
    private readonly asterisk: RunningAsterisk,
  ) {}

  static async start(folder: string, promptsDir: string): Promise<AppQueue> {
    const stateDir = join(folder, 'state');
    prepareStateDir({ stateDir });
    const ports = await leasePorts();
    const rulesFile = join(folder, 'hotline.yaml');
    const rules = parseRules(queueRules({ address: trunkAddress, port: await ports.next() }), rulesFile);
    const rtp = await ports.range(400);
    const settings = readSettings({
      HOTLINE_STATE_DIR: stateDir,
      HOTLINE_RULES: rulesFile,
      HOTLINE_PROMPTS_DIR: promptsDir,
      HOTLINE_ASTERISK_ROOT: asteriskRoot(),
      HOTLINE_SIP_ADDRESS: '127.0.0.1',
      HOTLINE_SIP_PORT: String(await ports.next()),
      HOTLINE_ARI_PORT: String(await ports.next()),
      HOTLINE_AMI_PORT: String(await ports.next()),
      HOTLINE_RTP_RANGE: `${rtp.from}-${rtp.to}`,
      HOTLINE_NODE: 'app-queue',
    });
    const secrets = asteriskSecrets(stateDir);
    const dirs = asteriskDirs(settings);
    await renderAsterisk(settings, rules, secrets, { dirs, control: 'loopback' });
    mkdirSync(settings.recordingsDir, { recursive: true });
    writeFileSync(join(dirs.etc, 'queues.conf'), queuesConf);
    writeFileSync(join(dirs.etc, 'extensions.conf'), dialplan(settings.recordingsDir));
    appendFileSync(join(dirs.etc, 'modules.conf'), '\nload = app_queue.so\n');
    return new AppQueue(ports, settings, await startAsterisk(settings, secrets, 'with-parent'));
  }

  get sip() {
    return { address: '127.0.0.1', port: this.settings.sipPort };
  }
  secretOf(agentId: string): string {
    return asteriskSecrets(this.settings.stateDir).of(`agents/${agentId}`);
  }
  async version(): Promise<string> {
    return /Asterisk (\S+)/.exec(await this.command('core show version'))?.[1] ?? 'unknown';
  }

  async phonesAnswer(agentIds: readonly string[]): Promise<void> {
    await until('the phones answer OPTIONS', async () => {
      const shown = await this.command('pjsip show contacts');
      for (const id of agentIds)
        if (new RegExp(`${id}/\\S+\\s+\\S+\\s+Unav`).test(shown)) await this.command(`pjsip qualify ${id}`);
      return agentIds.every((id) => new RegExp(`${id}/\\S+\\s+\\S+\\s+Avail`).test(shown));
    });
  }
  async waiting(): Promise<number> {
    return Number(/has (\d+) calls/.exec(await this.command('queue show bench'))?.[1] ?? NaN);
  }
  async begin(agentIds: readonly string[]): Promise<void> {
    for (const id of agentIds) await this.command(`queue add member PJSIP/${id} to bench`);
  }

  async stop(): Promise<void> {
    await this.asterisk.stop();
    await this.ports.release();
  }

  private command(text: string): Promise<string> {
    return asteriskCli(this.settings.asteriskRoot, this.settings.asteriskEtc, text);
  }
}

const dialplan = (recordingsDir: string): string => `[from-trunk]
exten => ${queueNumber},1,Answer()
 same => n,Set(MONITOR_FILENAME=${recordingsDir}/\${UNIQUEID})
 same => n,Queue(bench)
 same => n,Hangup()

[from-agents]
exten => _X.,1,Hangup()
`;
