/** Attacks on the doors, by kind and source. A flood fills neither the memory nor the log. */
import type { Log } from '../log';
import { string, type Fields } from './ari-types';

export const securityEvents: ReadonlySet<string> = new Set([
  'InvalidPassword',
  'InvalidAccountID',
  'InvalidTransport',
  'ChallengeResponseFailed',
  'FailedACL',
  'UnexpectedAddress',
  'RequestNotAllowed',
  'RequestNotSupported',
  'RequestBadFormat',
  'AuthMethodNotAllowed',
  'SessionLimit',
  'SessionTimeout',
  'LoadAverageLimit',
  'MemoryLimit',
]);

const maxSources = 1_000;
const logEveryMs = 1_000;

export class SecurityCounts {
  /** `<event> <source address>` → how often; the rest, once there are too many, under `<event> other`. */
  private readonly counts = new Map<string, number>();
  private fresh = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly log: Log) {}

  take(event: string, fields: Fields): void {
    const key = `${event} ${sourceOf(fields)}`;
    const kept = this.counts.has(key) || this.counts.size < maxSources ? key : `${event} other`;
    this.counts.set(kept, (this.counts.get(kept) ?? 0) + 1);
    this.fresh.set(kept, (this.fresh.get(kept) ?? 0) + 1);
    this.timer ??= setTimeout(() => this.tell(), logEveryMs);
  }

  all(): ReadonlyMap<string, number> {
    return this.counts;
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private tell(): void {
    this.timer = null;
    const events = Object.fromEntries([...this.fresh].slice(0, 10));
    const total = [...this.fresh.values()].reduce((sum, count) => sum + count, 0);
    this.fresh = new Map();
    this.log.warn({ total, events }, 'sip requests refused');
  }
}

/** `IPV4/UDP/192.0.2.7/5060` → `192.0.2.7`. */
function sourceOf(fields: Fields): string {
  return string(fields['remoteaddress']).split('/')[2] ?? 'unknown';
}
