/** What a change of the file is in words. Each case: what is edited, and what an operator reads. */
import { diffRules } from '../../../src/rules/diff';
import { parseRules } from '../../../src/rules/load-rules';
import { plainRules } from '../../../src/rules/plain-rules';
import { sayDuration } from '../../../src/rules/say-duration';
import { changed, small } from '../../fixtures/rules/small';

const plain = (text: string) => plainRules(parseRules(text, 'hotline.yaml'));
const diff = (edits: Readonly<Record<string, string>>) => diffRules(plain(small), plain(changed(edits)));
const both = (edits: Readonly<Record<string, string>>) => diff(edits).map(({ zh, en }) => `${zh} / ${en}`);

test('the same rules, or the same rules written otherwise: nothing to say', () => {
  expect(diff({})).toEqual([]);
  expect(diff({ '20s': '20000ms', '{ queue: general, language: en }': '{ language: en, queue: general }' })).toEqual(
    [],
  );
});

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  [
    'a time',
    { 'wrapUp: 20s': 'wrapUp: 5m' },
    ['队列 repair（报修）：整理时间 20 秒 → 5 分钟 / queue repair (报修): wrap-up 20 s → 5 min'],
  ],
  [
    'a target',
    { '{ rings: 3 }': '{ rings: 4, shortAbandon: 1500ms, serviceLevel: { formula: sl-genesys, within: 20s } }' },
    [
      '时限：振铃声数 3 → 4 / timing: rings 3 → 4',
      '时限：短放弃 5 秒 → 1500 毫秒 / timing: short abandon 5 s → 1500 ms',
      '时限：服务水平公式 connect-rate-15s → sl-genesys / timing: formula of the service level connect-rate-15s → sl-genesys',
      '时限：服务水平时限 15 秒 → 20 秒 / timing: service level within 15 s → 20 s',
    ],
  ],
  [
    'where a number leads',
    { '{ queue: general, language: en }': '{ menu: main }' },
    [
      '号码 95002：先说 英文 → 中文 / number 95002: speaks first English → Chinese',
      '号码 95002：去向 队列 general → 菜单 main / number 95002: leads to queue general → menu main',
    ],
  ],
  [
    'a number less, a number more',
    { '"95002": { queue: general, language: en }': '"95003": { hangUp: goodbye }' },
    [
      '删除号码 95002：新来电不再受理，进行中的通话不变 / number 95002 removed: new calls to it are refused, those in progress go on',
      '新增号码 95003：去向 播放 goodbye 后挂机 / new number 95003: leads to goodbye, then hang up',
    ],
  ],
  [
    'a key of the menu, and what inherits it',
    {
      '"8": { menu: main, language: en }': '"9": { menu: main, language: en }',
      '"0": { queue: general }': '"0": { queue: repair }',
    },
    [
      '菜单 below：按键 0 队列 general → 队列 repair / menu below: key 0 queue general → queue repair',
      '菜单 main：按键 0 队列 general → 队列 repair / menu main: key 0 queue general → queue repair',
      '菜单 main：按键 8 菜单 main，改说英文 → 无 / menu main: key 8 menu main, in English → none',
      '菜单 main：按键 9 无 → 菜单 main，改说英文 / menu main: key 9 none → menu main, in English',
    ],
  ],
  [
    'a menu less',
    {
      '      "2": { menu: below }\n': '',
      '  below:\n    prompt: menu-below\n    keys:\n      "1": { queue: repair }\n    otherwise: { hangUp: goodbye }\n':
        '',
    },
    [
      '删除菜单 below：正在其中的来电转到队列 general / menu below removed: callers in it go to queue general',
      '菜单 main：按键 2 菜单 below → 无 / menu main: key 2 menu below → none',
    ],
  ],
  [
    'skills, and who is able to serve what then',
    { '{ general: 5 }': '{ general: 4, repair: 2 }', '{ repair: 2, general: 1 }': '{ repair: 2 }' },
    [
      '坐席 8001（王芳）：技能 general 5 → 4 / agent 8001 (王芳): skill general 5 → 4',
      '坐席 8001（王芳）：技能 repair 无 → 2 / agent 8001 (王芳): skill repair none → 2',
      '坐席 8002（李伟）：技能 general 1 → 无 / agent 8002 (李伟): skill general 1 → none',
      '队列 general（综合）：合格坐席 2 → 1 人 / queue general (综合): agents with its skills 2 → 1',
      '队列 repair（报修）：合格坐席 1 → 2 人 / queue repair (报修): agents with its skills 1 → 2',
    ],
  ],
  [
    'an agent leaves, another comes, one marries',
    { '"8002": { name: 李伟,': '"8003": { name: 张敏,', 王芳: '王方' },
    [
      '坐席 8001（王方）：姓名 王芳 → 王方 / agent 8001 (王方): name 王芳 → 王方',
      '删除坐席 8002（李伟）：空闲的立即签出，通话中的做完本通和整理后签出 / agent 8002 (李伟) removed: logged out at once when idle, else after the call and its wrap-up',
      '新增坐席 8003（张敏）：技能 general 1，技能 repair 2 / new agent 8003 (张敏): skill general 1, skill repair 2',
    ],
  ],
  [
    'a queue with everything, and another way to say 0',
    {
      'wrapUp: 20s':
        'welcome: queue-welcome\n    comfort: { prompt: hold-on, every: 1m }\n    announce: off\n    record: false\n    callbackKey: 9\n    wrapUp: 0s',
    },
    [
      '队列 repair（报修）：整理时间 20 秒 → 0 秒 / queue repair (报修): wrap-up 20 s → 0 s',
      '队列 repair（报修）：报工号 number → 关 / queue repair (报修): announcement of the agent number → off',
      '队列 repair（报修）：录音 开 → 关 / queue repair (报修): recording on → off',
      '队列 repair（报修）：欢迎提示音 无 → queue-welcome / queue repair (报修): welcome none → queue-welcome',
      '队列 repair（报修）：安抚提示 无 → prompt hold-on、every 60 秒 / queue repair (报修): comfort none → prompt hold-on, every 60 s',
      '队列 repair（报修）：回电按键 无 → 9 / queue repair (报修): callback key none → 9',
    ],
  ],
  [
    'a queue more',
    { 'queues:\n': 'queues:\n  vip: { name: 贵宾, skills: { general: 5 } }\n' },
    [
      '新增队列 vip（贵宾）：所需技能 general 5，整理时间 15 秒 / new queue vip (贵宾): skill asked for: general 5, wrap-up 15 s',
    ],
  ],
  [
    'how a queue chooses, relaxes and overflows',
    {
      'wrapUp: 20s':
        'agent: fixed-order\n    order: ["8002"]\n    headStart: 30s\n    relax: [{ after: 20s, skills: { repair: 1 } }]\n    ' +
        'overflow: { full: { waiting: 5, to: { queue: general } }, nobodyReady: { queue: general } }\n    wrapUp: 20s',
    },
    [
      '队列 repair（报修）：等待后放宽 无 → 20 秒 repair ≥ 1 / queue repair (报修): relaxes none → 20 s: repair ≥ 1',
      '队列 repair（报修）：优先量 0 秒 → 30 秒 / queue repair (报修): head start 0 s → 30 s',
      '队列 repair（报修）：排满时 无 → 满 5 人 队列 general / queue repair (报修): when full none → 5 waiting: queue general',
      '队列 repair（报修）：无人就绪时 无 → 队列 general / queue repair (报修): with nobody ready none → queue general',
      '队列 repair（报修）：选人 longest-idle → fixed-order / queue repair (报修): choice of agent longest-idle → fixed-order',
      '队列 repair（报修）：固定顺序 无 → 8002 / queue repair (报修): fixed order none → 8002',
    ],
  ],
  [
    'trunks',
    {
      'carrier: { address: 127.0.0.2 }':
        'carrier: { addresses: [127.0.0.3, 127.0.0.4], register: { server: sip.example.cn, username: me, secret: { file: trunks/me } } }',
    },
    [
      '中继 carrier：地址 127.0.0.2 → 127.0.0.3、127.0.0.4 / trunk carrier: addresses 127.0.0.2 → 127.0.0.3, 127.0.0.4',
      '中继 carrier：注册 无 → server sip.example.cn、username me、secretFile trunks/me / trunk carrier: registration none → server sip.example.cn, username me, secretFile trunks/me',
    ],
  ],
  [
    'no callbacks, nobody for emergencies, another name',
    {
      'callbacks: { trunks: [carrier], callerId: "95001", allow: "1[3-9]\\\\d{9}" }\n': '',
      'fallback: { agents: ["8001"] }': '',
      测试热线: '新热线',
    },
    [
      '热线：名称 测试热线 → 新热线 / hotline: name 测试热线 → 新热线',
      expect.stringMatching(
        /^回电：trunks carrier、callerId 95001.* → 无 \/ callbacks: trunks carrier, .* → none$/,
      ) as string,
      '应急坐席：坐席 8001 → 无 / fallback: agents 8001 → none',
    ],
  ],
])('%s', (_, edits, words) => {
  expect(both(edits)).toEqual(words);
});

