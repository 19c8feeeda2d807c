/** Agents' states, reasons and outcomes in words. */
import type { NotReadyReason } from '../../core/event';
import type { AgentStateName, EndedBy, OfferResult, VisitExit } from '../../core/journal';
import type { TalkEnd } from '../../core/transfer-entry';
import { words, type Words } from './words';

export const stateWords: Readonly<Record<AgentStateName, Words>> = {
  'logged-out': words('已签出', 'logged out'),
  ready: words('就绪', 'ready'),
  offered: words('振铃中', 'ringing'),
  talking: words('通话中', 'talking'),
  'wrap-up': words('整理中', 'in wrap-up'),
  'not-ready': words('示忙', 'not ready'),
};

export const reasonWords: Readonly<Record<NotReadyReason, Words>> = {
  break: words('小休', 'break'),
  lunch: words('用餐', 'lunch'),
  training: words('培训', 'training'),
  meeting: words('会议', 'meeting'),
  'no-answer': words('未接听', 'no answer'),
  refused: words('拒接', 'refused'),
  unreachable: words('联系不上', 'unreachable'),
  forced: words('被置忙', 'forced'),
};

/** A team leader's doing. */
export function byWhom(by: string | null | undefined): Words {
  return typeof by === 'string' ? words(`，由班长 ${by} 设置`, `, ordered by ${by}`) : words('', '');
}

export const resultWords: Readonly<Record<OfferResult, Words>> = {
  answered: words('接听', 'answered'),
  'answered-elsewhere': words('他人已接', 'answered elsewhere'),
  cancelled: words('已撤回', 'taken back'),
  busy: words('话机忙', 'busy'),
  refused: words('拒接', 'refused'),
  unreachable: words('联系不上', 'unreachable'),
  'no-answer': words('无人接听', 'not answered'),
  gone: words('线路中断', 'the leg was lost'),
};

export const exitWords: Readonly<Record<VisitExit, Words>> = {
  answered: words('已接听', 'answered'),
  abandoned: words('来电者放弃', 'abandoned by the caller'),
  callback: words('改为回电', 'for a callback'),
  overflowed: words('溢出', 'sent on'),
  interrupted: words('中断', 'interrupted'),
};

export const endedByWords: Readonly<Record<EndedBy, Words>> = {
  caller: words('来电者', 'the caller'),
  agent: words('坐席', 'the agent'),
  hotline: words('热线', 'the hotline'),
  outside: words('外线对方', 'the telephone outside'),
};

export const talkEndWords: Readonly<Record<TalkEnd, Words>> = {
  caller: words('来电者先挂断', 'by the caller'),
  agent: words('坐席先挂断', 'by the agent'),
  hotline: words('热线先挂断', 'by the hotline'),
  outside: words('外线对方先挂断', 'by the telephone outside'),
  transfer: words('转交', 'by handing the caller on'),
};
