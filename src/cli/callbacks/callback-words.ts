/** Callbacks on a terminal, in both languages. */
import { DateTime } from 'luxon';
import { z } from 'zod';
import { clockTime, table } from '../table';

export const callbackForm = z.object({
  callbackId: z.string(),
  kind: z.string(),
  queueId: z.string(),
  number: z.string().nullable(),
  state: z.string(),
  attempt: z.number(),
  recording: z.string().nullable(),
  messageMs: z.number().nullable(),
  agentId: z.string().nullable(),
  createdAt: z.string(),
  dueAt: z.string(),
  deadlineAt: z.string().nullable(),
  overdue: z.boolean(),
  closedReason: z.string().nullable(),
});
export type CallbackRow = z.output<typeof callbackForm>;

const kinds: Readonly<Record<string, string>> = {
  callback: '排队回电 callback',
  voicemail: '留言 voicemail',
  scheduled: '预约回电 scheduled',
  abandoned: '放弃回电 abandoned',
  promise: '坐席承诺 promise',
  visit: '满意度回访 visit',
  'follow-up': '工单跟进 follow-up',
};
const states: Readonly<Record<string, string>> = {
  open: '待处理 open',
  scheduled: '待拨 scheduled',
  queued: '进行中 queued',
  kept: '已兑现 kept',
  settled: '已来电解决 settled',
  failed: '失败 failed',
  cancelled: '已取消 cancelled',
};

export function callbackTable(callbacks: readonly CallbackRow[]): string {
  if (callbacks.length === 0) return '没有待办的回电或留言 / nothing is owed';
  return table(
    [
      ...['自 since', '到期 due', '期限 until', '类型 kind', '队列 queue', '坐席 agent', '号码 number', '状态 state'],
      ...['留言 message', '编号 id'],
    ],
    callbacks.map((one) => [
      ...[time(one.createdAt), time(one.dueAt), until(one), kinds[one.kind] ?? one.kind, one.queueId],
      ...[one.agentId ?? '', one.number ?? '未显示 withheld', sayState(one)],
      one.recording === null ? '' : `${one.recording}.wav ${clockTime(one.messageMs ?? 0)}`,
      one.callbackId,
    ]),
  );
}

export const sayState = ({ state, closedReason }: CallbackRow): string =>
  `${states[state] ?? state}${closedReason === null ? '' : ` (${closedReason})`}`;

const until = ({ deadlineAt, overdue }: CallbackRow) => `${time(deadlineAt)}${overdue ? ' 逾期 overdue' : ''}`;
export const time = (text: string | null): string =>
  text === null ? '' : DateTime.fromISO(text).toFormat('MM-dd HH:mm:ss');
