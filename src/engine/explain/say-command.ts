/** A command in one line, by its own name: what it concerns and nothing else. */
import type { Command } from '../../core/command';

/** A request may hold what callers keyed in confidence. */
const untold: ReadonlySet<string> = new Set(['type', 'callId', 'node', 'request']);

export function sayCommand(command: Command): string {
  const words = Object.entries(command).filter(([key]) => !untold.has(key));
  return [command.type, ...words.map(([key, value]) => `${key}=${say(value)}`)].join(' ');
}

function say(value: unknown): string {
  if (Array.isArray(value)) return value.join('+');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key}:${say(inner)}`)
    .join(',');
}
