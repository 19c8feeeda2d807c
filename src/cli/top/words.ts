/** What the board says, in both languages. */
export interface Words {
  readonly waiting: string;
  readonly ringing: string;
  readonly longest: string;
  readonly predicted: string;
  readonly queue: string;
  readonly atWork: string;
  readonly free: string;
  readonly entered: string;
  readonly answered: string;
  readonly abandoned: string;
  readonly short: string;
  readonly level: string;
  readonly asa: string;
  readonly aht: string;
  readonly threeRings: string;
  readonly within: (seconds: number) => string;
  readonly today: string;
  readonly since: string;
  readonly calls: string;
  readonly owed: string;
  readonly due: string;
  readonly overdue: string;
  readonly dead: string;
  readonly agents: string;
  readonly nobody: string;
  readonly more: (count: number) => string;
  readonly keys: string;
  readonly lost: string;
  readonly states: Readonly<Record<string, string>>;
}

export const words: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    waiting: '等待',
    ringing: '振铃',
    longest: '最长',
    predicted: '预计',
    queue: '队列',
    atWork: '在岗',
    free: '空闲',
    entered: '进入',
    answered: '接通',
    abandoned: '放弃',
    short: '短',
    level: '服务水平',
    asa: '平均应答',
    aht: '平均处理',
    threeRings: '三声接听',
    within: (seconds) => `≤${seconds}秒`,
    today: '今日',
    since: '自',
    calls: '来电',
    owed: '回电待办',
    due: '到期',
    overdue: '逾期',
    dead: '未兑现',
    agents: '坐席',
    nobody: '无人签入',
    more: (count) => `……还有 ${count}`,
    keys: 'q 退出  l English',
    lost: '连接中断，正在重连',
    states: {
      'logged-out': '签出',
      ready: '就绪',
      offered: '振铃',
      talking: '通话',
      'wrap-up': '整理',
      'not-ready': '示忙',
    },
  },
  en: {
    waiting: 'wait',
    ringing: 'ring',
    longest: 'longest',
    predicted: 'expect',
    queue: 'queue',
    atWork: 'work',
    free: 'free',
    entered: 'in',
    answered: 'ans',
    abandoned: 'aband',
    short: 'short',
    level: 'level',
    asa: 'ASA',
    aht: 'AHT',
    threeRings: '3 rings',
    within: (seconds) => `≤${seconds}s`,
    today: 'today',
    since: 'since',
    calls: 'calls',
    owed: 'callbacks owed',
    due: 'due',
    overdue: 'overdue',
    dead: 'given up',
    agents: 'agents',
    nobody: 'nobody is logged in',
    more: (count) => `… and ${count} more`,
    keys: 'q quit  l 中文',
    lost: 'connection lost, trying again',
    states: {
      'logged-out': 'logged out',
      ready: 'ready',
      offered: 'offered',
      talking: 'talking',
      'wrap-up': 'wrap-up',
      'not-ready': 'not ready',
    },
  },
};
