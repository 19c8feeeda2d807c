/** Whom the hotline tells what happens; see `webhooks:` of the rules. */
import type { WebhookType } from './webhook-event';

export interface Webhook {
  readonly id: string;
  readonly url: string;
  /** Complete: patterns are resolved. */
  readonly events: readonly WebhookType[];
  /** File below `$HOTLINE_STATE_DIR/secrets/`; made when missing. */
  readonly secretFile: string;
  readonly timeoutMs: number;
  /** An event not taken within this is set aside. */
  readonly giveUpMs: number;
  /** Whether customers' numbers are told in full. */
  readonly numbers: 'masked' | 'full';
}

/** What the rules say of it; unset: nobody is told. */
export interface WebhookRules {
  readonly webhooks?: ReadonlyMap<string, Webhook>;
}
