/** Names of the rules that are spoken: of agents, and of queues and tiers when an agent is told of them. */
import type { PromptId } from '../core/ids';
import type { Rules } from '../core/rules';
import { queueNameId, tierNameId } from '../core/whisper';
import { agentNameId } from './prompt-sources';

/** Text by the sentence that says it. */
export function spokenNames(rules: Rules): ReadonlyMap<PromptId, string> {
  const queues = [...rules.queues.values()];
  const named = queues.filter(({ whisper }) => whisper?.includes('queue'));
  const tiers = queues.some(({ whisper }) => whisper?.includes('tier')) ? [...rules.tiers.keys()] : [];
  return new Map([
    ...[...rules.agents.values()].map(({ id, name }) => [agentNameId(id), name] as const),
    ...named.map(({ id, name }) => [queueNameId(id), name] as const),
    ...tiers.map((id) => [tierNameId(id), id.replaceAll('-', ' ')] as const),
  ]);
}
