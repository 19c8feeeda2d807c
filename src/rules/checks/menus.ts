/** Menus are shallow, never a trap, and a person is one key away on every level. */
import { waysOf } from '../../core/ways';
import type { Draft } from '../draft';
import { inheritZeros, menuTree, type MenuTree } from '../menu-tree';
import type { Problems } from '../problems';

/** Walks of the tree before the file is called too tangled; a sane one needs a few dozen. */
const maxSteps = 200_000;

export function checkMenus(draft: Draft, problems: Problems): void {
  const tree = menuTree(draft);
  checkZeros(draft, tree, problems);
  checkDepth(draft, tree, problems);
  checkOtherwise(draft, problems);
}

function checkZeros(draft: Draft, tree: MenuTree, problems: Problems): void {
  const zeros = inheritZeros(draft, tree);
  const missing = new Set<string>();
  for (const [id, menu] of draft.menus) {
    const path = ['menus', id, 'keys', '0'];
    const own = menu.keys.get('0');
    if (own && own.kind !== 'queue') problems.add(path, 'a queue: 0 reaches a person in every menu');
    if (own !== undefined || menu.form.part.keys === undefined) continue;
    if (zeros.torn.has(id)) problems.add(path, 'a queue of its own, because the menus above differ in theirs');
    else if (!zeros.of.has(id)) missing.add(id);
  }
  // Menus below one that lacks it are not at fault.
  const below = new Set([...missing].flatMap((id) => [...(tree.children.get(id) ?? [])]));
  const top = [...missing].filter((id) => tree.roots.has(id) || !below.has(id));
  for (const id of top.length > 0 ? top : missing) {
    problems.add(['menus', id, 'keys', '0'], 'a queue, e.g. "0": { queue: general }: 0 reaches a person in every menu');
  }
}

function checkDepth(draft: Draft, tree: MenuTree, problems: Problems): void {
  const maxDepth = draft.maxDepth;
  if (maxDepth === null) return;
  const { tooDeep, tangled } = levelsBelow(draft, maxDepth, tree);
  for (const [id, path] of tooDeep) {
    problems.add(
      ['menus', id],
      `at most ${maxDepth} levels of menus (menus.maxDepth)`,
      `level ${path.length}: ${path.join(' → ')}`,
    );
  }
  if (tangled) problems.add(['menus'], 'menus that lead to one another in fewer ways', 'too many ways to follow');
}

/** Menus deeper than `maxDepth`, each with one way that leads to it; `tangled`: there were too many ways to follow. */
export function levelsBelow(
  draft: Draft,
  maxDepth: number,
  tree: MenuTree = menuTree(draft),
): { readonly tooDeep: ReadonlyMap<string, readonly string[]>; readonly tangled: boolean } {
  const ledTo = new Set([...tree.children.values()].flatMap((children) => [...children]));
  const starts = [...draft.menus.keys()].filter((id) => tree.roots.has(id) || !ledTo.has(id));
  const tooDeep = new Map<string, readonly string[]>();
  let steps = 0;
  const descend = (path: readonly string[]) => {
    steps += 1;
    const id = path.at(-1) ?? '';
    if (path.length > maxDepth && !tooDeep.has(id)) tooDeep.set(id, path);
    if (path.length > maxDepth || steps > maxSteps) return;
    // A menu already on the way is a way back up, not a level further down.
    for (const child of tree.children.get(id) ?? []) if (!path.includes(child)) descend([...path, child]);
  };
  for (const start of starts) descend([start]);
  return { tooDeep, tangled: steps > maxSteps };
}

/** A caller who presses nothing must not go round for ever. */
function checkOtherwise(draft: Draft, problems: Problems): void {
  const walkOf = new Map<string, string>();
  for (const start of draft.menus.keys()) {
    let id: string | null = start;
    while (id !== null && !walkOf.has(id)) {
      walkOf.set(id, start);
      id = silentTarget(draft, id);
    }
    if (id !== null && walkOf.get(id) === start) {
      problems.add(['menus', id, 'otherwise'], 'a way that ends at a queue or hangUp, not in a circle of menus');
    }
  }
}

function silentTarget(draft: Draft, id: string): string | null {
  const otherwise = draft.menus.get(id)?.form.part.otherwise;
  const to = otherwise && waysOf(otherwise).at(-1);
  return to?.kind === 'menu' && draft.menus.has(to.menuId) ? to.menuId : null;
}
