/** What a queue says: values that are left out, and a change in words. */
import type { QueueId } from '../../../src/core/ids';
import { diffRules } from '../../../src/rules/diff';
import { parseRules } from '../../../src/rules/load-rules';
import { plainRules } from '../../../src/rules/plain-rules';
import { changed } from '../../fixtures/rules/small';

const withAnnouncements = (value: string) => changed({ 'wrapUp: 20s': `announcements: ${value}\n    wrapUp: 20s` });
const parse = (text: string) => parseRules(text, 'hotline.yaml');
const repair = (text: string) => parse(text).queues.get('repair' as QueueId);

test('announcements with nothing but their name have the values the shipped file documents', () => {
  expect(repair(withAnnouncements('{}'))?.announcements).toEqual({
    afterMs: 20_000,
    everyMs: 60_000,
    gapMs: 10_000,
    position: true,
    wait: true,
    positionMayRise: false,
    waitMayRiseMs: 60_000,
  });
});

test('every setting of them is told in words when it changes', () => {
  const from = plainRules(parse(withAnnouncements('{ after: 20s }')));
  const to = plainRules(
    parse(
      withAnnouncements(
        '{ after: 30s, every: 45s, gap: 15s, position: false, wait: false, positionMayRise: true, waitMayRise: 2m }',
      ),
    ),
  );
  expect(diffRules(from, to).map(({ zh, en }) => `${zh} / ${en}`)).toEqual([
    '队列 repair（报修）：首次排队播报 20 秒 → 30 秒 / queue repair (报修): first announcement after 20 s → 30 s',
    '队列 repair（报修）：排队播报间隔 60 秒 → 45 秒 / queue repair (报修): announcements every 60 s → 45 s',
    '队列 repair（报修）：等待中两次播报至少间隔 10 秒 → 15 秒 / queue repair (报修): between two sentences at least 10 s → 15 s',
    '队列 repair（报修）：播报前面人数 开 → 关 / queue repair (报修): telling the place in line on → off',
    '队列 repair（报修）：播报预计等待 开 → 关 / queue repair (报修): telling the expected wait on → off',
    '队列 repair（报修）：前面人数可以变多 关 → 开 / queue repair (报修): a place told may get worse off → on',
    '队列 repair（报修）：预计等待每次最多变长 60 秒 → 2 分钟 / queue repair (报修): an expected wait told may grow by 60 s → 2 min',
  ]);
});
