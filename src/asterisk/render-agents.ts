/** `pjsip_agents.conf`: one account per agent of the rules; the extension is the id, and the user name. */
import type { Agent } from '../core/rules';
import { plain, secretValue } from './config-value';

/** `secretOf` answers the secret in a file named by the rules. Throws `ConfigValueError` for a value that cannot stand. */
export function renderAgents(agents: Iterable<Agent>, secretOf: (file: string) => string): string {
  return [...agents].map((agent) => renderAgent(agent, secretOf)).join('\n');
}

function renderAgent(agent: Agent, secretOf: (file: string) => string): string {
  const id = plain('agent', 'agents', agent.id);
  return [
    `[${id}](agent)`,
    `aors = ${id}`,
    `auth = ${id}`,
    '',
    `[${id}](agent-phone)`,
    '',
    `[${id}](agent-secret)`,
    `username = ${id}`,
    `password = ${secretValue(`agents.${id}.secret`, secretOf(agent.secretFile))}`,
    '',
  ].join('\n');
}
