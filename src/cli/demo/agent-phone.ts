/** The demo's agent: a SIP phone that registers, dials feature codes and answers one call. */
import { SippRun, type SippPlan } from './sipp';
import type { RtpSound } from './rtp-sound';

export interface AgentPhonePlan {
  readonly target: string;
  readonly address: string;
  readonly port: number;
  /** CSV for SIPp: `SEQUENTIAL`, then `extension;[authentication username=… password=…]`. */
  readonly fieldsFile: string;
  readonly notesDir: string;
}

/** One port for everything, because the hotline calls a phone back where it registered from. */
export class AgentPhone {
  private answering: SippRun | null = null;
  private registered = false;

  constructor(
    private readonly plan: AgentPhonePlan,
    private readonly mediaPort: number,
    readonly sound: RtpSound,
  ) {}

  async register(): Promise<void> {
    await this.run('register', { expires: '120' }, 10).done;
    this.registered = true;
  }

  /** `*50` and the like; resolves when the hotline has said its answer. */
  dial(code: string): Promise<void> {
    return this.run('feature-code', { code, media: String(this.mediaPort) }, 20).done;
  }

  /** Waits for a call in the background: rings a second, answers, stays until the other side hangs up. */
  startAnswering(): SippRun {
    this.answering = this.run('agent', { media: String(this.mediaPort) }, 90);
    return this.answering;
  }

  /** Leaves the hotline as it found it: the call over, logged out, unregistered. What fails of it runs out by itself. */
  async leave(): Promise<void> {
    await this.answering?.end(2_000);
    this.sound.close();
    if (!this.registered) return;
    await this.run('feature-code', { code: '*53', media: String(this.mediaPort) }, 5).done.catch(() => undefined);
    await this.run('register', { expires: '0' }, 5).done.catch(() => undefined);
    this.registered = false;
  }

  private run(scenario: SippPlan['scenario'], words: Record<string, string>, limitSeconds: number): SippRun {
    return new SippRun({ ...this.plan, scenario, words, limitSeconds });
  }
}
