import { checksOf } from '../../../src/cli/doctor/ready-checks';

const url = 'http://127.0.0.1:8080/readyz';
const parts = (trouble: string | null) =>
  JSON.stringify({
    ready: trouble === null,
    parts: [
      { part: 'journal', trouble, warning: null },
      { part: 'rules', trouble: null, warning: 'file refused, the old rules stay in force' },
    ],
  });

test('a hotline that is ready is well, and what it warns of is shown', () => {
  expect(checksOf({ ready: true, detail: parts(null) }, url)).toEqual([
    { name: 'hotline ready', state: 'ok', detail: url },
    { name: 'rules', state: 'warning', detail: 'file refused, the old rules stay in force' },
  ]);
});

test('what is down is named, and warnings are shown beside it', () => {
  const [ready, rules] = checksOf({ ready: false, detail: parts('disk full') }, url);
  expect(ready).toMatchObject({ state: 'failed', detail: 'journal: disk full' });
  expect(rules).toMatchObject({ name: 'rules', state: 'warning' });
});

test.each(['connect ECONNREFUSED 127.0.0.1:8080', '<html>', '{"parts":7}'])('no answer of ours: %s', (detail) => {
  expect(checksOf({ ready: false, detail }, url)).toMatchObject([{ state: 'failed', detail }]);
});
