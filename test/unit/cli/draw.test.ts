/** The drawn call flow: as it was last looked at, readable by others' programs, and complete. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { flowChart, partOfNumber, type FlowChart } from '../../../src/cli/flow/flow-chart';
import { layOut } from '../../../src/cli/flow/layout';
import { mermaid } from '../../../src/cli/flow/mermaid';
import { svg } from '../../../src/cli/flow/svg';
import { flowOf, type Flow } from '../../../src/rules/flow/flow';
import { parseRules } from '../../../src/rules/load-rules';
import { everyKey } from '../../fixtures/rules/every-key';
import { wellFormed } from './well-formed';

const shipped = parseRules(readFileSync(resolve(__dirname, '../../../config/hotline.yaml'), 'utf8'), 'hotline.yaml');
const every = parseRules(everyKey, 'every-key.yaml');
const fixtures = join(__dirname, '../../fixtures/flow');
const branches = parseRules(readFileSync(join(fixtures, 'branches.yaml'), 'utf8'), 'branches.yaml');
const files = [
  ['the shipped file', shipped],
  ['a file with every kind of way', branches],
  ['a file with every key', every],
] as const;

/** HOTLINE_TEST_GOLDEN writes the pictures anew, to be looked at. */
function golden(name: string, drawn: string): void {
  const file = join(fixtures, name);
  if (process.env.HOTLINE_TEST_GOLDEN) writeFileSync(file, drawn);
  expect(drawn).toBe(readFileSync(file, 'utf8'));
}

test('a file with every kind of way as Mermaid and as SVG', () => {
  const chart = flowChart(flowOf(branches), branches);
  golden('branches.mmd', mermaid(chart));
  golden('branches.svg', svg(chart));
});

const labelsOf = (label: string) => label.split(' · ').filter(Boolean);

describe.each(files)('%s', (_, rules) => {
  const flow = flowOf(rules);
  const chart = flowChart(flow, rules);

  test('Mermaid has every place and every way, and nothing it could misread', () => {
    const [head, ...lines] = mermaid(chart).trimEnd().split('\n');
    expect(head).toBe('flowchart LR');
    const places = new Map<string, string>();
    const ways: string[] = [];
    for (const line of lines) {
      const place =
        /^ {2}(n\d+)(?:\(\[|\{|\[\[|\[\/|\[|\(\(\(|\()"([^"]+)"(?:\]\)|\}|\]\]|\/\]|\]|\)\)\)|\)):::[a-z]+$/.exec(line);
      const way = /^ {2}(n\d+) (?:-->|-\.->)(?:\|"([^"|]+)"\|)? (n\d+)$/.exec(line);
      if (place) places.set(place[1] ?? '', place[2] ?? '');
      else if (way) ways.push(`${way[1]} ${way[3]} ${plain(way[2] ?? '')}`);
      else expect(line).toMatch(/^ {2}classDef [a-z]+ fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6}$/);
    }
    const idOf = new Map([...flow.places.keys()].map((id, i) => [id, `n${i + 1}`]));
    expect([...places.keys()]).toEqual([...idOf.values()]);
    for (const { from, to, label } of flow.ways) {
      const drawn = ways.filter((way) => way.startsWith(`${idOf.get(from)} ${idOf.get(to)} `));
      expect(drawn.flatMap((way) => labelsOf(way.split(' ').slice(2).join(' ')))).toEqual(
        expect.arrayContaining(label === '' ? [] : [label]),
      );
      expect(drawn).not.toEqual([]);
    }
  });

  test('the SVG is XML with every place, way and label', () => {
    const text = svg(chart);
    const { elements, words } = wellFormed(text);
    expect(elements.filter(({ name }) => name === 'g').flatMap(({ attributes }) => attributes.id ?? [])).toEqual([
      ...flow.places.keys(),
    ]);
    const drawn = elements.flatMap(({ attributes: { 'data-from': from, 'data-to': to } }) =>
      from ? [`${from} ${to}`] : [],
    );
    expect(new Set(drawn)).toEqual(new Set(flow.ways.map(({ from, to }) => `${from} ${to}`)));
    expect(words.flatMap(labelsOf)).toEqual(
      expect.arrayContaining(flow.ways.map(({ label }) => label).filter(Boolean)),
    );
    expect(text).not.toMatch(/NaN|Infinity|undefined|<script/);
  });

  test('no box lies on another, none is narrower than its words', () => {
    const { boxes, width, height } = layOut(chart);
    for (const [i, a] of boxes.entries()) {
      expect(a.x).toBeGreaterThanOrEqual(0);
      expect([a.x + a.width <= width, a.y + a.height <= height]).toEqual([true, true]);
      // A Chinese character is as wide as the font is high: 13.
      for (const line of a.box.lines)
        expect(a.width).toBeGreaterThan((line.match(/\p{Script=Han}/gu) ?? []).length * 13);
      for (const b of boxes.slice(i + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect([a.box.id, b.box.id, apart]).toEqual([a.box.id, b.box.id, true]);
      }
    }
  });
});

/** What Mermaid shows for a quoted text. */
const plain = (text: string) =>
  text
    .replace(/<br\/>/g, '\n')
    .replace(/#(?:(\d+)|quot|lt|gt|amp);/g, (entity, code: string | undefined) =>
      code
        ? String.fromCharCode(Number(code))
        : ({ '#quot;': '"', '#lt;': '<', '#gt;': '>', '#amp;': '&' }[entity] ?? ''),
    );

test('names with the signs of both languages', () => {
  const name = 'a"b]|#1 <b>&\'`c`\u0007 end 服务';
  const chart: FlowChart = {
    title: name,
    boxes: [
      { id: 'queue:end', kind: 'queue', lines: [name] },
      { id: 'menu:x', kind: 'menu', lines: ['x'] },
    ],
    arrows: [{ from: 'menu:x', to: 'queue:end', label: '"]', kind: 'usual' }],
  };
  const { words } = wellFormed(svg(chart));
  expect(words).toContain(name.replace('\u0007', ''));
  const [, place, , way] = mermaid(chart).split('\n');
  expect(place).toBe('  n1[["a#quot;b]#124;#35;1 #lt;b#gt;#amp;\'#96;c#96;\u0007 end 服务"]]:::queue');
  expect(way).toBe('  n2 -->|"#quot;]"| n1');
});

test('who is not asked for her number needs not confirm it', () => {
  expect([...flowOf(every).places.values()].some(({ kind }) => kind === 'confirm')).toBe(false);
});

test('one number alone', () => {
  const part = partOfNumber(flowOf(shipped), '95002') as Flow;
  expect([...part.places.keys()]).toEqual(['queue:general', 'number:95002', 'confirm:general', 'callback:general']);
  expect(partOfNumber(flowOf(shipped), '110')).toBeNull();
});

test('two hundred menus are laid out in bounded time', () => {
  const boxes = Array.from({ length: 200 }, (_, i) => ({ id: `menu:m${i}`, kind: 'menu' as const, lines: [`m${i}`] }));
  const arrows = boxes.flatMap(({ id }, i) =>
    [7, 31, 57].map((step) => ({ from: id, to: `menu:m${(i * step + 1) % 200}`, label: '1', kind: 'usual' as const })),
  );
  const before = performance.now();
  expect(layOut({ title: '', boxes, arrows }).boxes).toHaveLength(200);
  expect(performance.now() - before).toBeLessThan(10_000);
});
