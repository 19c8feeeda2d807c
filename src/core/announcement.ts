/** 报工号 of each agent, put together once for each set of rules. */
import type { Language, PromptId } from './ids';
import type { Agent, Queue } from './rules';
import { sayAgent } from './speak';

type Announce = Queue['announce'];
type Said = Partial<Record<`${Announce} ${Language}`, readonly PromptId[]>>;
const known = new WeakMap<Agent, Said>();

export function announcementOf(agent: Agent, announce: Announce, language: Language): readonly PromptId[] {
  const said = known.get(agent) ?? {};
  known.set(agent, said);
  return (said[`${announce} ${language}`] ??= sayAgent(agent, announce, language));
}
