/** Rules for the core alone: a menu, then queues of one skill each, as the shipped file has them. */
import type { AgentId, MenuId, QueueId } from '../../src/core/ids';
import type { Rules } from '../../src/core/rules';
import { parseRules } from '../../src/rules/load-rules';

export interface CoreFloor {
  readonly agents: number;
  readonly skills: number;
  readonly skillsPerAgent: number;
  readonly wrapUpMs: number;
}

export const skillOf = (n: number): QueueId => `skill-${n}` as QueueId;
export const agentOf = (n: number): AgentId => String(10_000 + n) as AgentId;
export const mainMenu = 'main' as MenuId;

/** `9500<n>` leads to the nth queue, `95000` to a menu whose key 1 leads to the first. */
export function coreRules({ agents, skills, skillsPerAgent, wrapUpMs }: CoreFloor): Rules {
  const every = Array.from({ length: skills }, (_, n) => n);
  const skillsOf = (agent: number) =>
    Object.fromEntries(Array.from({ length: skillsPerAgent }, (_, k) => [skillOf((agent + k * 17) % skills), 5]));
  const text = JSON.stringify({
    hotline: { name: 'bench', locale: 'zh-CN', timeZone: 'Asia/Shanghai' },
    targets: { rings: 3 },
    trunks: { demo: { address: '127.0.0.2' } },
    numbers: {
      '95000': { menu: mainMenu },
      ...Object.fromEntries(every.map((n) => [numberOf(n), { queue: skillOf(n) }])),
    },
    menus: {
      [mainMenu]: {
        prompt: 'menu-main',
        keys: { '1': { queue: skillOf(0) }, '0': { queue: skillOf(0) } },
        otherwise: { queue: skillOf(0) },
      },
    },
    queues: Object.fromEntries(
      every.map((n) => [
        skillOf(n),
        {
          name: skillOf(n),
          skills: { [skillOf(n)]: 1 },
          wrapUp: `${wrapUpMs}ms`,
          announce: 'number',
          record: true,
          comfort: { prompt: 'queue-comfort', every: '20s' },
        },
      ]),
    ),
    agents: Object.fromEntries(
      Array.from({ length: agents }, (_, n) => [agentOf(n), { name: '王芳', skills: skillsOf(n) }]),
    ),
    fallback: { agents: [agentOf(0)] },
  });
  return parseRules(text, 'bench');
}

export const numberOf = (skill: number): string => `9500${skill + 1}`;
