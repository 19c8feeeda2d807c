/** Sentences for the question on which number a caller is to be called back. Of numbers only the last digits are told. */
import type { NumberEntry } from '../../core/callback-number-entry';
import type { CallEntry } from '../../core/journal';
import { maskNumber } from '../../log';
import { words, type SayTime, type Words } from './words';

type Sayers = {
  readonly [T in NumberEntry['type']]: (entry: Extract<CallEntry, { readonly type: T }>, time: SayTime) => Words;
};

const stages = {
  own: words('请确认以来电号码回电', 'is asked whether to be called on the number she calls from'),
  keying: words('请输入回电号码', 'is asked to key the number'),
  keyed: words('请确认所输入的号码', 'is asked to confirm the number she keyed'),
  last: words('没有可用的号码，请确认以来电号码回电', 'keyed no number of use; is asked whether her own will do'),
} as const;
const refusals = {
  'not-allowed': words('不允许拨打', 'may not be dialled'),
  'do-not-call': words('在免打扰名单上', 'is on the list do-not-call'),
  'nothing-keyed': words('没有按键', 'nothing was keyed'),
  'not-confirmed': words('客户未确认', 'she did not confirm it'),
} as const;
const ends = {
  'no-answer': words('没有按键确认', 'no key confirmed it'),
  'no-number': words('没有可用的号码', 'no number of use'),
  declined: words('客户不用回电', 'she would rather wait'),
} as const;

export const sayCallbackNumber: Sayers = {
  NumberAsked: ({ stage, number, tries, digit }) => {
    const which = stage === 'keying' ? '' : ` ${maskNumber(number)}`;
    const again = tries > 0 && stage !== 'last' ? words(`（第 ${tries + 1} 次）`, `, try ${tries + 1}`) : words('', '');
    const key =
      digit !== null && stage === 'own' && tries === 0
        ? words(`按 ${digit} 要求回电，`, `pressed ${digit}, `)
        : words('', '');
    return words(`${key.zh}${stages[stage].zh}${which}${again.zh}`, `${key.en}${stages[stage].en}${which}${again.en}`);
  },
  NumberAwaited: ({ until }, time) => words(`等待按键至 ${time(until)}`, `waits for a key until ${time(until)}`),
  NumberKeyed: ({ number }) =>
    number === ''
      ? words('已清除按键', 'cleared what was keyed')
      : words(`已按 ${number.length} 位`, `keyed ${number.length} digits`),
  NumberRefused: ({ number, why, tries }) => {
    const which = number === '' ? '' : `${maskNumber(number)} `;
    return words(
      `回电号码 ${which}不可用：${refusals[why].zh}（第 ${tries} 次）`,
      `no number to call: ${which}${refusals[why].en}, time ${tries}`,
    );
  },
  NumberNotConfirmed: ({ why }) =>
    words(`未登记回电，继续等候：${ends[why].zh}`, `no callback, she waits on: ${ends[why].en}`),
};
