/** Actions as the file writes them: one of say, collect, http, sql, set or if, and where each leads. */
import { z } from 'zod';
import type { Action, CollectAction, JsonTemplate, SayPart } from '../core/action-rules';
import type { ActionId } from '../core/ids';
import { condition, dataCondition } from './condition-schema';
import { destination } from './destination';
import { keysOnly } from './form';
import { safePattern } from './safe-pattern';
import * as is from './scalars';

/** Every brace belongs to a `{name}`. */
export const template = is.scalar('a text of at most 1000 characters, with {name} for what the call knows', (text) =>
  text.length <= 1000 && !/[{}]/.test(text.replace(/\{[a-z][a-z0-9-]*\}/g, '')) ? text : undefined,
);

const spoken = ['digits', 'number', 'money', 'date', 'time', 'duration'] as const;
const partAllowed =
  'the id of a prompt, one of { digits|number|money|date|time|duration: "{name}" }, or { choose: "{name}", prompts: { value: prompt }, otherwise: prompt }';
const ofPart = keysOnly({
  ...Object.fromEntries(spoken.map((as) => [as, template.optional()])),
  choose: template.optional(),
  prompts: z.record(z.string(), is.prompt, { error: 'a map of values with their prompts' }).optional(),
  otherwise: is.prompt.optional(),
}).transform((keys, context): SayPart => {
  const given = keys as Readonly<Record<string, string | undefined>>;
  const [as, ...more] = spoken.filter((one) => given[one] !== undefined);
  const { choose, prompts, otherwise } = keys;
  if (as && more.length === 0 && choose === undefined && !prompts && otherwise === undefined)
    return { part: 'value', as, value: given[as] ?? '' };
  if (!as && choose !== undefined && prompts)
    return { part: 'choice', value: choose, prompts, otherwise: otherwise ?? null };
  context.addIssue({ code: 'custom', message: partAllowed });
  return z.NEVER;
});
const part = z.unknown().transform((value, context): SayPart => {
  const read = typeof value === 'string' ? is.prompt.safeParse(value) : ofPart.safeParse(value);
  if (read.success) return typeof read.data === 'string' ? { part: 'prompt', prompt: read.data } : read.data;
  for (const issue of read.error.issues) context.addIssue({ ...issue, code: 'custom' });
  return z.NEVER;
});
const say = z
  .array(part, { error: 'a list of prompts and values such as [order-is, { digits: "{order}" }]' })
  .min(1, { error: 'at least one prompt or value' });

