/** What the queue's choice of agent goes by, in words: why this one is before that one. */
import type { Agent } from '../../core/agent';
import { unreachable } from '../../core/ids';
import type { Needs, Queue } from '../../core/rules';
import { words, type SayTime, type Words } from './words';

export function sayRank(agent: Agent, queue: Queue, needs: Needs, time: SayTime): Words {
  const idle = sayIdle(agent, queue, time);
  const first = sayChoice(agent, queue, needs, time);
  return first ? words(`${first.zh}；${idle.zh}`, `${first.en}; ${idle.en}`) : idle;
}

/** Null: idle time alone decides. */
function sayChoice(agent: Agent, queue: Queue, needs: Needs, time: SayTime): Words | null {
  switch (queue.agent) {
    case 'longest-idle':
    case 'ring-all':
      return null;
    case 'best-level': {
      const levels = [...needs.keys()].map((skill) => `${skill} ${agent.skills.get(skill) ?? 0}`).join(', ');
      return words(`等级 ${levels}`, `level ${levels}`);
    }
    case 'round-robin': {
      const { offeredAt } = agent.tally;
      return offeredAt === 0
        ? words('尚未派过', 'never offered a call')
        : words(`上次派单 ${time(offeredAt)}`, `last offered a call at ${time(offeredAt)}`);
    }
    case 'fewest-calls':
      return words(`今日 ${agent.tally.callsToday} 通`, `${agent.tally.callsToday} calls today`);
    case 'fixed-order': {
      const place = queue.order.indexOf(agent.id);
      return place < 0
        ? words('未列入顺序', 'not in the order')
        : words(`顺序第 ${place + 1}`, `place ${place + 1} in the order`);
    }
    case 'random':
      return words(`抽签 ${agent.tally.draw}`, `drew ${agent.tally.draw}`);
    default:
      return unreachable(queue.agent);
  }
}

function sayIdle(agent: Agent, { idle }: Queue, time: SayTime): Words {
  switch (idle) {
    case 'since-last-call':
      return since('空闲（上次通话结束）', 'idle (last call)', agent.idleSince, time);
    case 'since-ready':
      return since('就绪', 'ready', agent.since, time);
    case 'since-last-inbound-call':
      return since('空闲（上次呼入结束）', 'idle (last inbound call)', agent.tally.inboundEndedAt, time);
    case 'least-occupied-today': {
      const percent = Math.round(agent.tally.occupancy * 1000) / 10;
      return words(`今日占用 ${percent} %`, `occupied ${percent} % of today`);
    }
    default:
      return unreachable(idle);
  }
}

const since = (zh: string, en: string, at: number, time: SayTime) =>
  words(`${zh}自 ${time(at)}`, `${en} since ${time(at)}`);
