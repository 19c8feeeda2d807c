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

export interface RenderedNumbers {
  readonly numbers: string;
  readonly outside: string;
  readonly fallbackDial: string;
  readonly fallbackSeconds: string;
}

export function renderNumbers(rules: Rules): RenderedNumbers {
  const numbers = [...rules.numbers.keys()].map((number) => plain('number', 'numbers', number));
  const agents = rules.fallbackAgents.map((agent) => plain('agent', 'fallbackAgents', agent));
  return {
    numbers: numbers.map((number) => `exten => ${number},1,Goto(hotline-inbound,\${EXTEN},1)`).join('\n'),
    outside: renderOutside(rules),
    fallbackDial: agents.map((agent) => `PJSIP/${agent}`).join('&'),
    fallbackSeconds,
  };
}

/** What agents dial before an outside number. The hotline decides which numbers; here only that it is asked. */
function renderOutside({ outside }: Rules): string {
  if (!outside) return '; outside calls are switched off';
  const prefix = plain('number', 'outside.prefix', outside.prefix);
  return `exten => _${prefix}[0-9+*#]!,1,Goto(hotline-outside,\${EXTEN:${prefix.length}},1)`;
}
