/** Sentences for what happens with telephones outside. */
import type { OutsideEntry } from '../../core/outside-entry';
import { maskNumber } from '../../log';
import { endedByWords, resultWords } from './agent-words';
import { saySeconds, words, type SayTime, type Words } from './words';

type Sayers = {
  readonly [T in OutsideEntry['type']]: (entry: Extract<OutsideEntry, { readonly type: T }>, time: SayTime) => Words;
};

export const sayOutside: Sayers = {
  CustomerDialled: ({ until }, time) =>
    words(`拨打客户，最迟至 ${time(until)}`, `the customer is rung, until ${time(until)} at most`),
  CustomerRang: () => words('客户话机振铃', "the customer's phone rings"),
  CustomerAnswered: () => words('客户接听', 'the customer answered'),
  OutsideDialled: ({ agentId, number, trunk, until }, time) =>
    words(
      `${agentId} 外呼 ${maskNumber(number)}，经中继 ${trunk}，最迟至 ${time(until)}`,
      `${agentId} calls ${maskNumber(number)} by trunk ${trunk}, until ${time(until)} at most`,
    ),
  ForwardDialled: ({ number, trunk, until }, time) =>
    words(
      `转外线 ${maskNumber(number)}，经中继 ${trunk}，最迟至 ${time(until)}`,
      `sent on to ${maskNumber(number)} by trunk ${trunk}, until ${time(until)} at most`,
    ),
  ForwardRang: ({ until }, time) =>
    words(`外线话机振铃，至 ${time(until)}`, `the telephone outside rings, until ${time(until)}`),
  ForwardEnded: ({ result, ringMs }) =>
    words(
      `外线 ${resultWords[result].zh}，振铃 ${saySeconds(ringMs)}`,
      `the telephone outside: ${resultWords[result].en} after ringing ${saySeconds(ringMs)}`,
    ),
  Forwarded: () => words('与外线通话', 'talks with the telephone outside'),
  TrunkFailed: ({ trunk, failure }) =>
    words(
      `中继 ${trunk} 接不通（${resultWords[failure].zh}），换下一条`,
      `trunk ${trunk} cannot reach it (${resultWords[failure].en}): the next one`,
    ),
  ForwardOver: ({ talkMs, endedBy }) =>
    words(
      `与外线通话结束，${saySeconds(talkMs)}，${endedByWords[endedBy].zh}先挂断`,
      `the talk outside ended after ${saySeconds(talkMs)}, by ${endedByWords[endedBy].en}`,
    ),
  ForwardRebridged: () => words('重新接通外线', 'put together with the telephone outside again'),
};
