/** Sentences for the entries of transfers and consultation. */
import type { AgentId } from '../../core/ids';
import type { CallEntry } from '../../core/journal';
import type { TransferEntry } from '../../core/transfer-entry';
import type { TransferKind } from '../../core/transfer-asked';
import type { TransferRefusal } from '../../core/transfer-target';
import { maskNumber } from '../../log';
import { resultWords } from './agent-words';
import { saySeconds, words, type SayTime, type Words } from './words';

type Sayers = {
  readonly [T in TransferEntry['type']]: (entry: Extract<CallEntry, { readonly type: T }>, time: SayTime) => Words;
};

const kindWords: Readonly<Record<TransferKind, Words>> = {
  blind: words('盲转', 'to hand the caller on'),
  consult: words('咨询', 'to consult'),
  join: words('三方通话', 'to join all three'),
  complete: words('转交', 'to complete the transfer'),
  return: words('返回来电者', 'to return to the caller'),
};

const refusalWords: Readonly<Record<TransferRefusal, Words>> = {
  'not-talking': words('没有坐席在通话', 'nobody talks with the caller'),
  'target-unknown': words('没有这个坐席或队列', 'no agent and no queue has that number'),
  'target-not-free': words('对方不空闲', 'nobody is free there'),
  'target-not-allowed': words('不允许拨打这个外线号码', 'that outside number may not be dialled'),
  'already-consulting': words('正在咨询', 'somebody is being asked already'),
  'not-consulting': words('没有在咨询', 'nobody is being asked'),
  'not-answered': words('对方尚未接听', 'the other has not answered'),
  'already-joined': words('已是三方通话', 'the three are together already'),
};

export const sayTransfer: Sayers = {
  AgentKeyed: ({ keys }) => words(`坐席按键 ${maskKeys(keys)}`, `the agent keyed ${maskKeys(keys)}`),
  TransferRefused: ({ kind, target, refusal }) => {
    const to = target === null ? '' : ` ${maskNumber(target)}`;
    return words(
      `${kindWords[kind].zh}${to} 未执行：${refusalWords[refusal].zh}`,
      `asked ${kindWords[kind].en}${to}: refused, ${refusalWords[refusal].en}`,
    );
  },
  ConsultStarted: ({ agentId, legId, until }, time) =>
    words(
      `咨询 ${agentId}（${legId}），来电者听音乐，${time(until)} 前须振铃`,
      `${agentId} is asked (${legId}), the caller hears music; must ring by ${time(until)}`,
    ),
  ConsultDialled: ({ number, trunk, until }, time) =>
    words(
      `咨询外线 ${maskNumber(number)}，经中继 ${trunk}，来电者听音乐，最迟至 ${time(until)}`,
      `${maskNumber(number)} is asked outside by trunk ${trunk}, the caller hears music; until ${time(until)} at most`,
    ),
  ConsultRang: ({ until }, time) =>
    words(`被咨询的话机振铃，至 ${time(until)}`, `the phone of whom she asks rings, until ${time(until)}`),
  ConsultAnswered: ({ agentId, ringMs }) => {
    const who = sayAsked(agentId);
    return words(
      `${who.zh} 接听咨询（振铃 ${saySeconds(ringMs)}）`,
      `${who.en} answered her after ringing ${saySeconds(ringMs)}`,
    );
  },
  ConsultJoined: () => words('三方通话', 'all three are together'),
  ConsultEnded: ({ agentId, result }) => {
    const who = sayAsked(agentId);
    return words(
      `与 ${who.zh} 的咨询结束（${resultWords[result].zh}），坐席回到来电者`,
      `done asking ${who.en} (${resultWords[result].en}); the agent is with her caller`,
    );
  },
  ConsultForwarded: ({ number }) =>
    words(
      `坐席离开，来电者与外线 ${maskNumber(number)} 继续`,
      `the agent left; caller and ${maskNumber(number)} outside go on`,
    ),
  ConsultHandedOn: ({ agentId }) =>
    words(
      `坐席离开，${agentId} 继续振铃，改接来电者`,
      `the agent left; the phone of ${agentId} rings on for the caller`,
    ),
  CallTransferred: ({ how, from, to }) => {
    const target = 'agentId' in to ? to.agentId : 'queueId' in to ? to.queueId : maskNumber(to.number);
    return how === 'warm'
      ? words(`${from} 把来电者转交给 ${target}`, `${from} handed the caller over to ${target}`)
      : words(`${from} 把来电者盲转给 ${target}`, `${from} handed the caller on to ${target}`);
  },
};

const sayAsked = (agentId: AgentId | null): Words => (agentId === null ? outsideWords : words(agentId, agentId));
const outsideWords = words('外线', 'the telephone outside');

/** The number behind a code may be a customer's. */
const maskKeys = (keys: string) => keys.replace(/\d{7,}/, (digits) => maskNumber(digits));
