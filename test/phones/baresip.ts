/**
 * A real softphone: one baresip process with its own folder, address and ports, told what to do over its control
 * socket. What its ear hears is written to WAV files as it comes.
 */
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BaresipControl, type PhoneEvent } from './baresip-control';
import { findBaresip } from './baresip-program';
import { startChild, type Child } from './child';
import type { Law } from './g711';
import type { PortLease } from './ports';
import { until, type Patience } from './until';
import { readWav } from './wav';

export interface BaresipOptions {
  /** Made when missing; holds configuration, log and recordings. */
  readonly folder: string;
  readonly ports: PortLease;
  /** Loopback address it calls from: a trunk's, or any other for an agent's phone. */
  readonly address: string;
  /** UDP port of its SIP; a leased one unless given. */
  readonly port?: number;
  readonly server: { readonly address: string; readonly port: number };
  /** Extension, or the caller's number. */
  readonly user: string;
  /** Registers with it; null: a caller from outside. */
  readonly password: string | null;
  /** What its mouth says, once, from the answer on: 8 kHz mono WAV. */
  readonly voice: string;
  readonly codec?: Law;
  readonly digits?: 'rfc4733' | 'info';
  /** Milliseconds of ringing before it picks up; null (default): somebody must. */
  readonly answersAfterMs?: number | null;
  /** A Debian root that may hold a newer baresip. */
  readonly root?: string | null;
}

export class Baresip {
  private answersAfterMs: number | null;
  private seen = 0;

  private constructor(
    private readonly options: BaresipOptions,
    private readonly child: Child,
    private control: BaresipControl,
  ) {
    this.answersAfterMs = options.answersAfterMs ?? null;
  }

  static async start(options: BaresipOptions): Promise<Baresip> {
    const program = findBaresip(options.root ?? null);
    if (options.digits === 'info' && !program.sendsInfo) {
      throw new Error(`baresip ${program.version} cannot send SIP INFO digits; 1.1 or later can`);
    }
    mkdirSync(options.folder, { recursive: true });
    const controlPort = await options.ports.next();
    const config = await configText(options, program.modules, controlPort);
    writeFileSync(join(options.folder, 'config'), config);
    for (const name of ['accounts', 'contacts']) writeFileSync(join(options.folder, name), '');
    const logFile = join(options.folder, 'baresip.log');
    const args = [...program.args, '-f', options.folder, '-s'];
    const child = await startChild(program.command, args, { logFile, cwd: options.folder });
    let phone: Baresip | null = null;
    const control = await BaresipControl.open(controlPort, (event) => phone?.notice(event));
    phone = new Baresip(options, child, control);
    // Registers only now: a call that waits for this phone comes in at once and must be noticed.
    await control.command('uanew', account(options));
    if (options.password !== null) await phone.register();
    return phone;
  }

  get user(): string {
    return this.options.user;
  }
  get events(): readonly PhoneEvent[] {
    return this.control.events;
  }

  /** Resolves once the registrar accepted it. */
  async register(): Promise<void> {
    await until(`phone ${this.user} is registered`, async () => (await this.control.command('reginfo')).includes('OK'));
  }

  /** Says REGISTER once more with a new contact, as after a change of network, whatever is going on. */
  async registerAgain(): Promise<void> {
    const before = this.registrations();
    await this.control.command('uanew', account(this.options));
    await until(`phone ${this.user} is registered anew`, () => this.registrations() > before);
  }
  private registrations(): number {
    return this.events.filter((event) => event.type === 'REGISTER_OK').length;
  }

  /** Waits for an event of this type that no earlier wait took; earlier events of other types are passed over. */
  async expect(type: string, patience: Patience = {}): Promise<PhoneEvent> {
    return until(
      `${type} at phone ${this.user}`,
      () => {
        const at = this.events.findIndex((event, i) => i >= this.seen && event.type === type);
        if (at >= 0) this.seen = at + 1;
        return this.events[at];
      },
      patience,
    );
  }

