/** Actions fit together: what they name exists, what they fill in is known, and none leads in a circle by itself. */
import { waysOn, type Action, type Condition } from '../../core/action-rules';
import { givenNames } from '../../core/fill';
import { waysOf } from '../../core/ways';
import type { Draft } from '../draft';
import { suggestion } from '../nearest';
import type { Path, Problems } from '../problems';
import type { YamlMap, YamlValue } from '../yaml-tree';

export function checkActions(draft: Draft, problems: Problems): void {
  const names = namesKnown(draft);
  for (const [id, action] of draft.actions) {
    if (!action) continue;
    const at = ['actions', id];
    checkNames(action, at, names, problems);
    checkOwn(action, at, draft, problems);
  }
  checkCircles(draft, problems);
}

/** Everything some action makes known. */
function namesKnown(draft: Draft): ReadonlySet<string> {
  return new Set([
    ...givenNames,
    ...[...draft.actions.values()].flatMap((action) => (action ? namesSet(action).map(([, name]) => name) : [])),
  ]);
}

/** With where each stands in the action. */
function namesSet(action: Action): readonly (readonly [Path, string])[] {
  const keys = (at: Path, map: object) => Object.keys(map).map((name) => [[...at, name], name] as const);
  if (action.does === 'collect') return [[['collect', 'into'], action.into]];
  if (action.does === 'set') return keys(['set'], action.set);
  return action.does === 'http' || action.does === 'sql' ? keys([action.does, 'values'], action.values) : [];
}

function checkNames(action: Action, at: Path, names: ReadonlySet<string>, problems: Problems): void {
  const given: readonly string[] = givenNames;
  for (const [path, name] of namesSet(action))
    if (given.includes(name))
      problems.add([...at, ...path], `a name of its own: ${name} is given by the call`, `'${name}'`);
  const needs = (path: Path, name: string, found?: string) => {
    const allowed = `a name that some action collects, asks for or sets: ${suggestion(name, names)}`;
    if (!names.has(name)) problems.add(path, allowed, found);
  };
  for (const [path, text] of textsBelow(problems.tree.value, at))
    for (const [found, name = ''] of text.matchAll(/\{([a-z][a-z0-9-]*)\}/g)) needs(path, name, `'${found}'`);
  if (action.does === 'if' && action.condition.of === 'data') needs([...at, 'if', 'data'], action.condition.name);
  if (action.does !== 'http') return;
  for (const [i, { when }] of action.branches.entries())
    if (when) needs([...at, 'branches', String(i), 'when', 'data'], when.name);
}

/** Every text of the file below `path`. */
function textsBelow(root: YamlValue | null, path: Path): readonly (readonly [Path, string])[] {
  const walk = (value: YamlValue, at: Path): (readonly [Path, string])[] =>
    typeof value === 'string'
      ? [[at, value]]
      : Object.entries<YamlValue>(value as YamlMap).flatMap(([key, inner]) => walk(inner, [...at, key]));
  let value: YamlValue | null | undefined = root;
  for (const key of path) value = typeof value === 'object' && value !== null ? (value as YamlMap)[key] : undefined;
  return value === null || value === undefined ? [] : walk(value, path);
}

function checkOwn(action: Action, at: Path, draft: Draft, problems: Problems): void {
  if (action.does === 'collect' && action.min > action.max)
    problems.add([...at, 'collect', 'min'], `at most max, which is ${action.max}`);
  if (action.does === 'http' || action.does === 'sql')
    for (const [i, name] of action.secret.entries())
      if (!Object.hasOwn(action.values, name))
        problems.add(
          [...at, action.does, 'secret', String(i)],
          `one of the names in values: ${suggestion(name, Object.keys(action.values))}`,
        );
  if (action.does === 'http' && action.method === 'GET' && action.body !== null)
    problems.add([...at, 'http', 'body'], 'no body with GET: use POST');
  if (action.does === 'sql') checkParams(action, at, problems);
  if (action.does === 'if') checkCondition(action.condition, [...at, 'if'], draft, problems);
}

function checkParams({ text, params }: Extract<Action, { does: 'sql' }>, at: Path, problems: Problems): void {
  const used = new Set([...text.matchAll(/\$(\d{1,3})/g)].map(([, n]) => Number(n)));
  const isWhole = used.size === params.length && [...used].every((n) => n >= 1 && n <= params.length);
  if (!isWhole)
    problems.add(
      [...at, 'sql', 'params'],
      `one text for each of $1 … in the statement, which has ${used.size}`,
      `${params.length}`,
    );
}

function checkCondition(condition: Condition, at: Path, draft: Draft, problems: Problems): void {
  const refuse = (key: string, name: string, known: ReadonlyMap<string, unknown>) => {
    if (!known.has(name)) problems.add([...at, key], `one of this file: ${suggestion(name, known.keys())}`);
  };
  if (condition.of === 'tier') refuse('tier', condition.tier, draft.tiers);
  if (condition.of === 'hours') refuse('hours', condition.hours, draft.hours);
  if (condition.of === 'queue') refuse('queue', condition.queueId, draft.queues);
}

/** Without a key pressed a caller must come to an end: keys she does press may lead her back as often as she likes. */
function checkCircles(draft: Draft, problems: Problems): void {
  const done = new Set<string>();
  const follow = (node: string, way: readonly string[]): void => {
    if (way.includes(node)) {
      const circle = way.slice(way.indexOf(node));
      const id = circle.find((each) => each.startsWith('action '))?.slice(7);
      if (id !== undefined)
        problems.add(
          ['actions', id],
          'a way that does not lead back here without a key pressed',
          [...circle, node].join(' → '),
        );
      return;
    }
    if (done.has(node)) return;
    done.add(node);
    for (const next of silentWays(draft, node)) follow(next, [...way, node]);
  };
  for (const id of draft.actions.keys()) follow(`action ${id}`, []);
}

function silentWays(draft: Draft, node: string): readonly string[] {
  const id = node.slice(node.indexOf(' ') + 1);
  const action = node.startsWith('action ') ? draft.actions.get(id) : undefined;
  const otherwise = node.startsWith('menu ') ? draft.menus.get(id)?.form.part.otherwise : undefined;
  const ways = action
    ? waysOn(action)
        .filter(([path]) => action.does !== 'collect' || path[0] === 'otherwise')
        .map(([, to]) => to)
    : otherwise
      ? [otherwise]
      : [];
  return ways.flatMap(waysOf).flatMap((to) => {
    if (to.kind === 'action') return [`action ${to.actionId}`];
    return to.kind === 'menu' ? [`menu ${to.menuId}`] : [];
  });
}
