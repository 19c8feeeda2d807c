/**
 * Places boxes in columns from left to right, so that arrows go to the right wherever the flow allows it. A long arrow has
 * a bend in each column it passes: it goes between the boxes, not through them. Lengths are pixels.
 */
import type { Arrow, Box, FlowChart } from './flow-chart';
import { widthOf } from './text-width';

export interface Placed {
  readonly box: Box;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Route {
  readonly arrow: Arrow;
  /** From the edge of one box to the edge of the other. */
  readonly points: readonly Point[];
}
export interface Layout {
  readonly boxes: readonly Placed[];
  readonly routes: readonly Route[];
  readonly width: number;
  readonly height: number;
}

export const lineHeight = 18;
export const padding = 10;
const rowGap = 26;
const bendHeight = 14;
const leastColumnGap = 70;
const margin = 24;
const sweeps = 8;

interface Spot {
  /** Null: an arrow passes here. */
  readonly box: Box | null;
  readonly column: number;
  /** Of a bend: that of its column. */
  width: number;
  readonly height: number;
  readonly before: Spot[];
  readonly after: Spot[];
  x: number;
  y: number;
}

export function layOut({ boxes, arrows }: FlowChart): Layout {
  const spots = new Map<string, Spot>();
  const columns = columnsOf(boxes, arrows);
  for (const box of boxes) {
    const width = Math.max(...box.lines.map(widthOf)) + 2 * padding;
    const height = box.lines.length * lineHeight + 2 * padding;
    spots.set(box.id, spot(box, columns.get(box.id) ?? 0, width, height));
  }
  const bends: Spot[] = [];
  const chains = arrows.flatMap((arrow) => {
    const [from, to] = [spots.get(arrow.from), spots.get(arrow.to)];
    if (!from || !to) return [];
    const chain = chainOf(from, to);
    bends.push(...chain.slice(1, -1));
    return [{ arrow, chain }];
  });
  const all = [...spots.values(), ...bends];
  const grid: Spot[][] = [];
  for (const each of all) (grid[each.column] ??= []).push(each);
  for (let i = 0; i < sweeps; i += 1) arrange(grid, i % 2 === 0);
  placeColumns(grid, gapsOf(grid.length, chains));
  const placed = [...spots.values()].flatMap(({ box, x, y, width, height }) =>
    box ? [{ box, x, y, width, height }] : [],
  );
  return {
    boxes: placed,
    routes: chains.map(({ arrow, chain }) => ({ arrow, points: pointsOf(chain) })),
    width: Math.max(0, ...all.map(({ x, width }) => x + width)) + margin,
    // An arrow from a box to itself hangs below it.
    height: Math.max(0, ...all.map(({ y, height }) => y + height)) + margin + rowGap,
  };
}

const spot = (box: Box | null, column: number, width: number, height: number): Spot => ({
  ...{ box, column, width, height, before: [], after: [], x: 0, y: 0 },
});

/** The longest way to each box, of arrows that do not lead back. */
function columnsOf(boxes: readonly Box[], arrows: readonly Arrow[]): ReadonlyMap<string, number> {
  const ways = new Map<string, string[]>(boxes.map(({ id }) => [id, []]));
  for (const { from, to } of arrows) if (from !== to) ways.get(from)?.push(to);
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const forward: (readonly [string, string])[] = [];
  const visit = (id: string) => {
    state.set(id, 'open');
    for (const to of ways.get(id) ?? []) {
      if (state.get(to) !== 'open') forward.push([id, to]);
      if (!state.has(to)) visit(to);
    }
    state.set(id, 'done');
    order.unshift(id);
  };
  for (const { id } of boxes) if (!state.has(id)) visit(id);
  const columns = new Map(boxes.map(({ id }) => [id, 0]));
  for (const id of order)
    for (const [from, to] of forward)
      if (from === id) columns.set(to, Math.max(columns.get(to) ?? 0, (columns.get(id) ?? 0) + 1));
  return columns;
}

/** With a bend in each column between. */
function chainOf(from: Spot, to: Spot): readonly Spot[] {
  const chain = [from];
  const step = Math.sign(to.column - from.column);
  for (let column = from.column + step; step !== 0 && column !== to.column; column += step)
    chain.push(spot(null, column, 0, bendHeight));
  chain.push(to);
  chain.slice(1).forEach((next, i) => {
    const previous = chain[i];
    if (!previous || previous.column === next.column) return;
    const [left, right] = previous.column < next.column ? [previous, next] : [next, previous];
    left.after.push(right);
    right.before.push(left);
  });
  return chain;
}

/** Each column by the middle of its neighbours, in turn from the left and from the right. */
function arrange(grid: readonly Spot[][], fromLeft: boolean): void {
  for (const column of fromLeft ? grid : [...grid].reverse()) {
    const weights = new Map(
      column.map((each, i) => {
        const near = fromLeft ? each.before : each.after;
        const at = near.map((other) => (grid[other.column] ?? []).indexOf(other) / (grid[other.column]?.length ?? 1));
        return [each, at.length === 0 ? i / column.length : at.reduce((sum, y) => sum + y, 0) / at.length];
      }),
    );
    column.sort((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0));
  }
}

/** Of each column to the next: wide enough for the longest label that stands there. */
function gapsOf(columns: number, chains: readonly { readonly arrow: Arrow; readonly chain: readonly Spot[] }[]) {
  const gaps = Array<number>(columns).fill(leastColumnGap);
  for (const { arrow, chain } of chains) {
    const [from, next] = chain;
    if (!from || !next) continue;
    const gap = next.column < from.column ? next.column : from.column;
    gaps[gap] = Math.max(gaps[gap] ?? 0, widthOf(arrow.label) + 60);
  }
  return gaps;
}

function placeColumns(grid: readonly Spot[][], gaps: readonly number[]): void {
  const heightOf = (column: readonly Spot[]) => column.reduce((sum, { height }) => sum + height + rowGap, -rowGap);
  const tallest = Math.max(0, ...grid.map(heightOf));
  let x = margin;
  for (const [i, column] of grid.entries()) {
    const widest = Math.max(...column.map(({ width }) => width));
    let y = margin + (tallest - heightOf(column)) / 2;
    for (const each of column) {
      if (!each.box) each.width = widest;
      each.x = x + (widest - each.width) / 2;
      each.y = y;
      y += each.height + rowGap;
    }
    x += widest + (gaps[i] ?? 0);
  }
}

function pointsOf(chain: readonly Spot[]): readonly Point[] {
  const [first, second] = chain;
  const last = chain.at(-1);
  if (!first || !second || !last) return [];
  const middle = ({ y, height }: Spot) => y + height / 2;
  if (first.column === second.column) return besideOf(first, last);
  const isRight = second.column > first.column;
  const inner = chain.slice(1, -1).flatMap((each) => {
    const through = [each.x, each.x + each.width].map((x) => ({ x, y: middle(each) }));
    return isRight ? through : through.reverse();
  });
  const start = { x: isRight ? first.x + first.width : first.x, y: middle(first) };
  return [start, ...inner, { x: isRight ? last.x : last.x + last.width, y: middle(last) }];
}

/** Within one column, or to itself: round the right side. */
function besideOf(from: Spot, to: Spot): readonly Point[] {
  const right = Math.max(from.x + from.width, to.x + to.width) + 24;
  const [a, b] = [from.y + from.height * 0.7, from === to ? from.y + from.height + 16 : to.y + to.height * 0.3];
  const end = from === to ? { x: from.x + from.width / 2, y: from.y + from.height } : { x: to.x + to.width, y: b };
  return [
    { x: from.x + from.width, y: a },
    { x: right, y: a },
    { x: right, y: b },
    ...(from === to ? [{ x: end.x, y: b }] : []),
    end,
  ];
}
