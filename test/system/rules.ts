/** Rules for the system tests: the shipped menu and queues, shorter times, and a trunk on the loopback. */
export interface TestRules {
  /** Agents 8001, 8002 …; at most `agentsAtMost`. Each has every skill unless `skills` says otherwise. */
  readonly agents?: number;
  readonly skills?: Readonly<Record<string, readonly string[]>>;
  readonly wrapUp?: string;
  readonly maxHold?: string;
  /** Of every number. */
  readonly emergency?: object;
  /** Of every queue; the product's default unless given. */
  readonly choice?: string;
  readonly rings?: number;
  readonly ringCycle?: string;
  readonly menuTimeout?: string;
  readonly announce?: 'number' | 'name' | 'both' | 'off';
  readonly comfortEvery?: string;
  /** Of every queue. */
  readonly whisper?: readonly string[];
  readonly announcements?: object;
  /** Of every queue. */
  readonly survey?: object;
  /** Of every queue. */
  readonly notice?: object;
  readonly fallbackAgents?: readonly string[];
  readonly callbackRetry?: string;
  /** Numbers that are closed at all times, straight to `general` otherwise → where callers are led; null: unwritten. */
  readonly closedNumbers?: Readonly<Record<string, object | null>>;
  /** Where the carrier's telephones listen. */
  readonly trunkPort?: number;
}

export const trunkAddress = '127.0.0.2';
export const queueNames = { consulting: '业务咨询', repair: '故障报修', general: '综合服务' };
export const agentsAtMost = 30;
export const agentIds = (count: number): string[] => Array.from({ length: count }, (_, i) => String(8001 + i));
const allSkills = ['consulting', 'repair', 'general'];

/** As YAML (of which JSON is a part). */
export function rulesText(rules: TestRules = {}): string {
  const queue = (name: string, skill: string, extension: string) => ({
    name,
    extension,
    skills: { [skill]: 1 },
    wrapUp: rules.wrapUp ?? '1s',
    ...(rules.choice === undefined ? {} : { agent: rules.choice }),
    announce: rules.announce ?? 'number',
    welcome: 'queue-welcome',
    comfort: { prompt: 'queue-comfort-callback', every: rules.comfortEvery ?? '20s' },
    callbackKey: '9',
    ...(rules.whisper && { whisper: rules.whisper }),
    ...(rules.announcements && { announcements: rules.announcements }),
    ...(rules.survey && { survey: rules.survey }),
    ...(rules.notice && { notice: rules.notice }),
  });
  const skillsOf = (id: string) => Object.fromEntries((rules.skills?.[id] ?? allSkills).map((skill) => [skill, 5]));
  const timeout = rules.menuTimeout ?? '2s';
  return JSON.stringify({
    hotline: { name: '测试热线', locale: 'zh-CN', timeZone: 'Asia/Shanghai' },
    targets: { rings: rules.rings ?? 3, ringCycle: rules.ringCycle ?? '1s', maxHold: rules.maxHold ?? '2m' },
    trunks: { carrier: { address: trunkAddress, port: rules.trunkPort ?? 5060 } },
    hours: { never: { weekly: { mon: 'closed' } } },
    numbers: {
      '95001': { menu: 'main' },
      '95002': { queue: 'general' },
      '95009': { outside: '02112345678' },
      ...closedNumbers(rules),
    },
    menus: {
      main: {
        prompt: 'menu-main',
        keys: {
          '1': { queue: 'consulting' },
          '2': { menu: 'repair-menu' },
          '8': { menu: 'main', language: 'en' },
          '0': { queue: 'general' },
        },
        timeout,
        tries: 3,
        otherwise: { queue: 'general' },
      },
      'repair-menu': {
        prompt: 'menu-repair',
        keys: { '1': { queue: 'repair' } },
        timeout,
        otherwise: { queue: 'repair' },
      },
    },
    queues: {
      consulting: queue(queueNames.consulting, 'consulting', '7001'),
      repair: queue(queueNames.repair, 'repair', '7002'),
      general: queue(queueNames.general, 'general', '7000'),
    },
    agents: Object.fromEntries(
      agentIds(rules.agents ?? 3).map((id) => [id, { name: nameOf(id), skills: skillsOf(id) }]),
    ),
    callbacks: {
      trunks: ['carrier'],
      callerId: '95001',
      allow: '1[3-9]\\d{9}',
      ring: '10s',
      tries: 2,
      retry: rules.callbackRetry ?? '5s',
      dial: '00:00-24:00',
    },
    ...(rules.emergency && { emergency: rules.emergency }),
    outside: {
      prefix: '9',
      allow: '1[3-9]\\d{9}|0\\d{9,11}',
      trunks: ['carrier'],
      callerId: '95001',
      ring: '10s',
      wrapUp: rules.wrapUp ?? '1s',
    },
    fallback: { agents: rules.fallbackAgents ?? ['8001'] },
  });
}

const closedNumbers = ({ closedNumbers: numbers = {} }: TestRules) =>
  Object.fromEntries(
    Object.entries(numbers).map(([number, closed]) => [
      number,
      { queue: 'general', hours: 'never', ...(closed && { closed }) },
    ]),
  );

export const nameOf = (id: string): string => (Number(id) % 2 === 1 ? '王芳' : '李伟');
