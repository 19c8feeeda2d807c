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

  constructor(
    private readonly plan: AgentPhonePlan,
    private readonly mediaPort: number,
    readonly sound: RtpSound,
  ) {}

  register(): Promise<void> {
    return this.run('register', { expires: '120' }, 10).done;
  }

  unregister(): Promise<void> {
    return this.run('register', { expires: '0' }, 10).done;
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

  stop(): void {
    this.answering?.stop();
    this.sound.close();
  }

  private run(scenario: SippPlan['scenario'], words: Record<string, string>, limitSeconds: number): SippRun {
    return new SippRun({ ...this.plan, scenario, words, limitSeconds });
  }
}
