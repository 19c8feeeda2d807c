/** A call as the console answers it, and its phase and agents in one cell each. */
import { z } from 'zod';

export const callForm = z.object({
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
  consult: z
    .object({ agentId: z.string().nullable(), number: z.string().nullable().default(null), stage: z.string() })
    .nullable()
    .default(null),
});
export type CallAnswer = z.infer<typeof callForm>;

/** `8001→8002`: who had the caller before; `8002+8003`: who is asked. */
export function sayAgents({ agentId, agents, consult }: CallAnswer): string {
  const had = agents.filter((each, i) => i < agents.length - 1 || each !== agentId);
  const chain = [...had, ...(agentId === null ? [] : [agentId])].join('→');
  return consult ? `${chain}+${consult.agentId ?? consult.number}` : chain;
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
  voicemail: '留言',
  leaving: '结束',
};

export const sayPhase = ({ phase }: CallAnswer): string => `${phases[phase] ?? ''} ${phase}`.trim();
