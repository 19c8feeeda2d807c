/** What the journal says of self-service. Values of names that are secret are masked wherever entries are shown or kept. */
import type { ActionId, Instant, MenuId } from './ids';
import type { Outcome } from './journal';

export type ActionStage = 'deciding' | 'speaking' | 'collecting' | 'asking';
export type ServiceResult = 'answered' | 'none' | 'failed';

export type ActionEntry =
  | {
      readonly type: 'ActionEntered';
      readonly actionId: ActionId;
      readonly stage: ActionStage;
      /** Menus on her way, to go back to. */
      readonly path: readonly MenuId[];
      /** How often it was asked already; for `collecting`. */
      readonly tries: number;
      /** What becomes of her if the call ends here without an agent. */
      readonly outcome: Outcome;
      readonly until: Instant;
      readonly serves?: true;
    }
  /** The question is over: a key is awaited until then. */
  | { readonly type: 'KeysAwaited'; readonly until: Instant }
  /** All that was keyed so far; empty: she cleared it. */
  | { readonly type: 'KeysTaken'; readonly keys: string; readonly until: Instant; readonly secret?: true }
  | { readonly type: 'DigitsCollected'; readonly into: string; readonly digits: string; readonly secret?: true }
  | { readonly type: 'DigitsRefused'; readonly why: 'nothing-keyed' | 'does-not-fit'; readonly tries: number }
  /** Null: not known any more. */
  | {
      readonly type: 'DataSet';
      readonly values: Readonly<Record<string, string | null>>;
      readonly secret: readonly string[];
    }
  /** `slowAt`: she is told to wait a moment then. */
  | {
      readonly type: 'ServiceAsked';
      readonly requestId: string;
      readonly until: Instant;
      readonly slowAt: Instant;
      /** The same request once more, after the connection or the process was lost. */
      readonly again?: true;
    }
  | { readonly type: 'ServiceSlow'; readonly requestId: string }
  | {
      readonly type: 'ServiceAnswered';
      readonly requestId: string;
      readonly result: ServiceResult;
      readonly status: number | null;
      readonly detail: string;
    };

/** `****08`: the last two stay, of what is long enough for that to say little. */
export function maskValue(value: string): string {
  const shown = value.length >= 4 ? 2 : 0;
  return '*'.repeat(Math.min(8, value.length - shown)) + value.slice(value.length - shown);
}

/** As it may be kept and shown. Other entries are answered as they are. */
export function maskedEntry<E extends { readonly type: string }>(entry: E): E {
  const own = entry as { readonly type: string } as ActionEntry;
  switch (own.type) {
    case 'KeysTaken':
      return own.secret ? { ...entry, keys: '*'.repeat(own.keys.length) } : entry;
    case 'DigitsCollected':
      return own.secret ? { ...entry, digits: maskValue(own.digits) } : entry;
    case 'DataSet': {
      if (own.secret.length === 0) return entry;
      return { ...entry, values: maskedData(own.values, own.secret) };
    }
    default:
      return entry;
  }
}

export function maskedData<V extends string | null>(
  values: Readonly<Record<string, V>>,
  secret: readonly string[],
): Record<string, string | null> {
  const entries = Object.entries(values).map(([name, value]): [string, string | null] => [
    name,
    value !== null && secret.includes(name) ? maskValue(value) : value,
  ]);
  return Object.fromEntries(entries);
}
