/** How long a message may be, and how she is asked what to do with it. */
import type { QueueId } from './ids';
import type { Rules } from './rules';

export interface VoicemailRule {
  readonly longestMs: number;
  /** Silence that ends a message. */
  readonly silenceMs: number;
  /** How long the next key is awaited, and how often she is asked; unset: 5 s, twice. */
  readonly timeoutMs?: number;
  readonly tries?: number;
}

const usualChoice = { timeoutMs: 5_000, tries: 2 } as const;

export function voicemailRule({ voicemail, queues }: Rules, queueId: QueueId): Required<VoicemailRule> {
  return { ...usualChoice, ...voicemail, ...queues.get(queueId)?.voicemail };
}
