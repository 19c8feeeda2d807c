/** Sentences for the entries of self-service. They come masked. */
import type { ActionEntry } from '../../core/action-entry';
import type { CallEntry } from '../../core/journal';
import { words, type SayTime, type Words } from './words';

type Sayers = {
  readonly [T in ActionEntry['type']]: (entry: Extract<CallEntry, { readonly type: T }>, time: SayTime) => Words;
};

const stages = {
  deciding: words('判断', 'decides'),
  speaking: words('播报', 'speaks'),
  collecting: words('收集按键', 'collects keys'),
  asking: words('查询', 'asks a service'),
} as const;
const results = {
  answered: words('已答复', 'answered'),
  none: words('查无记录', 'has no such row'),
  failed: words('失败', 'failed'),
} as const;

export const sayAction: Sayers = {
  ActionEntered: ({ actionId, stage, tries }) => {
    const again = tries > 0 ? words(`（第 ${tries + 1} 次）`, `, try ${tries + 1}`) : words('', '');
    return words(
      `动作 ${actionId}：${stages[stage].zh}${again.zh}`,
      `action ${actionId}: ${stages[stage].en}${again.en}`,
    );
  },
  KeysAwaited: ({ until }, time) => words(`等待按键至 ${time(until)}`, `waits for a key until ${time(until)}`),
  KeysTaken: ({ keys }) =>
    keys === '' ? words('已清除按键', 'cleared what was keyed') : words(`已按 ${keys}`, `keyed ${keys}`),
  DigitsCollected: ({ into, digits }) => words(`收到 ${into}：${digits}`, `${into} is ${digits}`),
  DigitsRefused: ({ why, tries }) =>
    why === 'nothing-keyed'
      ? words(`没有按键（第 ${tries} 次）`, `nothing keyed, time ${tries}`)
      : words(`按键不符合要求（第 ${tries} 次）`, `what was keyed does not fit, time ${tries}`),
  DataSet: ({ values }) => {
    const all = Object.entries(values).map(([name, value]) => `${name}=${value ?? '-'}`);
    return words(`记下 ${all.join(' ')}`, `remembers ${all.join(' ')}`);
  },
  ServiceAsked: ({ again, until }, time) =>
    words(
      `${again ? '再次' : ''}查询外部服务，最迟 ${time(until)}`,
      `a service is asked${again ? ' once more' : ''}, until ${time(until)} at the latest`,
    ),
  ServiceSlow: () => words('查询较慢，请来电者稍候', 'it takes a while: she is asked to wait a moment'),
  ServiceAnswered: ({ result, status, detail }) => {
    const more = [status, detail].filter((each) => each !== null && each !== '').join(' ');
    const said = results[result];
    return words(`外部服务${said.zh}${more && `（${more}）`}`, `the service ${said.en}${more && ` (${more})`}`);
  },
};
