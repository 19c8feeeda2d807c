import { changed } from '../../fixtures/rules/small';
import { getJson, refusal, startConsole } from './console-setup';

const rules = changed({
  'numbers:\n':
    'hours:\n  office: { weekly: { mon-fri: "09:00-18:00" }, exceptions: { "2026-11-19": closed } }\nnumbers:\n',
  '{ menu: main }\n': '{ menu: main, hours: office, closed: { queue: repair } }\n',
  'wrapUp: 20s': 'wrapUp: 20s\n    hours: office',
});
const start = () => startConsole([], [], rules); // Friday, 20 November 2026, 12:00 in Shanghai

test('open now: why, where the call goes, until when', async () => {
  const { url } = await start();
  const { status, body } = await getJson(`${url}/api/v1/hours/95001`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    number: '95001',
    at: '2026-11-20T04:00:00.000Z',
    timeZone: 'Asia/Shanghai',
    isOpen: true,
    changesAt: '2026-11-20T10:00:00.000Z',
    steps: [{ place: 'number', id: '95001', isOpen: true, by: { hours: 'office', span: { from: 540, to: 1080 } } }],
  });
});

test('closed at another moment: every place on the way, with words in both languages', async () => {
  const { url } = await start();
  const { body } = await getJson(`${url}/api/v1/hours/95001?at=${encodeURIComponent('2026-11-19 10:00')}`);
  expect(body).toMatchObject({
    isOpen: false,
    changesAt: '2026-11-20T01:00:00.000Z',
    steps: [
      {
        isOpen: false,
        by: { date: '2026-11-19', day: { of: 'exception', name: '' } },
        leadsTo: { kind: 'queue', queueId: 'repair' },
        words: {
          zh: '号码 95001：非服务时间（office，2026-11-19 例外）→ 队列 repair',
          en: 'number 95001: closed (office, 2026-11-19, exception) → queue repair',
        },
      },
      { place: 'queue', id: 'repair', isOpen: false, leadsTo: { kind: 'hang-up', prompt: 'hotline-closed' } },
    ],
    words: { change: { zh: '下次变化 2026-11-20 09:00 周五', en: 'next change Fri 2026-11-20 09:00' } },
  });
});

test('a number without hours is always open, and a time of today is enough', async () => {
  const { url } = await start();
  const { body } = await getJson(`${url}/api/v1/hours/95002?at=03:00`);
  expect(body).toMatchObject({
    isOpen: true,
    at: '2026-11-19T19:00:00.000Z',
    changesAt: null,
    steps: [{ by: null }, { place: 'queue', id: 'general', leadsTo: null }],
  });
});

test.each([
  ['95009', '404 number-unknown'],
  ['abc', '400 bad-request'],
  ['95001?at=tomorrow', '400 bad-request'],
  ['95001?at=2026-02-30', '400 bad-request'],
  [`95001?at=${'9'.repeat(50)}`, '400 bad-request'],
])('%s is refused with %s', async (asked, expected) => {
  const { url } = await start();
  expect(await refusal(await fetch(`${url}/api/v1/hours/${asked}`))).toBe(expected);
});
