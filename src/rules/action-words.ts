/** Words for the settings of actions and for what stands in them. */
import type { Words } from './diff-words';
import type { PlainMap } from './diff-leaves';

export const actionWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'action.does': { zh: '做什么', en: 'does' },
  'action.parts': { zh: '播报', en: 'says' },
  'action.serves': { zh: '听到即算自助完成', en: 'counts as served' },
  'action.prompt': { zh: '提示音', en: 'sentence' },
  'action.min': { zh: '最少位数', en: 'digits at least' },
  'action.max': { zh: '最多位数', en: 'digits at most' },
  'action.end': { zh: '结束键', en: 'end key' },
  'action.tries': { zh: '容错次数', en: 'tries' },
  'action.timeoutMs': { zh: '最多等待', en: 'waits at most' },
  'action.pattern': { zh: '格式', en: 'pattern' },
  'action.into': { zh: '记为', en: 'kept as' },
  'action.secret': { zh: '保密', en: 'secret' },
  'action.method': { zh: '方法', en: 'method' },
  'action.url': { zh: '地址', en: 'address' },
  'action.headers.*': { zh: '请求头 *', en: 'header *' },
  'action.body': { zh: '请求内容', en: 'body' },
  'action.values.*': { zh: '取值 *', en: 'value *' },
  'action.branches': { zh: '按答复', en: 'by answer' },
  'action.database': { zh: '数据库', en: 'database' },
  'action.text': { zh: '语句', en: 'statement' },
  'action.params': { zh: '参数', en: 'parameters' },
  'action.set.*': { zh: '记下 *', en: 'remembers *' },
  'action.condition': { zh: '条件', en: 'condition' },
  'action.then': { zh: '然后', en: 'then' },
  'action.otherwise': { zh: '否则', en: 'otherwise' },
  'action.none': { zh: '查无记录', en: 'no such row' },
  'action.failed': { zh: '失败时', en: 'when it fails' },
};

/** A part of what is said, or a branch by the answer. */
export function sayInAction(value: PlainMap, say: (value: unknown) => Words): Words {
  if ('part' in value) {
    const text = value['part'] === 'prompt' ? value['prompt'] : [value['as'] ?? 'choose', value['value']].join(' ');
    return { zh: String(text), en: String(text) };
  }
  const { status, when, to } = value;
  const held = Object.values((when ?? {}) as PlainMap).slice(2);
  const code = [status ?? '2xx', ...held].map(String).join(' ');
  const then = say(to);
  return { zh: `${code} → ${then.zh}`, en: `${code} → ${then.en}` };
}

export const isInAction = (value: PlainMap): boolean => 'part' in value || 'when' in value;
