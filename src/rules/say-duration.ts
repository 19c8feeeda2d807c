/** Durations in words. */
import type { Words } from './diff-words';

const words = (zh: string, en: string): Words => ({ zh, en });

const units = [
  { size: 86_400_000, zh: '天', en: 'd', least: 2 },
  { size: 3_600_000, zh: '小时', en: 'h', least: 2 },
  { size: 60_000, zh: '分钟', en: 'min', least: 2 },
  { size: 1_000, zh: '秒', en: 's', least: 0 },
  { size: 1, zh: '毫秒', en: 'ms', least: 0 },
] as const;

/** In the largest unit in which it is whole: `20 s`, `1500 ms`, `5 min`; one minute and one hour as 60 of the smaller. */
export function sayDuration(ms: number): Words {
  const unit = units.find(({ size, least }) => ms % size === 0 && ms >= least * size);
  if (!unit) return words(`${ms} ms`, `${ms} ms`);
  return words(`${ms / unit.size} ${unit.zh}`, `${ms / unit.size} ${unit.en}`);
}
