/** Sentences for what an agent promises by feature code. */
import type { AgentEntry } from '../../core/journal';
import type { PromiseEntry, PromiseRefusal } from '../../core/promise-entry';
import { words, type SayTime, type Words } from './words';

type Sayers = {
  readonly [T in PromiseEntry['type']]: (entry: Extract<AgentEntry, { readonly type: T }>, time: SayTime) => Words;
};

const refusals: Readonly<Record<PromiseRefusal, Words>> = {
  off: words('规则没有开启回电', 'the rules have no callbacks'),
  hours: words('小时数应为 1 到 99', 'hours from 1 to 99 are wanted'),
  'no-call': words('不在通话或整理中', 'she neither talks nor is in wrap-up'),
  'no-queue': words('没有可代拨的队列', 'no queue could keep it'),
  withheld: words('客户未显示号码', 'the customer withheld her number'),
  'not-allowed': words('号码不允许拨打', 'the number may not be dialled'),
  'do-not-call': words('号码在免打扰名单上', 'the number is on the list do-not-call'),
  'no-time': words('工作时间表不够长', 'the working hours end before'),
  'under-way': words('前一次登记尚未完成', 'another of hers is being written'),
};

export const sayPromise: Sayers = {
  PromiseRefused: ({ agentId, why }) =>
    words(
      `${agentId} 承诺回访未受理：${refusals[why].zh}`,
      `${agentId} cannot promise to ring back: ${refusals[why].en}`,
    ),
  PromiseAsked: ({ agentId, dueAt, deadlineAt }, time) =>
    words(
      `${agentId} 承诺 ${time(dueAt)} 回访，最迟 ${time(deadlineAt)}`,
      `${agentId} promises to ring back at ${time(dueAt)}, until ${time(deadlineAt)} at the latest`,
    ),
  PromiseMade: ({ agentId }) => words(`${agentId} 的回访已登记`, `what ${agentId} promised stands in the database`),
  PromiseNotMade: ({ agentId, detail }) =>
    words(`${agentId} 的回访未能登记：${detail}`, `what ${agentId} promised was not registered: ${detail}`),
};
