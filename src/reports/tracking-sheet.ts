/** 客户问题处理跟踪表 as a sheet. */
import { DateTime } from 'luxon';
import type { TrackedCall } from '../engine/ports';
import type { Column, Language, Sheet } from './sheet';

const columns: readonly Column[] = [
  { kind: 'text', zh: '来电编号', en: 'call' },
  { kind: 'text', zh: '联系时间', en: 'contact time' },
  { kind: 'text', zh: '渠道', en: 'channel' },
  { kind: 'text', zh: '客户姓名', en: 'name' },
  { kind: 'text', zh: '联系方式', en: 'contact' },
  { kind: 'text', zh: '订单号', en: 'order' },
  { kind: 'text', zh: '问题类型', en: 'type' },
  { kind: 'text', zh: '客服人员', en: 'agent' },
  { kind: 'text', zh: '处理方案', en: 'solution' },
  { kind: 'text', zh: '客户反馈', en: "customer's reply" },
  { kind: 'count', zh: '满意度', en: 'satisfaction' },
  { kind: 'text', zh: '完成时间', en: 'completed at' },
  { kind: 'text', zh: '备注', en: 'remark' },
];
const channels = { telephone: '电话', voicemail: '留言', callback: '回电' } as const;

export function trackingSheet(calls: readonly TrackedCall[], timeZone: string, language: Language): Sheet {
  const isChinese = language === 'zh';
  const at = (instant: number | null) =>
    instant === null ? null : DateTime.fromMillis(instant, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm:ss');
  return {
    title: isChinese ? '客户问题处理跟踪表' : 'customer issues',
    notes: [timeZone],
    columns,
    rows: calls.map((call) => [
      ...[call.callId, at(call.contactAt), isChinese ? channels[call.channel] : call.channel, call.customer],
      ...[call.contact, call.order, call.type, call.agent, call.solution, call.reply, call.satisfaction],
      ...[at(call.completedAt), call.remark],
    ]),
    timeZone,
  };
}
