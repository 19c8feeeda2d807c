/** `hotline callbacks`: what callers are owed, messages among it. */
import type { Command } from 'commander';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { registerListing } from './listing';
import { clockTime, table } from './table';

const task = z.object({
  callbackId: z.string(),
  kind: z.string(),
  queueId: z.string(),
  number: z.string().nullable(),
  state: z.string(),
  recording: z.string().nullable(),
  messageMs: z.number().nullable(),
  createdAt: z.string(),
});
type Task = z.output<typeof task>;

export function register(program: Command): void {
  registerListing(program, {
    name: 'callbacks',
    description: '待回电与留言 / callbacks not kept yet, and messages',
    answer: z.object({ callbacks: z.array(task) }),
    print: ({ callbacks }) => {
      if (callbacks.length === 0) return '没有待办的回电或留言 / nothing is owed';
      return table(
        ['自 since', '类型 kind', '队列 queue', '号码 number', '状态 state', '留言 message', '编号 id'],
        callbacks.map((one) => [
          DateTime.fromISO(one.createdAt).toFormat('MM-dd HH:mm:ss'),
          one.kind === 'voicemail' ? '留言 voicemail' : '回电 callback',
          one.queueId,
          one.number ?? '未显示 withheld',
          sayState(one),
          one.recording === null ? '' : `${one.recording}.wav ${clockTime(one.messageMs ?? 0)}`,
          one.callbackId,
        ]),
      );
    },
  });
}

const states: Readonly<Record<string, string>> = {
  open: '待处理 open',
  scheduled: '待拨 scheduled',
  queued: '进行中 queued',
};
const sayState = ({ state }: Task) => states[state] ?? state;
