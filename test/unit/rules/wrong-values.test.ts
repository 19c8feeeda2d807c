/** Every key of the file with values it must not have: each is refused at its own line, under its own name, with what is allowed. */
import { everyKey, everyPath, lineOf, withValue } from '../../fixtures/rules/every-key';
import { found, problemsOf } from '../../fixtures/rules/small';
import { wrongActions } from '../../fixtures/rules/wrong-actions';
import { wrongValues as wrongElsewhere } from '../../fixtures/rules/wrong-values';

const wrongValues = { ...wrongElsewhere, ...wrongActions };

const promptIds = new Set([
  'closed-prompt',
  'emergency-notice',
  'goodbye',
  'menu-main',
  'queue-welcome',
  'queue-comfort',
  'recording-notice',
  'survey-score',
  'survey-spoken',
  'survey-thanks',
  'hotline-closed',
]);

/** `queues repair rings` → the key of the table it belongs to. */
function rowOf(path: string): string | undefined {
  const parts = path.split(' ');
  return Object.keys(wrongValues).find((key) => {
    const wanted = key.split(' ');
    return wanted.length === parts.length && wanted.every((part, i) => part === '*' || part === parts[i]);
  });
}

test('the file with every key is good as it stands', () => expect(problemsOf(everyKey, { promptIds })).toEqual([]));

test('every key of it has its row, and every row its key', () => {
  expect(everyPath().filter((path) => rowOf(path) === undefined)).toEqual([]);
  const used = new Set(everyPath().map(rowOf));
  expect(Object.keys(wrongValues).filter((key) => !used.has(key))).toEqual([]);
});

test('every key the checks know is in the file', () => {
  const last = new Set(everyPath().flatMap((path) => path.split(' ')));
  const maps = everyPath().flatMap((path) => problemsOf(withValue(path, '5')));
  const named = maps.flatMap(({ allowed }) => /^a map with the keys (.*)$/.exec(allowed)?.[1]?.split(', ') ?? []);
  expect(named.length).toBeGreaterThan(100);
  expect([...new Set(named)].filter((key) => !last.has(key))).toEqual([]);
});

test.each(everyPath())('%s', (path) => {
  const { line } = lineOf(path);
  const key = path.replaceAll(' ', '.').replace('2027-03-01..2027-03-02', "'2027-03-01..2027-03-02'");
  const taken = (wrongValues[rowOf(path) ?? ''] ?? []).filter((value) => {
    const problems = problemsOf(withValue(path, value), { promptIds });
    const own = problems.find((problem) => problem.line === line && `${problem.key}.`.startsWith(`${key}.`));
    return !own || own.allowed.length < 3 || own.file !== 'hotline.yaml';
  });
  expect(taken).toEqual([]);
});

test('a queue whose overflow leads back to it through a menu nobody presses a key in goes round in circles', () => {
  const edits = {
    'wrapUp: 20s': 'overflow: { waited: { after: 2m, to: { menu: main } } }',
    '{ hangUp: goodbye }': '{ queue: repair }',
  };
  expect(found({ ...edits, 'otherwise: { queue: general }': 'otherwise: { menu: below }' })).toEqual([
    '28 queues.repair.overflow.waited.to: a map',
  ]);
});

test('an item with nothing in it is named where it stands, not at the top of the file', () => {
  const [problem] = problemsOf(withValue('queues repair relax 1', ''));
  expect(problem).toMatchObject({ key: 'queues.repair.relax.1', found: 'nothing' });
  expect(Math.abs((problem?.line ?? 0) - lineOf('queues repair relax 1').line)).toBeLessThanOrEqual(1);
});
