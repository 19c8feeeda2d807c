/**
 * Agents' and trunks' SIP accounts follow the rules: when the rules have changed, what came from them is rendered again
 * and Asterisk reads it anew. Calls in progress are not touched.
 */
import type { Settings } from '../config';
import type { Rules } from '../core/rules';
import type { Health } from '../engine/ports';
import type { Log } from '../log';
import type { AriHttp } from './ari-http';
import { detailOf } from './outcome';
import { ruleFiles, writeFiles, type AsteriskSecrets } from './render-asterisk';

export interface AccountsParts {
  readonly settings: Settings;
  readonly secrets: AsteriskSecrets;
  readonly rules: () => Rules;
  readonly http: AriHttp;
  /** Asterisk has the accounts of other rules than before. */
  onFollowed(): void;
  readonly log: Log;
}

/** Also the debounce: several changes within it are read once. */
const lookEveryMs = 1_000;
/** Asterisk reads everything of SIP with the first; identifying by address and registering outward have their own. */
const modulesOf: Readonly<Record<string, readonly string[]>> = {
  'extensions.conf': ['pbx_config.so'],
  'pjsip_agents.conf': ['res_pjsip.so'],
  'pjsip_trunks.conf': ['res_pjsip.so', 'res_pjsip_endpoint_identifier_ip.so', 'res_pjsip_outbound_registration.so'],
};

export class Accounts implements Health {
  readonly name = 'accounts';
  private timer: NodeJS.Timeout | null = null;
  private applied: Rules | null = null;
  private pending: ReadonlySet<string> = new Set();
  private failed: string | null = null;
  private busy = false;

  constructor(private readonly parts: AccountsParts) {}

  start(): void {
    this.timer = setInterval(() => void this.look(), lookEveryMs);
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }

  trouble(): string | null {
    return this.failed === null ? null : `SIP accounts do not follow the rules yet: ${this.failed}`;
  }

  /** Renders and reloads when the rules are others than last time; keeps trying after a failure. */
  async look(): Promise<void> {
    const { log } = this.parts;
    const rules = this.parts.rules();
    // Not by their hash: there and back again within a second makes agents anew too.
    if (this.busy || (rules === this.applied && this.failed === null)) return;
    this.busy = true;
    try {
      await this.follow(rules);
      if (this.applied !== null) this.parts.onFollowed();
      this.applied = rules;
      this.failed = null;
    } catch (error) {
      const detail = detailOf(error);
      if (detail !== this.failed) log.error({ detail }, 'sip accounts not updated');
      this.failed = detail;
    } finally {
      this.busy = false;
    }
  }

  private async follow(rules: Rules): Promise<void> {
    const { settings, secrets, http, log } = this.parts;
    const changed = await writeFiles(settings.asteriskEtc, ruleFiles(settings, rules, secrets));
    this.pending = new Set([...this.pending, ...changed.flatMap((name) => modulesOf[name] ?? [])]);
    for (const module of this.pending) await http.request('PUT', `/asterisk/modules/${module}`);
    if (this.pending.size > 0) log.info({ changed }, 'sip accounts updated');
    this.pending = new Set();
  }
}
