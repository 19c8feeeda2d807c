/**
 * What a call can do besides menus and queues, as the rules have it: say something, collect keys, ask a service or a
 * database, remember, decide. Each leads on by destinations.
 */
import type { ActionId, PromptId, QueueId } from './ids';
import type { Destination } from './rules';

/** Text with `{name}` for what the call knows; see `fill`. */
export type Template = string;

export type SpokenAs = 'digits' | 'number' | 'money' | 'date' | 'time' | 'duration';
export type SayPart =
  | { readonly part: 'prompt'; readonly prompt: PromptId }
  | { readonly part: 'value'; readonly as: SpokenAs; readonly value: Template }
  /** The sentence for what the value is. */
  | {
      readonly part: 'choice';
      readonly value: Template;
      readonly prompts: Readonly<Record<string, PromptId>>;
      readonly otherwise: PromptId | null;
    };

interface Named {
  readonly id: ActionId;
}
export interface SayAction extends Named {
  readonly does: 'say';
  readonly parts: readonly SayPart[];
  /** Whoever hangs up from then on has had what she called for. */
  readonly serves: boolean;
  readonly then: Destination;
}
export interface CollectAction extends Named {
  readonly does: 'collect';
  readonly prompt: PromptId;
  readonly min: number;
  readonly max: number;
  /** The key that ends what is keyed; null: none does. */
  readonly end: string | null;
  readonly tries: number;
  /** So long the first and each further key is awaited. */
  readonly timeoutMs: number;
  /** A checked pattern that all of it must match; null: any digits. */
  readonly pattern: string | null;
  readonly into: string;
  /** Kept from the record and from all who look at it. */
  readonly secret: boolean;
  readonly then: Destination;
  readonly otherwise: Destination;
}
/** A body in JSON whose texts are templates. */
export type JsonTemplate = string | readonly JsonTemplate[] | { readonly [key: string]: JsonTemplate };
export interface HttpAction extends Named {
  readonly does: 'http';
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Scheme and host stand as they are; templates behind them. */
  readonly url: Template;
  readonly headers: Readonly<Record<string, Template>>;
  readonly body: JsonTemplate | null;
  readonly timeoutMs: number;
  /** Name → dotted path into the answer. */
  readonly values: Readonly<Record<string, string>>;
  /** Names of them that are secret. */
  readonly secret: readonly string[];
  /** The first that holds. */
  readonly branches: readonly Branch[];
  /** An answer 2xx that no branch is for. */
  readonly then: Destination;
  /** No answer in time, or none that can be used. */
  readonly failed: Destination;
}
export interface Branch {
  /** Null: any answer 2xx. */
  readonly status: number | null;
  readonly when: DataCondition | null;
  readonly to: Destination;
}
export interface SqlAction extends Named {
  readonly does: 'sql';
  /** As the process configuration names it. */
  readonly database: string;
  /** One statement that reads, with `$1` … for the parameters. */
  readonly text: string;
  readonly params: readonly Template[];
  readonly timeoutMs: number;
  /** Name → column of the first row. */
  readonly values: Readonly<Record<string, string>>;
  readonly secret: readonly string[];
  readonly then: Destination;
  readonly none: Destination;
  readonly failed: Destination;
}
export interface SetAction extends Named {
  readonly does: 'set';
  readonly set: Readonly<Record<string, Template>>;
  readonly then: Destination;
}
export interface IfAction extends Named {
  readonly does: 'if';
  readonly condition: Condition;
  readonly then: Destination;
  readonly otherwise: Destination;
}
export interface DataCondition {
  readonly of: 'data';
  readonly name: string;
  readonly test: 'equals' | 'matches' | 'missing';
  /** A template, or a checked pattern; unused for `missing`. */
  readonly value: string;
}
export type Condition =
  | DataCondition
  | { readonly of: 'tier'; readonly tier: string }
  | { readonly of: 'hours'; readonly hours: string; readonly open: boolean }
  /** All of what is given must hold. */
  | {
      readonly of: 'queue';
      readonly queueId: QueueId;
      readonly waitingOver: number | null;
      readonly expectedWaitOverMs: number | null;
      readonly nobodyReady: boolean;
    };
export type Action = SayAction | CollectAction | HttpAction | SqlAction | SetAction | IfAction;

/** Every destination an action leads on by, with where the file names it. */
export function waysOn(action: Action): readonly (readonly [readonly string[], Destination])[] {
  const then = [['then'], action.then] as const;
  switch (action.does) {
    case 'say':
    case 'set':
      return [then];
    case 'collect':
    case 'if':
      return [then, [['otherwise'], action.otherwise]];
    case 'http': {
      const branches = action.branches.map(({ to }, i) => [['branches', String(i), 'to'], to] as const);
      return [...branches, then, [['failed'], action.failed]];
    }
    case 'sql':
      return [then, [['none'], action.none], [['failed'], action.failed]];
  }
}

/** Sentences an action names by itself, with where the file does. */
export function promptsOfAction(action: Action): readonly (readonly [readonly string[], PromptId])[] {
  if (action.does === 'collect') return [[['prompt'], action.prompt]];
  if (action.does !== 'say') return [];
  return action.parts.flatMap((part, i): (readonly [readonly string[], PromptId])[] => {
    const at = ['say', String(i)];
    if (part.part === 'prompt') return [[at, part.prompt]];
    if (part.part === 'value') return [];
    const chosen = Object.entries(part.prompts).map(([value, id]) => [[...at, 'prompts', value], id] as const);
    return part.otherwise === null ? chosen : [...chosen, [[...at, 'otherwise'], part.otherwise]];
  });
}