const collect = keysOnly({
  prompt: is.prompt,
  min: is.wholeNumber(1, 40).default(1),
  max: is.wholeNumber(1, 40).default(20),
  end: is
    .scalar('#, a digit, or off', (text) => (text === 'off' ? null : /^[#\d]$/.test(text) ? text : undefined))
    .default('#'),
  tries: is.wholeNumber(1, 10).default(3),
  timeout: is.duration('1s', '1m').default(5_000),
  pattern: safePattern.optional(),
  into: is.word,
  secret: is.flag.default(false),
});

const names = z.array(is.word, { error: 'a list of names such as [phone]' }).default([]);
const urlAllowed =
  'an address such as https://orders.example.cn/orders/{order}: http or https, a fixed host, no user, no password';
const url = is.scalar(urlAllowed, (text) =>
  text.length <= 1000 &&
  /^https?:\/\/(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?(?:[/?][!-~]*)?$/.test(
    text,
  ) &&
  !/[{}#\\]/.test(text.replace(/\{[a-z][a-z0-9-]*\}/g, ''))
    ? text
    : undefined,
);
const path = is.matching(
  'a path into the answer such as order.state or items.0.name',
  /^[\w-]{1,60}(?:\.[\w-]{1,60}){0,9}$/,
);
const http = keysOnly({
  method: is.oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE').default('GET'),
  url,
  headers: z
    .record(is.matching('the name of a header', /^[A-Za-z][A-Za-z0-9-]{0,60}$/), template, {
      error: 'a map of headers',
    })
    .default({}),
  body: z.unknown().transform(bodyOf).optional(),
  timeout: is.duration('100ms', '10s').default(3_000),
  values: z.record(is.word, path, { error: 'a map of names and paths such as { state: order.state }' }).default({}),
  secret: names,
});

const column = is.matching('a column of the statement such as state', /^[a-z_][a-z0-9_]{0,62}$/);
const sql = keysOnly({
  database: is.word,
  text: is.scalar('one statement that reads: select … or with …, parameters as $1, without semicolon', (text) =>
    text.length <= 4000 && /^\s*(?:select|with)\s/i.test(text) && !text.includes(';') ? text.trim() : undefined,
  ),
  params: z.array(template, { error: 'a list of texts such as ["{order}"]' }).default([]),
  timeout: is.duration('100ms', '10s').default(3_000),
  values: z.record(is.word, column, { error: 'a map of names and columns such as { state: state }' }).default({}),
  secret: names,
});

const status = is.wholeNumber(100, 599);
const branch = keysOnly({ status: status.optional(), when: dataCondition.optional(), to: destination });
const set = z.record(is.word, template, { error: 'a map of names and texts such as { topic: order }' });

const shape = {
  say: say.optional(),
  serves: is.flag.optional(),
  collect: collect.optional(),
  http: http.optional(),
  sql: sql.optional(),
  set: set.optional(),
  if: condition.optional(),
  branches: z.array(branch, { error: 'a list such as [{ status: 404, to: { queue: general } }]' }).optional(),
  then: destination.optional(),
  otherwise: destination.optional(),
  none: destination.optional(),
  failed: destination.optional(),
};
const kinds = ['say', 'collect', 'http', 'sql', 'set', 'if'] as const;
/** Beside its own key: what each needs, and what it may have. */
const beside: Readonly<Record<(typeof kinds)[number], readonly [readonly string[], readonly string[]]>> = {
  say: [['then'], ['serves']],
  collect: [['then', 'otherwise'], []],
  http: [['then', 'failed'], ['branches']],
  sql: [['then', 'none', 'failed'], []],
  set: [['then'], []],
  if: [['then', 'otherwise'], []],
};
type Shape = z.output<ReturnType<typeof keysOnly<typeof shape>>>;

/** The id is the file's, and is put in where the whole section is read. */
export const action = keysOnly(shape).transform((keys, context): Action => {
  const given = Object.keys(keys).filter((key) => keys[key as keyof Shape] !== undefined);
  const [kind, ...more] = kinds.filter((one) => keys[one] !== undefined);
  if (!kind || more.length > 0) {
    context.addIssue({ code: 'custom', message: `exactly one of ${kinds.join(', ')}` });
    return z.NEVER;
  }
  const [needs, may] = beside[kind];
  for (const key of needs)
    if (!given.includes(key))
      context.addIssue({ code: 'custom', message: `${kind} with ${key}: where the caller goes then` });
  for (const key of given)
    if (key !== kind && !needs.includes(key) && !may.includes(key))
      context.addIssue({
        code: 'custom',
        path: [key],
        message: `nothing: ${kind} has only ${[...needs, ...may].join(', ')} beside it`,
      });
  const built = build(keys, '' as ActionId);
  return built ?? z.NEVER;
});

function build(keys: Shape, id: ActionId): Action | null {
  const { then, otherwise, none, failed } = keys;
  if (!then) return null;
  if (keys.say) return { id, does: 'say', parts: keys.say, serves: keys.serves ?? false, then };
  if (keys.set) return { id, does: 'set', set: keys.set, then };
  if (keys.collect && otherwise) return { id, ...collected(keys.collect), then, otherwise };
  if (keys.if && otherwise) return { id, does: 'if', condition: keys.if, then, otherwise };
  if (keys.sql && none && failed) {
    const { timeout, ...rest } = keys.sql;
    return { id, does: 'sql', ...rest, timeoutMs: timeout, then, none, failed };
  }
  if (!keys.http || !failed) return null;
  const { timeout, ...rest } = keys.http;
  const branches = (keys.branches ?? []).map((one) => ({
    status: one.status ?? null,
    when: one.when ?? null,
    to: one.to,
  }));
  return { id, does: 'http', ...rest, body: rest.body ?? null, timeoutMs: timeout, branches, then, failed };
}

function collected(keys: z.output<typeof collect>): Omit<CollectAction, 'id' | 'then' | 'otherwise'> {
  const { timeout, pattern, ...rest } = keys;
  return { does: 'collect', ...rest, pattern: pattern ?? null, timeoutMs: timeout };
}

/** What the file has are texts, lists and maps, as JSON has them. */
function bodyOf(value: unknown, context: z.RefinementCtx): JsonTemplate | null {
  if (value === undefined) return null;
  const wrong = textsIn(value, []).filter(([text]) => !template.safeParse(text).success);
  for (const [, path] of wrong)
    context.addIssue({ code: 'custom', path: [...path], message: 'a text with {name} for what the call knows' });
  return wrong.length === 0 ? (JSON.parse(JSON.stringify(value)) as JsonTemplate) : z.NEVER;
}

type Located = readonly [unknown, readonly string[]];
function textsIn(value: unknown, path: readonly string[]): readonly Located[] {
  if (typeof value !== 'object' || value === null) return [[value, path]];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, key]));
}