test('the same as data', () => {
  expect(diff({ 'wrapUp: 20s': 'wrapUp: 30s', '"8002": { name: 李伟,': '"8003": { name: 李伟,' })).toEqual([
    expect.objectContaining({
      area: 'queue',
      id: 'repair',
      kind: 'changed',
      key: 'wrapUpMs',
      from: 20_000,
      to: 30_000,
    }),
    expect.objectContaining({ area: 'agent', id: '8002', kind: 'removed', key: '', to: null }),
    expect.objectContaining({ area: 'agent', id: '8003', kind: 'added', key: '', from: null }),
  ]);
});

test('a setting that has no words yet is told by its key', () => {
  const before = plain(small);
  const queues = {
    ...before.queues,
    repair: { ...before.queues['repair'], mailbox: { kind: 'pigeon', box: 'night', days: 7 } },
  };
  const after = { ...before, queues, patienceMs: 90_000, teams: { a: { lead: 'x' } } } as unknown as typeof before;
  expect(diffRules(before, after).map(({ en }) => en)).toEqual([
    'hotline: patience none → 90 s',
    'hotline: teams none → a lead x',
    'queue repair (报修): mailbox none → pigeon night 7',
  ]);
});

test('ten thousand changed agents are told within a second', () => {
  const agents = (level: number) =>
    Array.from(
      { length: 10_000 },
      (_, i) => `  "${100_000 + i}": { name: 坐席${i}, skills: { general: ${level} } }`,
    ).join('\n');
  const [before, after] = [3, 4].map((level) => plain(changed({ 'agents:\n': `agents:\n${agents(level)}\n` })));
  if (!before || !after) throw new Error('two rules');
  const started = process.cpuUsage();
  expect(diffRules(before, after).length).toBe(10_000);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000).toBeLessThan(1_000);
});

test.each([
  [0, '0 s'],
  [500, '500 ms'],
  [1_000, '1 s'],
  [90_000, '90 s'],
  [60_000, '60 s'],
  [120_000, '2 min'],
  [3_600_000, '60 min'],
  [7_200_000, '2 h'],
])('%d ms is said as %s', (ms, said) => expect(sayDuration(ms).en).toBe(said));
