/** A command in one line, by its own name: what it concerns and nothing else. */
import type { Command } from '../../core/command';

const untold: ReadonlySet<string> = new Set(['type', 'callId', 'node']);

export function sayCommand(command: Command): string {
  const words = Object.entries(command).filter(([key]) => !untold.has(key));
  return [command.type, ...words.map(([key, value]) => `${key}=${say(value)}`)].join(' ');
}

const say = (value: unknown): string => (Array.isArray(value) ? value.join('+') : String(value));
