/** What a queue says to those who wait and as they are connected: keys, what becomes of them, and words for changes. */
import { z } from 'zod';
import type { QueueSayings } from '../core/queue-sayings';
import { keysOnly } from './form';
import * as is from './scalars';

const whisperAllowed = 'a list of any of [queue, tier, wait]';

export const announcements = keysOnly({
  after: is.duration('0s', '10m').default(20_000),
  every: is.duration('10s', '10m').default(60_000),
  gap: is.duration('5s', '5m').default(10_000),
  position: is.flag.default(true),
  wait: is.flag.default(true),
  positionMayRise: is.flag.default(false),
  waitMayRise: is.duration('0s', '1h').default(60_000),
});

export const whisper = z
  .array(is.oneOf('queue', 'tier', 'wait'), { error: whisperAllowed })
  .min(1, { error: whisperAllowed })
  .refine((parts) => new Set(parts).size === parts.length, { error: `${whisperAllowed}, each once` });

interface Shape {
  readonly whisper?: z.output<typeof whisper> | undefined;
  readonly announcements?: z.output<typeof announcements> | undefined;
}

export function buildSayings(queue: Shape): Pick<QueueSayings, 'announcements' | 'whisper'> {
  const { announcements: told, whisper: parts } = queue;
  const whispered = parts ? { whisper: parts } : {};
  if (!told) return whispered;
  const { after, every, gap, position, wait, positionMayRise, waitMayRise } = told;
  const times = { afterMs: after, everyMs: every, gapMs: gap };
  return { ...whispered, announcements: { ...times, position, wait, positionMayRise, waitMayRiseMs: waitMayRise } };
}

export const sayingWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'queue.announce': { zh: '报工号', en: 'announcement of the agent' },
  'queue.welcome': { zh: '欢迎提示音', en: 'welcome' },
  'queue.comfort': { zh: '安抚提示', en: 'comfort' },
  'queue.comfort.prompt': { zh: '安抚提示音', en: 'sentence of comfort' },
  'queue.comfort.everyMs': { zh: '安抚间隔', en: 'comfort every' },
  'queue.whisper': { zh: '悄悄话', en: 'whisper to the agent' },
  'queue.announcements': { zh: '排队播报', en: 'announcements to those who wait' },
  'queue.announcements.afterMs': { zh: '首次排队播报', en: 'first announcement after' },
  'queue.announcements.everyMs': { zh: '排队播报间隔', en: 'announcements every' },
  'queue.announcements.gapMs': { zh: '等待中两次播报至少间隔', en: 'between two sentences at least' },
  'queue.announcements.position': { zh: '播报前面人数', en: 'telling the place in line' },
  'queue.announcements.wait': { zh: '播报预计等待', en: 'telling the expected wait' },
  'queue.announcements.positionMayRise': { zh: '前面人数可以变多', en: 'a place told may get worse' },
  'queue.announcements.waitMayRiseMs': { zh: '预计等待每次最多变长', en: 'an expected wait told may grow by' },
};
