/** `hotline agents`: who is ready, who is talking, whose phone is gone, and for how long. */
import type { Command } from 'commander';
import { z } from 'zod';
import { registerListing } from './listing';
import { clockTime, table } from './table';

const agent = z.object({
  agentId: z.string(),
  name: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
  forMs: z.number(),
  registered: z.boolean(),
  pending: z.string().nullable(),
  callId: z.string().nullable(),
});

const states: Readonly<Record<string, string>> = {
  'logged-out': '签出',
  ready: '就绪',
  offered: '振铃',
  talking: '通话',
  'wrap-up': '整理',
  'not-ready': '示忙',
};

export function register(program: Command): void {
  registerListing(program, {
    name: 'agents',
    description: '坐席及其状态 / agents and their states',
    answer: z.object({ agents: z.array(agent) }),
    print: ({ agents }) =>
      table(
        ['工号 agent', '姓名 name', '状态 state', '时长 for', '话机 phone', '之后 then', '通话 call'],
        agents.map((one) => [
          one.agentId,
          one.name,
          `${states[one.state] ?? ''} ${one.state}${one.reason === null ? '' : `{${one.reason}}`}`.trim(),
          clockTime(one.forMs),
          one.registered ? '在线 yes' : '离线 no',
          one.pending ?? '',
          one.callId ?? '',
        ]),
      ),
  });
}
