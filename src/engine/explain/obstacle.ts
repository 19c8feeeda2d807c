/** Why an agent could not be offered a call. */
import type { Agent } from '../../core/agent';
import type { Preferred } from '../../core/visit';
import type { NotReadyReason } from '../../core/event';
import { unreachable } from '../../core/ids';
import type { Needs } from '../../core/rules';
import { byWhom, reasonWords } from './agent-words';
import { words, type SayTime, type Words } from './words';

export type ObstacleCode =
  | 'lacks-skill'
  | 'logged-out'
  | 'talking'
  | 'ringing'
  | 'wrap-up'
  | `not-ready{${NotReadyReason}}`
  | 'kept-for-another'
  | 'phone-not-registered'
  | 'phone-closing'
  | 'unknown';

export interface Obstacle {
  readonly code: ObstacleCode;
  readonly why: Words;
}

/** `lacking`: the needs, when she has not all of them. */
export function whyNot(agent: Agent, lacking: Needs | null, time: SayTime): Obstacle {
  if (lacking) return lacks(agent, lacking);
  const { state } = agent;
  const by = byWhom(agent.forcedBy);
  switch (state.kind) {
    case 'logged-out':
      return { code: 'logged-out', why: words(`已签出${by.zh}`, `logged out${by.en}`) };
    case 'talking':
      return { code: 'talking', why: words(`通话中 ${state.callId}`, `talking on call ${state.callId}`) };
    case 'offered':
      return { code: 'ringing', why: words(`正为 ${state.callId} 振铃`, `her phone rings for call ${state.callId}`) };
    case 'wrap-up':
      return { code: 'wrap-up', why: words(`整理至 ${time(state.until)}`, `wrap-up until ${time(state.until)}`) };
    case 'not-ready': {
      const { zh, en } = reasonWords[state.reason];
      const since = time(agent.since);
      return {
        code: `not-ready{${state.reason}}`,
        why: words(`${since} 起示忙（${zh}）${by.zh}`, `not ready since ${since} (${en})${by.en}`),
      };
    }
    case 'ready':
      return agent.registered
        ? { code: 'phone-closing', why: words('话机尚未挂好', 'her phone is still being hung up') }
        : { code: 'phone-not-registered', why: words('话机未注册', 'her phone is not registered') };
    default:
      return unreachable(state);
  }
}

/** The caller waits for one agent alone, and this is another. */
export function keptFor({ agentId, until }: Preferred, time: SayTime): Obstacle {
  const end = time(until);
  const why = words(`来电为 ${agentId} 保留至 ${end}`, `the caller is kept for ${agentId} until ${end}`);
  return { code: 'kept-for-another', why };
}

function lacks(agent: Agent, needs: Needs): Obstacle {
  const missing = [...needs].filter(([skill, least]) => (agent.skills.get(skill) ?? 0) < least);
  const list = missing.map(([skill, least]) => `${skill}≥${least} (${agent.skills.get(skill) ?? 0})`).join(', ');
  return { code: 'lacks-skill', why: words(`技能不足：${list}`, `lacks ${list}`) };
}
