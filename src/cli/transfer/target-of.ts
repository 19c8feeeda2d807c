/** `--to` as typed → what the API is asked. */
import { ConsoleError } from '../console-client';

/** By name, or as an agent dials it. */
export type Named = { readonly target: string } | { readonly to: Readonly<Record<string, string>> };

const kinds: ReadonlySet<string> = new Set(['agent', 'queue', 'outside']);

/** @throws `WRONG_TARGET` */
export function targetOf(words: readonly string[]): Named {
  const [first = '', second, ...more] = words.flatMap((word) => word.split(':'));
  if (second !== undefined && more.length === 0 && kinds.has(first)) return { to: { [first]: second } };
  if (second === undefined && /^[0-9]{1,20}$/.test(first)) return { target: first };
  const typed = words.join(' ');
  throw new ConsoleError(
    'WRONG_TARGET',
    `--to: 写作 agent 8002、queue repair、outside 13800001111 或所拨的号码 / agent, queue or outside and whom, or the number as dialled, not '${typed}'`,
  );
}
