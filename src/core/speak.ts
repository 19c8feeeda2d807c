/** From a value to the sentences that say it. */
import type { Agent } from './agent';
import type { Language, PromptId } from './ids';
import type { Agent as AgentRule, Queue } from './rules';
import { callbackNumberPrompts } from './say-callback-number';
import { queuePrompts } from './say-queue';
import { sayValue, valuePrompts } from './say-value';

/** 报工号: "8001 号客服为您服务" / "Agent 8001 at your service". */
export function sayAgent(rule: AgentRule, announce: Queue['announce'], language: Language): readonly PromptId[] {
  if (announce === 'off') return [];
  if (announce === 'name') return [`agent-name-${rule.id}`, 'agent-serves-name'];
  const number = sayValue({ kind: 'digits', text: rule.id }, language);
  const numbered = language === 'zh' ? number : ['agent-number', ...number];
  if (announce === 'number') return [...numbered, 'agent-serves-number'];
  const link = language === 'zh' ? ['agent-number'] : [];
  return [...numbered, ...link, `agent-name-${rule.id}`, 'agent-serves-name'];
}

/** What an agent hears after a feature code. */
export function sayAgentState(agent: Pick<Agent, 'state' | 'pending'>): readonly PromptId[] {
  const state = agent.state;
  if (agent.pending) {
    const wanted =
      agent.pending.kind === 'logged-out' ? 'agent-state-logged-out' : `agent-state-${agent.pending.reason}`;
    return [wanted, 'agent-state-pending'];
  }
  if (state.kind === 'not-ready') return ['agent-state-not-ready', `agent-state-${state.reason}`];
  return [`agent-state-${state.kind === 'offered' ? 'talking' : state.kind}`];
}

/** What an agent hears after asking for more wrap-up; `before`: her state until then. */
export function sayMoreWrapUp(agent: Pick<Agent, 'state' | 'pending'>, before: Agent['state']): readonly PromptId[] {
  const { state } = agent;
  if (state.kind !== 'wrap-up' || before.kind !== 'wrap-up') return sayAgentState(agent);
  return [state.until > before.until ? 'agent-wrap-up-extended' : 'agent-wrap-up-not-extended'];
}

/** Every sentence the core may ask for by itself; those of menus and queues are named in the rules. */
export const corePrompts: readonly PromptId[] = [
  'menu-invalid',
  'menu-timeout',
  'callback-registered',
  'callback-unavailable',
  'callback-agent',
  'callback-customer-gone',
  'transfer-unknown',
  'transfer-not-free',
  'transfer-not-now',
  'transfer-failed',
  'outside-not-reached',
  'outside-busy',
  'outside-no-answer',
  'outside-unavailable',
  'outside-not-allowed',
  'outside-off',
  'callback-offer',
  'caller-blocked',
  'collect-invalid',
  'one-moment',
  'value-unknown',
  'voicemail-greeting',
  'voicemail-menu',
  'voicemail-anew',
  'voicemail-unheard',
  'voicemail-thanks',
  'voicemail-empty',
  'survey-not-here',
  'recording-refused',
  'system-busy',
  'agent-number',
  'agent-serves-number',
  'agent-serves-name',
  'agent-code-unknown',
  'agent-not-configured',
  'agent-state-pending',
  'agent-wrap-up-extended',
  'agent-wrap-up-not-extended',
  ...['ready', 'not-ready', 'logged-out', 'talking', 'wrap-up'].map((state) => `agent-state-${state}`),
  ...['break', 'lunch', 'training', 'meeting', 'no-answer', 'refused', 'unreachable', 'forced'].map(
    (reason) => `agent-state-${reason}`,
  ),
  ...['made', 'failed', 'off', 'hours', 'no-call', 'no-number'].map((answer) => `agent-promise-${answer}`),
  ...callbackNumberPrompts,
  ...queuePrompts,
  ...valuePrompts,
];
