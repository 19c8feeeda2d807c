/** Her place in line and how long it is likely to take, in recorded parts. */
import type { Language, PromptId } from './ids';
import { sayValue } from './say-value';

/** 您前面还有两位客户 / there are two callers ahead of you. */
export function sayAhead(ahead: number, language: Language): readonly PromptId[] {
  if (ahead === 0) return ['queue-next'];
  if (ahead === 1) return ['queue-one-ahead'];
  return ['queue-ahead', ...sayValue({ kind: 'count', value: ahead }, language), 'queue-ahead-callers'];
}

/** In whole minutes: 0 is less than one, more than 60 is told as that. */
export function sayExpectedWait(minutes: number, language: Language): readonly PromptId[] {
  if (minutes === 0) return ['queue-wait-short'];
  if (minutes > 60) return ['queue-wait-long'];
  return ['queue-wait-about', ...sayValue({ kind: 'duration', ms: minutes * 60_000 }, language)];
}

export const queuePrompts: readonly PromptId[] = [
  'whisper-waited',
  'queue-next',
  'queue-one-ahead',
  'queue-ahead',
  'queue-ahead-callers',
  'queue-wait-short',
  'queue-wait-about',
  'queue-wait-long',
];
