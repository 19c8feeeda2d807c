/** A flow chart as an SVG that stands for itself: no script, no font, nothing from elsewhere. */
import type { PlaceKind } from '../../rules/flow/flow';
import type { Arrow, FlowChart } from './flow-chart';
import { layOut, lineHeight, padding, type Placed, type Point, type Route } from './layout';
import { fontSize, widthOf } from './text-width';

const colours: Readonly<Record<PlaceKind, readonly [fill: string, stroke: string]>> = {
  number: ['#dbeafe', '#1d4ed8'],
  hours: ['#fef9c3', '#a16207'],
  menu: ['#f3f4f6', '#374151'],
  queue: ['#dcfce7', '#15803d'],
  agent: ['#dcfce7', '#15803d'],
  voicemail: ['#ede9fe', '#6d28d9'],
  confirm: ['#f3f4f6', '#374151'],
  callback: ['#ede9fe', '#6d28d9'],
  outside: ['#ffedd5', '#c2410c'],
  'hang-up': ['#fee2e2', '#b91c1c'],
  action: ['#e0f2fe', '#0369a1'],
};

export function svg(chart: FlowChart): string {
  const { boxes, routes, width, height } = layOut(chart);
  const size = `width="${Math.ceil(width)}" height="${Math.ceil(height)}" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}"`;
  const font = `font-family="'Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei','PingFang SC',sans-serif" font-size="${fontSize}"`;
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${font}>`,
    `<title>${escaped(chart.title)}</title>`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0,0L8,4L0,8z" fill="#4b5563"/></marker></defs>',
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    ...routes.map(line),
    ...boxes.map(boxOf),
    ...spread(routes).map(({ arrow, at }) => label(arrow, at)),
    '</svg>',
  ].join('\n')}\n`;
}

function boxOf({ box: { id, kind, lines }, x, y, width, height }: Placed): string {
  const [fill, stroke] = colours[kind];
  const round = kind === 'number' || kind === 'hang-up' ? height / 2 : kind === 'hours' ? 0 : 6;
  const rect = `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${n(round)}" fill="${fill}" stroke="${stroke}"/>`;
  const words = lines.map((text, i) => {
    const base = y + padding + (i + 0.75) * lineHeight;
    return `<text x="${n(x + width / 2)}" y="${n(base)}" text-anchor="middle">${escaped(text)}</text>`;
  });
  return `<g id="${escaped(id)}">${rect}${words.join('')}</g>`;
}

/** Leaves and enters level: each piece is a curve between two columns. */
function line({ arrow, points }: Route): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let d = `M${n(first.x)},${n(first.y)}`;
  let before = first;
  const isRound = points.some(({ x }, i) => i > 0 && x === points[i - 1]?.x);
  for (const point of rest) {
    const half = (point.x - before.x) / 2;
    d += isRound
      ? `L${n(point.x)},${n(point.y)}`
      : `C${n(before.x + half)},${n(before.y)} ${n(point.x - half)},${n(point.y)} ${n(point.x)},${n(point.y)}`;
    before = point;
  }
  const dots = arrow.kind === 'usual' ? '' : ' stroke-dasharray="4 4"';
  const ends = `data-from="${escaped(arrow.from)}" data-to="${escaped(arrow.to)}"`;
  return `<path d="${d}" fill="none" stroke="#4b5563"${dots} marker-end="url(#tip)" ${ends}/>`;
}

interface Labelled {
  readonly arrow: Arrow;
  readonly at: Point;
}

/** Labels stand on the first piece of their arrow, the lower of two that would meet a line further down. */
function spread(routes: readonly Route[]): readonly Labelled[] {
  const placed: { readonly left: number; readonly right: number; readonly y: number }[] = [];
  const wanted = routes.flatMap(({ arrow, points: [a, b, c] }) => {
    if (arrow.label === '' || !a || !b) return [];
    const isRound = b.x === c?.x;
    const at = isRound ? { x: b.x + widthOf(arrow.label) / 2, y: c.y } : between(a, b);
    return [{ arrow, at }];
  });
  return [...wanted]
    .sort((a, b) => a.at.y - b.at.y)
    .map(({ arrow, at }) => {
      const half = widthOf(arrow.label) / 2;
      const [left, right] = [at.x - half, at.x + half];
      let { y } = at;
      const meets = () => placed.find((o) => o.left < right && left < o.right && Math.abs(o.y - y) < lineHeight);
      for (let other = meets(); other; other = meets()) y = Math.ceil(other.y + lineHeight);
      placed.push({ left, right, y });
      return { arrow, at: { x: at.x, y } };
    });
}

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: a.y * 0.35 + b.y * 0.65 });

/** White behind the words keeps them legible where lines cross. */
function label({ label: text }: Arrow, { x, y }: Point): string {
  const width = widthOf(text) + 6;
  const back = `<rect x="${n(x - width / 2)}" y="${n(y - 9)}" width="${n(width)}" height="17" fill="#ffffff" fill-opacity="0.9"/>`;
  return `<g>${back}<text x="${n(x)}" y="${n(y + 4)}" text-anchor="middle" fill="#111827">${escaped(text)}</text></g>`;
}

const n = (value: number) => String(Math.round(value * 10) / 10);
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Control characters are no XML, whatever stands before them. */
const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '').replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '');
