/** Rules as JSON has them: maps are objects. What the console answers and what is compared. */
import type { Rules } from '../core/rules';

export type Plain<T> = T extends string | number | boolean | null
  ? T
  : T extends ReadonlyMap<string, infer V>
    ? Readonly<Record<string, Plain<V>>>
    : T extends object
      ? { readonly [K in keyof T]: Plain<T[K]> }
      : T;
export type PlainRules = Plain<Rules>;

export function plainRules(rules: Rules): PlainRules {
  return JSON.parse(JSON.stringify(rules, fromMap)) as PlainRules;
}

const fromMap = (_key: string, value: unknown): unknown =>
  value instanceof Map ? Object.fromEntries(value as Map<string, unknown>) : value;
