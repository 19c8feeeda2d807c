import { found, problemsOf, changed } from '../../fixtures/rules/small';

const deeper = (digits: string) => `    otherwise: { hangUp: goodbye }
  third: { prompt: menu-third, keys: { ${digits} }, otherwise: { queue: general } }
`;
const below = '    otherwise: { hangUp: goodbye }\n';

describe('levels', () => {
  test('three are allowed', () => {
    expect(
      found({
        '"1": { queue: repair }\n    o': '"1": { menu: third }\n    o',
        [below]: deeper('"1": { queue: repair }'),
      }),
    ).toEqual([]);
  });
  test('a fourth is refused, with the way that leads there', () => {
    const edits = {
      '"1": { queue: repair }\n    o': '"1": { menu: third }\n    o',
      [below]: `${deeper('"1": { menu: fourth }')}  fourth: { prompt: menu-fourth, keys: { "1": { queue: repair } }, otherwise: { queue: general } }\n`,
    };
    expect(found(edits)).toEqual(['24 menus.fourth: level 4: main → below → third → fourth']);
    expect(found({ ...edits, 'maxDepth: 3': 'maxDepth: 4' })).toEqual([]);
  });
  test('a language switch to the same menu and a way back up are no levels', () => {
    expect(
      found({ 'maxDepth: 3': 'maxDepth: 2', '"1": { queue: repair }\n    o': '"9": { menu: main }\n    o' }),
    ).toEqual([]);
  });
  test('menus that all lead to one another are answered in bounded time', () => {
    const ids = Array.from({ length: 40 }, (_, i) => `m${i}`);
    const keys = (from: number) =>
      Array.from({ length: 9 }, (_, i) => `"${i + 1}": { menu: m${(from * 7 + i * 3) % 40} }`);
    const menus = ids.map(
      (id, i) => `  ${id}: { prompt: p, keys: { ${keys(i).join(', ')} }, otherwise: { queue: general } }`,
    );
    const text = changed({
      'maxDepth: 3': 'maxDepth: 5',
      '{ menu: below }': '{ menu: m0 }',
      [below]: `${below}${menus.join('\n')}\n`,
    });
    const before = performance.now();
    expect(problemsOf(text).length).toBeGreaterThan(0);
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});

describe('0 reaches a person on every level', () => {
  test('a menu that a number leads to needs its own', () => {
    expect(found({ '      "0": { queue: general }\n': '' })).toEqual(['12 menus.main.keys.0: nothing']);
  });
  test('so does a menu that is also below another', () => {
    expect(found({ '{ queue: general, language: en }': '{ menu: below }' })).toEqual([
      '20 menus.below.keys.0: nothing',
    ]);
  });
  test('it cannot lead into another menu or hang up', () => {
    expect(found({ '"0": { queue: general }': '"0": { menu: below }' })).toContain('16 menus.main.keys.0: a map');
    expect(found({ '"0": { queue: general }': '"0": { hangUp: off }' })).toContain('16 menus.main.keys.0: a map');
  });
  test('a menu below two others whose 0 differ needs its own', () => {
    const other = `${below}  other: { prompt: p, keys: { "1": { menu: below }, "0": { queue: repair } }, otherwise: { queue: repair } }\n`;
    expect(found({ [below]: other, '{ queue: general, language: en }': '{ menu: other }' })).toEqual([
      '20 menus.below.keys.0: nothing',
    ]);
  });
});

test('a caller who presses nothing does not go round for ever', () => {
  expect(
    found({
      'otherwise: { queue: general }': 'otherwise: { menu: below }',
      'otherwise: { hangUp: goodbye }': 'otherwise: { menu: main }',
    }),
  ).toEqual(['17 menus.main.otherwise: a map']);
  expect(found({ 'otherwise: { hangUp: goodbye }': 'otherwise: { menu: below }' })).toEqual([
    '22 menus.below.otherwise: a map',
  ]);
});
