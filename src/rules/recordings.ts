/** `notice` of a number or queue and the list `doNotRecord`: their keys, and words for changes. */
import { z } from 'zod';
import { retentionWords } from './retention';
import type { RecordingKeeping, RecordingNotice } from '../core/recording-notice';
import { form, keysOnly } from './form';
import * as is from './scalars';

const key = is.scalar('a digit such as 1, or off', (text) =>
  text === 'off' ? null : /^\d$/.test(text) ? text : undefined,
);

export const notice = keysOnly({
  prompt: is.prompt.optional(),
  refuse: key.default(null),
  bargeIn: is.flag.default(false),
}).transform(({ prompt, refuse, bargeIn }): RecordingNotice => {
  return { prompt: prompt ?? (refuse === null ? 'recording-notice' : 'recording-notice-refuse'), refuse, bargeIn };
});

const listOfNumbers = 'a list of numbers, or of how they begin, such as ["13800001111", "0108888"]';

export const doNotRecord = z.array(is.matching('a number, or how numbers begin, of 3 to 20 digits', /^\+?\d{3,20}$/), {
  error: listOfNumbers,
});

export const recordingsForm = form({
  keep: is.durationOrOff('1d', '3650d').default(0),
  move: keysOnly({
    to: is.scalar('an absolute path such as /srv/recordings', (text) =>
      /^\/(?!.*(?:^|\/)\.\.(?:\/|$))[^\0]{1,500}$/.test(text) ? text.replace(/\/+$/, '') : undefined,
    ),
    after: is.duration('0s', '365d').default(3_600_000),
  }).optional(),
});
export type RecordingsShape = z.output<typeof recordingsForm.whole>;

export function buildRecordings({ keep, move }: RecordingsShape): RecordingKeeping {
  return { keepMs: keep === 0 ? null : keep, move: move ? { to: move.to, afterMs: move.after } : null };
}

const words = (of: 'number' | 'queue') => ({
  [`${of}.notice`]: { zh: '录音告知', en: 'notice of recording' },
  [`${of}.notice.prompt`]: { zh: '录音告知的提示音', en: 'sentence of the notice' },
  [`${of}.notice.refuse`]: { zh: '拒绝录音按键', en: 'key that refuses recording' },
  [`${of}.notice.bargeIn`]: { zh: '按键可跳过录音告知', en: 'a key cuts the notice short' },
});
type AllWords = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
export const recordAreas: AllWords = {
  voicemail: { zh: '留言', en: 'voicemail' },
  doNotRecord: { zh: '不录音名单', en: 'list of those not recorded' },
  retention: { zh: '保存期限', en: 'retention' },
  recordings: { zh: '录音', en: 'recordings' },
};
export const recordingWords: AllWords = {
  ...words('number'),
  ...retentionWords,
  ...words('queue'),
  'queue.record': { zh: '录音', en: 'recording' },
  'voicemail.longestMs': { zh: '留言最长', en: 'longest message' },
  'voicemail.silenceMs': { zh: '静音多久结束留言', en: 'silence that ends a message' },
  'recordings.keepMs': { zh: '录音保存', en: 'kept for' },
  'recordings.move': { zh: '移走录音', en: 'moved away' },
  'recordings.move.to': { zh: '移到', en: 'moved to' },
  'recordings.move.afterMs': { zh: '多久后移走', en: 'moved after' },
  'doNotRecord.numbers': { zh: '号码', en: 'numbers' },
};
