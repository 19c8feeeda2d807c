/** Where two values of the rules differ, down to what an operator would call one setting. */

export interface Leaf {
  readonly path: readonly string[];
  /** Undefined: not there. */
  readonly from: unknown;
  readonly to: unknown;
}
export type PlainMap = Readonly<Record<string, unknown>>;

/** Lists and destinations (`{ kind: … }`) are settings as a whole; other objects are looked into. */
export function differingLeaves(from: unknown, to: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (isSame(from, to)) return [];
  if (!isMap(from) || !isMap(to) || 'kind' in from || 'kind' in to) return [{ path, from, to }];
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...keys].flatMap((key) => differingLeaves(from[key], to[key], [...path, key]));
}

export function isMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  if (!isMap(a) || !isMap(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(a[key], b[key]));
}
