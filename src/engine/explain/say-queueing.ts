/** Sentences for the entries of queueing and of offers. */
import type { CallEntry } from '../../core/journal';
import { exitWords, resultWords } from './agent-words';
import { sayDay } from './say-day';
import { saySeconds, words, type SayTime, type Words } from './words';

type Queueing =
  | 'QueueEntered'
  | 'QueueLeft'
  | 'PreferenceEnded'
  | 'CallMarked'
  | 'ComfortPlanned'
  | 'WaitTold'
  | 'TellingPlanned'
  | 'NeedsRelaxed'
  | 'WaitUnlimited'
  | 'FoundClosed'
  | 'ClosingPlanned'
  | 'OfferMade'
  | 'OfferRang'
  | 'AnotherAgentWanted'
  | 'OfferEnded';
type Sayers = { readonly [T in Queueing]: (entry: Extract<CallEntry, { readonly type: T }>, time: SayTime) => Words };

export const sayQueueing: Sayers = {
  QueueEntered: (entry, time) => {
    const { queueId, key, preferred } = entry;
    const why = sayPlace(entry);
    const kept = preferred
      ? words(
          `，先等坐席 ${preferred.agentId} 至 ${time(preferred.until)}`,
          `, for agent ${preferred.agentId} alone until ${time(preferred.until)}`,
        )
      : words('', '');
    return words(
      `进入队列 ${queueId}，排序时刻 ${time(key)}${why.zh}${kept.zh}`,
      `entered the queue ${queueId}, waits as if since ${time(key)}${why.en}${kept.en}`,
    );
  },
  CallMarked: ({ way, headStartMs, skills }) => {
    const asked = Object.entries(skills).map(([skill, level]) => `${skill}≥${level}`);
    return words(
      `去往 ${way}：优先 ${saySeconds(headStartMs)}${asked.length > 0 ? `，要求 ${asked.join(' ')}` : ''}`,
      `led to ${way}: ${saySeconds(headStartMs)} ahead${asked.length > 0 ? `, asks for ${asked.join(' ')}` : ''}`,
    );
  },
  PreferenceEnded: ({ agentId, why }) =>
    why === 'waited'
      ? words(`不再只等 ${agentId}：等待已到时限`, `no longer kept for ${agentId}: waited long enough`)
      : words(`不再只等 ${agentId}：她不在班`, `no longer kept for ${agentId}, who is not at work`),
  QueueLeft: ({ queueId, exit, waitMs }) =>
    words(
      `离开队列 ${queueId}：${exitWords[exit].zh}，等待 ${saySeconds(waitMs)}`,
      `left the queue ${queueId}: ${exitWords[exit].en}, after ${saySeconds(waitMs)}`,
    ),
  ComfortPlanned: ({ nextAt }, time) =>
    nextAt === null
      ? words('不再播放安抚提示', 'no more comfort sentences')
      : words(`下次安抚提示 ${time(nextAt)}`, `next comfort sentence at ${time(nextAt)}`),
  WaitTold: ({ ahead, wait }) => {
    const place = ahead === null ? words('', '') : words(`，前面还有 ${ahead} 位`, `, ${ahead} ahead of her`);
    const likely =
      wait === null ? words('', '') : words(`，预计 ${wait.from}–${wait.to} 秒`, `, likely ${wait.from}–${wait.to} s`);
    return words(`播报排队情况${place.zh}${likely.zh}`, `told where she stands${place.en}${likely.en}`);
  },
  TellingPlanned: ({ nextAt }, time) =>
    nextAt === null
      ? words('不再播报排队情况', 'where she stands is told no more')
      : words(`下次播报排队情况 ${time(nextAt)}`, `where she stands is told again at ${time(nextAt)}`),
  NeedsRelaxed: ({ step }) => words(`技能要求放宽（第 ${step} 步）`, `the needs are relaxed, step ${step}`),
  FoundClosed: ({ place, id, hours, date, day, opensAt }, time) => {
    const why = sayDay(date, day);
    const opens =
      opensAt === null ? words('', '') : words(`，${time(opensAt)} 恢复服务`, `, opens at ${time(opensAt)}`);
    return words(
      `${place === 'number' ? '号码' : '队列'} ${id} 不在服务时间（${hours}，${why.zh}${opens.zh}）`,
      `the ${place} ${id} is closed (${hours}, ${why.en}${opens.en})`,
    );
  },
  ClosingPlanned: ({ closesAt }, time) =>
    closesAt === null
      ? words('等待期间队列不会下班', 'the queue does not close while she waits')
      : words(`队列 ${time(closesAt)} 下班`, `the queue closes at ${time(closesAt)}`),
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

/** Why her place is not that of somebody who comes this moment. */
function sayPlace({ key, at, isRedial, headStarts }: Extract<CallEntry, { readonly type: 'QueueEntered' }>): Words {
  if (isRedial) return words('（挂断后重拨，恢复原位置）', ' (rang again soon: her earlier place)');
  if (headStarts) {
    const parts = headStarts.map(({ from, ms }) => `${from} ${saySeconds(ms)}`).join(' + ');
    return words(`（提前：${parts}）`, ` (ahead by ${parts}, and what the queue gives)`);
  }
  return key === at ? words('', '') : words('（提前或保留原位置）', ' (a head start, or an earlier place kept)');
}
