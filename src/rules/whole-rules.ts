/**
 * Rules kept by an older build lack what was added since. What is missing gets the value it has for whoever never wrote it
 * into her file, by the same way every file goes.
 */
import type { Rules } from '../core/rules';
import { parseRules } from './load-rules';

/** `archived`: as it was kept, maps as maps. What was written stays as it is, its hash too. */
export function wholeRules(archived: Rules): Rules {
  return filled(archived, plainest()) as Rules;
}

/** Whether this build knows no field that they lack. */
export function isWhole(archived: Rules): boolean {
  return wholeRules(archived) === archived;
}

/** One of each, with nothing said that need not be. */
const plainestText = `
hotline: { name: a, locale: zh-CN, timeZone: Asia/Shanghai }
trunks: { a: { address: 127.0.0.1 } }
numbers: { "100": { menu: a } }
menus: { a: { prompt: a, keys: { "0": { queue: a } }, otherwise: { queue: a } } }
queues: { a: { name: a, skills: { a: 1 } } }
agents: { "100": { name: a, skills: { a: 1 } } }
callbacks: { trunks: [a], callerId: "100", allow: "1" }
`;
let known: Rules | null = null;
const plainest = (): Rules => (known ??= parseRules(plainestText, 'plainest rules'));

/** The very value when nothing was missing in it. */
function filled(value: unknown, sample: unknown): unknown {
  if (value instanceof Map && sample instanceof Map) return filledMap(value, sample);
  // Of things that are of one kind or another, the sample may be the other.
  if (!isPlain(value) || !isPlain(sample) || 'kind' in sample) return value;
  const entries = Object.keys(sample).map((key) => [key, key in value ? filled(value[key], sample[key]) : sample[key]]);
  return entries.every(([key, item]) => String(key) in value && value[String(key)] === item)
    ? value
    : { ...value, ...(Object.fromEntries(entries) as object) };
}

/** Each entry is like the sample's only one. */
function filledMap(map: ReadonlyMap<unknown, unknown>, samples: ReadonlyMap<unknown, unknown>): unknown {
  if (samples.size !== 1) return map;
  const [sample] = samples.values();
  const entries = [...map].map(([key, item]): [unknown, unknown] => [key, filled(item, sample)]);
  return entries.every(([key, item]) => map.get(key) === item) ? map : new Map(entries);
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);
