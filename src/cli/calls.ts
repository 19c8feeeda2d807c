/** `hotline calls`: every call on the floor, where it is and how long its caller has waited. */
import type { Command } from 'commander';
import { z } from 'zod';
import { callForm, sayAgents, sayPhase, type CallAnswer } from './call-answer';
import { registerListing } from './listing';
import { clockTime, table } from './table';

/** ` 保持 held 2:05 !`: the mark says that it is too long. */
const sayHold = ({ heldMs, holdOverdue }: CallAnswer) =>
  heldMs === null ? '' : ` 保持 held ${clockTime(heldMs)}${holdOverdue ? ' !' : ''}`;

export function register(program: Command): void {
  registerListing(program, {
    name: 'calls',
    description: '当前通话 / calls on the floor',
    answer: z.object({ calls: z.array(callForm) }),
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
          `${sayPhase(one)}${sayHold(one)}`,
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
