/** Sentences for the entries of queueing and of offers. */
import type { CallEntry } from '../../core/journal';
import { exitWords, resultWords } from './agent-words';
import { saySeconds, words, type SayTime, type Words } from './words';

type Queueing =
  | 'QueueEntered'
  | 'QueueLeft'
  | 'ComfortPlanned'
  | 'NeedsRelaxed'
  | 'WaitUnlimited'
  | 'OfferMade'
  | 'OfferRang'
  | 'AnotherAgentWanted'
  | 'OfferEnded';
type Sayers = { readonly [T in Queueing]: (entry: Extract<CallEntry, { readonly type: T }>, time: SayTime) => Words };

export const sayQueueing: Sayers = {
  QueueEntered: ({ queueId, key, at }, time) => {
    const isOwn = key === at;
    return words(
      `进入队列 ${queueId}，排序时刻 ${time(key)}${isOwn ? '' : '（提前或保留原位置）'}`,
      `entered the queue ${queueId}, waits as if since ${time(key)}${isOwn ? '' : ' (a head start, or an earlier place kept)'}`,
    );
  },
  QueueLeft: ({ queueId, exit, waitMs }) =>
    words(
      `离开队列 ${queueId}：${exitWords[exit].zh}，等待 ${saySeconds(waitMs)}`,
      `left the queue ${queueId}: ${exitWords[exit].en}, after ${saySeconds(waitMs)}`,
    ),
  ComfortPlanned: ({ nextAt }, time) =>
    nextAt === null
      ? words('不再播放安抚提示', 'no more comfort sentences')
      : words(`下次安抚提示 ${time(nextAt)}`, `next comfort sentence at ${time(nextAt)}`),
  NeedsRelaxed: ({ step }) => words(`技能要求放宽（第 ${step} 步）`, `the needs are relaxed, step ${step}`),
  WaitUnlimited: () => words('不再限制等待时长', 'the wait is no longer limited'),
  OfferMade: ({ agentId, until }, time) =>
    words(
      `派给 ${agentId}，${time(until)} 前须振铃`,
      `offered to ${agentId}, whose phone must ring before ${time(until)}`,
    ),
  OfferRang: ({ until }, time) => words(`话机振铃，至 ${time(until)}`, `the phone rings, until ${time(until)}`),
  AnotherAgentWanted: () => words('再振铃一位坐席', 'one more phone may ring'),
  OfferEnded: ({ agentId, result, ringMs }) =>
    words(
      `${agentId} ${resultWords[result].zh}，振铃 ${saySeconds(ringMs)}`,
      `${agentId}: ${resultWords[result].en} after ringing ${saySeconds(ringMs)}`,
    ),
};
