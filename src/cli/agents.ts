/** `hotline agents`: who is ready, who is talking, whose phone is gone, and for how long. */
import type { Command } from 'commander';
import { z } from 'zod';
import { agentForm, byWhom, sayState } from './agent-answer';
import { registerSet } from './agents-set';
import { registerListing } from './listing';
import { clockTime, table } from './table';

export function register(program: Command): void {
  const agents = registerListing(program, {
    name: 'agents',
    description: '坐席及其状态 / agents and their states',
    answer: z.object({ agents: z.array(agentForm) }),
    print: ({ agents }) =>
      table(
        ['工号 agent', '姓名 name', '状态 state', '时长 for', '话机 phone', '之后 then', '通话 call'],
        agents.map((one) => [
          one.agentId,
          one.name,
          sayState(one),
          clockTime(one.forMs),
          one.registered ? '在线 yes' : '离线 no',
          `${one.pending ?? ''}${byWhom(one.pendingBy)}`,
          one.callId ?? '',
        ]),
      ),
  });
  registerSet(agents);
}
