/** The parts of the dialplan that come from the rules: the hotline's numbers, and who is rung while it is away. */
import type { Rules } from '../core/rules';
import { plain } from './config-value';

/** Sentences the dialplan itself says; ids of `sounds/prompts.yaml`. */
export const dialplanPrompts = {
  apologyPrompt: 'system-busy',
  awayPrompt: 'system-busy',
  refusedPrompt: 'number-unknown',
} as const;

/** Seconds the fallback agents are rung. */
const fallbackSeconds = '45';

export function renderNumbers(rules: Rules): { numbers: string; fallbackDial: string; fallbackSeconds: string } {
  const numbers = [...rules.numbers.keys()].map((number) => plain('number', 'numbers', number));
  const agents = rules.fallbackAgents.map((agent) => plain('agent', 'fallbackAgents', agent));
  return {
    numbers: numbers.map((number) => `exten => ${number},1,Goto(hotline-inbound,\${EXTEN},1)`).join('\n'),
    fallbackDial: agents.map((agent) => `PJSIP/${agent}`).join('&'),
    fallbackSeconds,
  };
}
