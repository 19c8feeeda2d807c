/** Her place in line and how long it is likely to take, in recorded parts. */
import type { Language, PromptId } from './ids';
import { sayValue } from './say-value';
import type { WaitRange } from './wait-range';

/** 您前面还有两位客户 / there are two callers ahead of you. */
export function sayAhead(ahead: number, language: Language): readonly PromptId[] {
  if (ahead === 0) return ['queue-next'];
  if (ahead === 1) return ['queue-one-ahead'];
  return ['queue-ahead', ...sayValue({ kind: 'count', value: ahead }, language), 'queue-ahead-callers'];
}

/** 预计等待两分钟到五分钟 / the wait is likely two minutes to five minutes. */
export function sayExpectedWait({ from, to }: WaitRange, language: Language): readonly PromptId[] {
  if (from >= hour) return ['queue-wait-long'];
  const upTo = sayValue({ kind: 'duration', ms: to * 1_000 }, language);
  if (from === 0) return ['queue-wait-within', ...upTo];
  return ['queue-wait-from', ...sayValue({ kind: 'duration', ms: from * 1_000 }, language), 'queue-wait-to', ...upTo];
}
/** Seconds. */
const hour = 3_600;

export const queuePrompts: readonly PromptId[] = [
  'whisper-waited',
  'queue-next',
  'queue-one-ahead',
  'queue-ahead',
  'queue-ahead-callers',
  'queue-wait-within',
  'queue-wait-from',
  'queue-wait-to',
  'queue-wait-long',
];