  async dial(number: string): Promise<void> {
    const { address, port } = this.options.server;
    await this.control.command('dial', `sip:${number}@${address}:${port}`);
  }
  async accept(): Promise<void> {
    await this.control.command('accept');
  }
  /** Ends the call; one that still rings is refused with 486. */
  async hangUp(): Promise<void> {
    await this.control.command('hangup');
  }
  async hold(): Promise<void> {
    await this.control.command('hold');
  }
  async resume(): Promise<void> {
    // 1.1 resumes the call and then complains that there was no other one to put on hold.
    await this.control.command('resume').catch((error: Error) => {
      if (!error.message.includes('Invalid argument')) throw error;
    });
  }
  /** One digit after another, each 100 ms after the one before, as a hurried person does. */
  async press(digits: string): Promise<void> {
    for (const digit of digits) {
      await this.control.command('sndcode', digit);
      if (digits.length > 1) await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }
  /** From now on. */
  setAnswer(afterMs: number | null): void {
    this.answersAfterMs = afterMs;
  }

  /** Files of what was heard, oldest first: one per answered call (a re-INVITE with another codec begins a new one). */
  recordings(): string[] {
    const { folder } = this.options;
    const files = readdirSync(folder).filter((name) => name.endsWith('-dec.wav'));
    return files
      .map((name) => join(folder, name))
      .sort((a, b) => statSync(a).birthtimeMs - statSync(b).birthtimeMs || (a < b ? -1 : 1));
  }
  /** What was heard in the latest call up to now, without the pauses of a peer that sends nothing. */
  heard(): Int16Array {
    const last = this.recordings().at(-1);
    return last ? readWav(last) : new Int16Array(0);
  }

  /** Hangs up, unregisters and ends. */
  async stop(): Promise<void> {
    await this.child.stop();
    this.control.close();
  }
  /** The cable is pulled: not a word to anybody. */
  async vanish(): Promise<void> {
    this.child.signal('SIGKILL');
    await this.child.exited;
    this.control.close();
  }

  private notice(event: PhoneEvent): void {
    if (event.type !== 'CALL_INCOMING' || this.answersAfterMs === null) return;
    // The caller may give up meanwhile: then there is nothing to accept any more, and baresip says so.
    setTimeout(() => void this.accept().catch(() => undefined), this.answersAfterMs);
  }
}

function account(options: BaresipOptions): string {
  const { user, server, password, codec = 'PCMA', digits = 'rfc4733' } = options;
  const parts = [`<sip:${user}@${server.address}:${server.port}>`, 'answermode=manual'];
  parts.push(`audio_codecs=${codec.toLowerCase()}`, `outbound="sip:${server.address}:${server.port}"`);
  if (digits === 'info') parts.push('dtmfmode=info');
  if (password === null) parts.push('regint=0');
  else parts.push(`auth_user=${user}`, `auth_pass=${password}`, 'regint=60');
  return parts.join(';');
}

async function configText(options: BaresipOptions, modules: string, controlPort: number): Promise<string> {
  const sipPort = options.port ?? (await options.ports.next());
  const rtp = await options.ports.range(4);
  return [
    'poll_method epoll',
    `sip_listen ${options.address}:${sipPort}`,
    `net_interface ${options.address}`,
    `rtp_ports ${rtp.from}-${rtp.to}`,
    'call_max_calls 4',
    `audio_source aufile,${options.voice}`,
    'audio_player aubridge,nobody',
    'audio_alert nil',
    'ausrc_srate 8000',
    'auplay_srate 8000',
    'ausrc_channels 1',
    'auplay_channels 1',
    'audio_buffer 20-160',
    // Else the last 100 ms of each call stay in the buffer and are never recorded.
    'jitter_buffer_type off',
    'jitter_buffer_delay 0-0',
    'menu_bell no',
    'ringback_disabled yes',
    `module_path ${modules}`,
    ...['g711', 'aufile', 'aubridge', 'sndfile'].map((name) => `module ${name}.so`),
    ...['menu', 'ctrl_tcp'].map((name) => `module_app ${name}.so`),
    `ctrl_tcp_listen 127.0.0.1:${controlPort}`,
    `snd_path ${options.folder}`,
    '',
  ].join('\n');
}
