/** Where two runs of the same inputs part, call by call and agent by agent: the first difference of each. */
import type { Command } from '../../core/command';
import type { Event } from '../../core/event';
import type { Instant } from '../../core/ids';
import type { Entry } from '../../core/journal';

export interface Outcome {
  readonly entries: readonly Entry[];
  /** Undefined: not on record. */
  readonly commands?: readonly Command[];
}
export interface Difference {
  readonly of: 'call' | 'agent';
  /** callId or agentId. */
  readonly id: string;
  readonly n: number;
  readonly at: Instant;
  readonly event: Event['type'];
  /** What of this step was otherwise; both empty where only commands differ. */
  readonly was: readonly Entry[];
  readonly now: readonly Entry[];
  readonly commandsWere: readonly Command[];
  readonly commandsNow: readonly Command[];
}

interface Part {
  readonly of: 'call' | 'agent';
  readonly id: string;
  readonly entries: Entry[];
  readonly commands: Command[];
}

export class Differences {
  readonly all: Difference[] = [];
  private readonly seenCalls = new Set<string>();
  private readonly parted = new Set<string>();

  /** Calls in `leftOut` are not compared. */
  constructor(private readonly leftOut: ReadonlySet<string>) {}

  hasSeen(callId: string): boolean {
    return this.seenCalls.has(callId);
  }

  get calls(): number {
    return this.seenCalls.size;
  }

  get callsThatDiffer(): number {
    return this.all.filter((difference) => difference.of === 'call').length;
  }

  get agentsThatDiffer(): number {
    return this.all.length - this.callsThatDiffer;
  }

  compare(step: { readonly n: number; readonly at: Instant; readonly event: Event }, was: Outcome, now: Outcome): void {
    const before = byOwner(was);
    const after = byOwner(now);
    const commandsCount = was.commands !== undefined && now.commands !== undefined;
    for (const owner of new Set([...before.keys(), ...after.keys()])) {
      const [left, right] = [before.get(owner), after.get(owner)];
      const part = left ?? right;
      if (!part || (part.of === 'call' && this.leftOut.has(part.id))) continue;
      if (part.of === 'call') this.seenCalls.add(part.id);
      if (this.parted.has(owner) || (sameEntries(left, right) && (!commandsCount || sameCommands(left, right))))
        continue;
      this.parted.add(owner);
      this.all.push(differenceOf(step, left, right));
    }
  }
}

function differenceOf(
  { n, at, event }: { readonly n: number; readonly at: Instant; readonly event: Event },
  was: Part | undefined,
  now: Part | undefined,
): Difference {
  const { of, id } = (was ?? now) as Part;
  const same = sameEntries(was, now);
  return {
    of,
    id,
    n,
    at,
    event: event.type,
    was: same ? [] : (was?.entries ?? []),
    now: same ? [] : (now?.entries ?? []),
    commandsWere: was?.commands ?? [],
    commandsNow: now?.commands ?? [],
  };
}

/** An agent's entries are her own, also those that name a call: that call has its own beside them. */
function byOwner({ entries, commands = [] }: Outcome): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const partOf = (of: Part['of'], id: string): Part => {
    const known = parts.get(`${of} ${id}`);
    if (known) return known;
    const part: Part = { of, id, entries: [], commands: [] };
    parts.set(`${of} ${id}`, part);
    return part;
  };
  for (const entry of entries) {
    if ('seq' in entry) partOf('call', entry.callId).entries.push(entry);
    else if ('agentId' in entry) partOf('agent', entry.agentId).entries.push(entry);
  }
  for (const command of commands) partOf('call', command.callId).commands.push(command);
  return parts;
}

const sameEntries = (a: Part | undefined, b: Part | undefined) => text(a?.entries) === text(b?.entries);
const sameCommands = (a: Part | undefined, b: Part | undefined) => text(a?.commands) === text(b?.commands);

/** The hash of the rules differs by itself when others are tried, and says nothing. */
function text(values: readonly object[] = []): string {
  return JSON.stringify(values.map(plain));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const pairs = Object.entries(value).filter(([key, inner]) => key !== 'rulesHash' && inner !== undefined);
  return pairs.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, plain(inner)]);
}
