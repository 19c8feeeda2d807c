import type { Agent, AgentState } from '../../../src/core/agent';
import type { PendingState } from '../../../src/core/journal';
import type { CallId, LegId } from '../../../src/core/ids';
import { corePrompts, sayAgent, sayAgentState } from '../../../src/core/speak';
import { agent as agentRule } from '../../fixtures/floor/rules';

const digits = ['digit-8', 'digit-0', 'digit-0', 'digit-1'];
const rule = agentRule('8001', { general: 5 });

test.each([
  ['zh', 'number', ['digit-8', 'digit-0', 'digit-0', 'digit-1', 'agent-serves-number']],
  ['en', 'number', ['agent-number', 'digit-8', 'digit-0', 'digit-0', 'digit-1', 'agent-serves-number']],
  ['zh', 'name', ['agent-name-8001', 'agent-serves-name']],
  ['en', 'name', ['agent-name-8001', 'agent-serves-name']],
  ['zh', 'both', [...digits, 'agent-number', 'agent-name-8001', 'agent-serves-name']],
  ['en', 'both', ['agent-number', ...digits, 'agent-name-8001', 'agent-serves-name']],
  ['zh', 'off', []],
  ['en', 'off', []],
] as const)('in %s, announcing %s', (language, announce, prompts) => {
  expect(sayAgent(rule, announce, language)).toEqual(prompts);
});

type Spoken = Pick<Agent, 'state' | 'pending'>;

function agent(state: AgentState, pending: PendingState | null = null): Spoken {
  return { state, pending };
}
const call = { callId: 'c1' as CallId, legId: 'c1.1' as LegId };

test.each<readonly [string, Spoken, readonly string[]]>([
  ['ready', agent({ kind: 'ready' }), ['agent-state-ready']],
  ['logged out', agent({ kind: 'logged-out' }), ['agent-state-logged-out']],
  ['a break', agent({ kind: 'not-ready', reason: 'break' }), ['agent-state-not-ready', 'agent-state-break']],
  ['a ringing phone', agent({ kind: 'offered', ...call }), ['agent-state-talking']],
  ['a talk', agent({ kind: 'talking', ...call }), ['agent-state-talking']],
  ['wrap-up', agent({ kind: 'wrap-up', callId: call.callId, until: 1 }), ['agent-state-wrap-up']],
  [
    'a break to come',
    agent({ kind: 'talking', ...call }, { kind: 'not-ready', reason: 'lunch' }),
    ['agent-state-lunch', 'agent-state-pending'],
  ],
  [
    'a log-out to come',
    agent({ kind: 'talking', ...call }, { kind: 'logged-out' }),
    ['agent-state-logged-out', 'agent-state-pending'],
  ],
])('the state read back: %s', (_, of, prompts) => {
  expect(sayAgentState(of)).toEqual(prompts);
  for (const prompt of prompts) expect(corePrompts).toContain(prompt);
});

test('every sentence of the core is named once', () => {
  expect(new Set(corePrompts).size).toBe(corePrompts.length);
});
