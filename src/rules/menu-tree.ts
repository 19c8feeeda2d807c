/** Which menu leads to which: by a key or by `otherwise`. A menu that leads to itself (another language) is no step down. */
import type { Destination } from '../core/rules';
import type { Draft } from './draft';
import { throughActions } from './through-actions';

export interface MenuTree {
  /** Menus that dialled numbers lead to. */
  readonly roots: ReadonlySet<string>;
  readonly children: ReadonlyMap<string, ReadonlySet<string>>;
}

export function menuTree(draft: Draft): MenuTree {
  const menuOf = (to: Destination | null | undefined) =>
    (to ? throughActions(draft.actions, to) : []).flatMap((way) =>
      way.kind === 'menu' && draft.menus.has(way.menuId) ? [way.menuId] : [],
    );
  const children = new Map<string, ReadonlySet<string>>();
  for (const [id, menu] of draft.menus) {
    const led = new Set<string>([...menu.keys.values(), menu.form.part.otherwise].flatMap(menuOf));
    led.delete(id);
    children.set(id, led);
  }
  const led = [...draft.numbers.values()].flatMap((to) => [to?.destination, to?.closed, to?.emergency?.destination]);
  led.push(draft.emergency?.destination);
  return { roots: new Set(led.flatMap(menuOf)), children };
}

/** What `0` does in each menu: its own line, or that of the menu above. Null: the line is wrong, and said so. */
export interface Zeros {
  readonly of: ReadonlyMap<string, Destination | null>;
  /** Menus without a line of their own that are reached from menus whose `0` differ. */
  readonly torn: ReadonlySet<string>;
}

export function inheritZeros(draft: Draft, tree: MenuTree): Zeros {
  const of = new Map<string, Destination | null>();
  const torn = new Set<string>();
  for (const [id, menu] of draft.menus) {
    const own = menu.keys.get('0');
    if (own !== undefined) of.set(id, own);
  }
  const known = [...of.keys()];
  for (let id = known.pop(); id !== undefined; id = known.pop()) {
    const zero = of.get(id) ?? null;
    for (const child of tree.children.get(id) ?? []) {
      if (draft.menus.get(child)?.keys.has('0') || tree.roots.has(child)) continue;
      if (!of.has(child)) {
        of.set(child, zero);
        known.push(child);
      } else if (zero !== null && of.get(child) !== null && !same(of.get(child), zero)) {
        torn.add(child);
      }
    }
  }
  return { of, torn };
}

const same = (a: Destination | null | undefined, b: Destination) => JSON.stringify(a) === JSON.stringify(b);
