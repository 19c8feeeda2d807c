/** An agent as the console answers her, and her state in one cell. */
import { z } from 'zod';

export const agentForm = z.object({
  agentId: z.string(),
  name: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
  forMs: z.number(),
  registered: z.boolean(),
  pending: z.string().nullable(),
  callId: z.string().nullable(),
  forcedBy: z.string().nullable(),
  pendingBy: z.string().nullable(),
});
export type AgentAnswer = z.infer<typeof agentForm>;

const states: Readonly<Record<string, string>> = {
  'logged-out': '签出',
  ready: '就绪',
  offered: '振铃',
  talking: '通话',
  'wrap-up': '整理',
  'not-ready': '示忙',
};

/** `示忙 not-ready{forced} ← 张主管`: whoever was put there by a team leader is told apart. */
export function sayState({ state, reason, forcedBy }: AgentAnswer): string {
  return `${states[state] ?? ''} ${state}${reason === null ? '' : `{${reason}}`}${byWhom(forcedBy)}`.trim();
}

export const byWhom = (by: string | null) => (by === null ? '' : ` ← ${by}`);
