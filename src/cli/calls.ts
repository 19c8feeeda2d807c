/** `hotline calls`: every call on the floor, where it is and how long its caller has waited. */
import type { Command } from 'commander';
import { z } from 'zod';
import { registerListing } from './listing';
import { clockTime, table } from './table';

const call = z.object({
  callId: z.string(),
  direction: z.string(),
  dialled: z.string(),
  caller: z.string(),
  language: z.string(),
  phase: z.string(),
  forMs: z.number(),
  ageMs: z.number(),
  queueId: z.string().nullable(),
  waitMs: z.number().nullable(),
  agentId: z.string().nullable(),
  heldMs: z.number().nullable(),
  holdOverdue: z.boolean(),
  agents: z.array(z.string()).default([]),
  consult: z.object({ agentId: z.string(), stage: z.string() }).nullable().default(null),
});

/** `8001→8002`: who had the caller before; `8002+8003`: who is asked. */
function sayAgents({ agentId, agents, consult }: z.infer<typeof call>): string {
  const had = agents.filter((each, i) => i < agents.length - 1 || each !== agentId);
  const chain = [...had, ...(agentId === null ? [] : [agentId])].join('→');
  return consult ? `${chain}+${consult.agentId}` : chain;
}

const phases: Readonly<Record<string, string>> = {
  menu: '菜单',
  notice: '紧急通知',
  waiting: '等待',
  asking: '登记回电',
  offered: '振铃',
  dialling: '外拨',
  talking: '通话',
  consulting: '咨询',
  forwarding: '转外线',
  forwarded: '外线通话',
  leaving: '结束',
};

/** ` 保持 held 2:05 !`: the mark says that it is too long. */
const sayHold = ({ heldMs, holdOverdue }: z.infer<typeof call>) =>
  heldMs === null ? '' : ` 保持 held ${clockTime(heldMs)}${holdOverdue ? ' !' : ''}`;

export function register(program: Command): void {
  registerListing(program, {
    name: 'calls',
    description: '当前通话 / calls on the floor',
    answer: z.object({ calls: z.array(call) }),
    print: ({ calls }) => {
      if (calls.length === 0) return '没有通话 / no calls';
      return table(
        [
          '来电 caller',
          '被叫 dialled',
          '阶段 phase',
          '时长 for',
          '等待 wait',
          '队列 queue',
          '坐席 agent',
          '总计 age',
          '通话 call',
        ],
        calls.map((one) => [
          one.caller || '未显示 withheld',
          `${one.direction === 'outbound' ? '→ ' : ''}${one.dialled}`,
          `${phases[one.phase] ?? ''} ${one.phase}${sayHold(one)}`.trim(),
          clockTime(one.forMs),
          one.waitMs === null ? '' : clockTime(one.waitMs),
          one.queueId ?? '',
          sayAgents(one),
          clockTime(one.ageMs),
          one.callId,
        ]),
      );
    },
  });
}
