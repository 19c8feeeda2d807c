/** What would happen to a call because of opening hours, in words: one line for the number and each queue on the way. */
import { DateTime } from 'luxon';
import type { Instant } from '../../core/ids';
import type { Destination } from '../../core/rules';
import type { HoursOutlook, OutlookReason, OutlookStep } from '../hours-outlook';
import { sayDay } from './say-day';
import { words, type Words } from './words';

export interface OutlookWords {
  readonly steps: readonly Words[];
  readonly change: Words;
}

export function sayOutlook({ steps, timeZone, changesAt }: HoursOutlook): OutlookWords {
  return { steps: steps.map((step) => sayStep(step, timeZone)), change: sayChange(changesAt, timeZone) };
}

/** `2026-10-01 10:00 周四`, with seconds only where there are some. */
export function sayMoment(at: Instant, timeZone: string): Words {
  const time = DateTime.fromMillis(at, { zone: timeZone });
  const text = time.toFormat(at % 60_000 === 0 ? 'yyyy-MM-dd HH:mm' : 'yyyy-MM-dd HH:mm:ss');
  return words(`${text} ${time.setLocale('zh-CN').toFormat('ccc')}`, `${time.setLocale('en').toFormat('ccc')} ${text}`);
}

function sayChange(changesAt: Instant | null, timeZone: string): Words {
  if (changesAt === null) return words('400 天内不变', 'no change within 400 days');
  const { zh, en } = sayMoment(changesAt, timeZone);
  return words(`下次变化 ${zh}`, `next change ${en}`);
}

function sayStep({ place, id, isOpen, by, leadsTo }: OutlookStep, timeZone: string): Words {
  const state = isOpen ? words('服务中', 'open') : words('非服务时间', 'closed');
  const why = by ? sayReason(by, timeZone) : words('未设服务时间，全天服务', 'no hours set, always open');
  const way = leadsTo ? sayWay(leadsTo) : words('排队等待坐席', 'callers wait for an agent');
  return words(
    `${place === 'number' ? '号码' : '队列'} ${id}：${state.zh}（${why.zh}）→ ${way.zh}`,
    `${place} ${id}: ${state.en} (${why.en}) → ${way.en}`,
  );
}

function sayReason(reason: OutlookReason, ours: string): Words {
  const { hours, timeZone, date, day, span, yearWithoutHolidays: year } = reason;
  const which = sayDay(date, day);
  const times = span ? ` ${clock(span.from)}–${clock(span.to)}` : '';
  const zone = timeZone === ours ? '' : ` ${timeZone}`;
  const lack =
    year === null
      ? words('', '')
      : words(`；日历中没有 ${year} 年的节假日`, `; the calendar has no holidays of ${year}`);
  return words(`${hours}，${which.zh}${times}${zone}${lack.zh}`, `${hours}, ${which.en}${times}${zone}${lack.en}`);
}

function sayWay(to: Destination): Words {
  switch (to.kind) {
    case 'queue':
      return words(`队列 ${to.queueId}`, `queue ${to.queueId}`);
    case 'menu':
      return words(`菜单 ${to.menuId}`, `menu ${to.menuId}`);
    case 'hang-up':
      if (to.prompt === null) return words('挂机', 'hang up');
      return words(`播放 ${to.prompt} 后挂机`, `${to.prompt}, then hang up`);
    case 'action':
      return words(`动作 ${to.actionId}`, `action ${to.actionId}`);
    case 'agent':
      return words(`坐席 ${to.agentId} 本人`, `agent ${to.agentId} herself`);
    case 'outside':
      return words(`外线 ${to.number}`, `the outside number ${to.number}`);
    case 'voicemail':
      return words(`留言给 ${to.queueId}`, `voicemail of ${to.queueId}`);
    case 'callback':
      return words(`由 ${to.queueId} 回电`, `a callback by ${to.queueId}`);
  }
}

function clock(minutes: number): string {
  const ofDay = minutes > 1_440 ? minutes - 1_440 : minutes;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}
