/** Settings and their values in words, Chinese and English. What has no word yet is said by its key. */
import { emergencySettings, sayEmergency } from './diff-emergency';
import { sayHours } from './diff-hours';
import { actionWords, isInAction, sayInAction } from './action-words';
import { isMap } from './diff-leaves';
import { orderAreas, orderSettings, sayAdds } from './diff-order-words';
import { outsideWords } from './outside-words';
import { sayingWords } from './sayings';
import { reportWords } from './reports';
import { recordAreas, recordingWords } from './recordings';
import { surveyWords } from './surveys';
import { sayDuration } from './say-duration';
import { transferWords } from './transfer-form';
import { voicemailWords } from './voicemail-words';
import { webhookWords } from './webhooks';

export interface Words {
  readonly zh: string;
  readonly en: string;
}
const words = (zh: string, en: string): Words => ({ zh, en });
const same = (text: string): Words => words(text, text);

export const areas: Readonly<Record<string, Words>> = {
  hotline: words('热线', 'hotline'),
  timing: words('时限', 'timing'),
  trunk: words('中继', 'trunk'),
  hours: words('服务时间', 'hours'),
  number: words('号码', 'number'),
  menu: words('菜单', 'menu'),
  queue: words('队列', 'queue'),
  agent: words('坐席', 'agent'),
  ...orderAreas,
  transfers: words('转接', 'transfers'),
  emergency: words('紧急模式（无单独规定的号码）', 'emergency of numbers without their own'),
  callbacks: words('回电', 'callbacks'),
  outside: words('外线呼叫', 'outside calls'),
  fallback: words('应急坐席', 'fallback'),
  webhook: words('回调通知', 'webhook'),
  reports: words('报表', 'reports'),
  ...recordAreas,
};

/** `area.path`; `*` stands for an id within the path and, in the words, for that id. */
const settings: Readonly<Record<string, Words>> = {
  'hotline.name': words('名称', 'name'),
  'hotline.locale': words('地区', 'locale'),
  'hotline.timeZone': words('时区', 'time zone'),
  'hotline.language': words('默认语言', 'first language'),
  'timing.rings': words('振铃声数', 'rings'),
  'timing.ringCycleMs': words('一声的长度', 'length of one ring'),
  'timing.unreachableMs': words('未振铃判为联系不上', 'unreachable without ringing after'),
  'timing.maxHoldMs': words('保持提醒', 'hold reported after'),
  'trunk.addresses': words('地址', 'addresses'),
  'trunk.port': words('端口', 'port'),
  'trunk.register': words('注册', 'registration'),
  'trunk.register.server': words('注册服务器', 'registers with'),
  'trunk.register.username': words('注册用户名', 'registers as'),
  'trunk.register.secretFile': words('注册密码文件', 'file of the password'),
  'hours.timeZone': words('时区', 'time zone'),
  'hours.offsets': words(
    '该时区的换时次数（系统时区数据已更新）',
    "clock changes known of the zone (the system's data is newer)",
  ),
  'hours.weekly': words('每周', 'week'),
  'hours.weekly.mon': words('周一', 'Monday'),
  'hours.weekly.tue': words('周二', 'Tuesday'),
  'hours.weekly.wed': words('周三', 'Wednesday'),
  'hours.weekly.thu': words('周四', 'Thursday'),
  'hours.weekly.fri': words('周五', 'Friday'),
  'hours.weekly.sat': words('周六', 'Saturday'),
  'hours.weekly.sun': words('周日', 'Sunday'),
  'hours.days.*': words('*', '*'),
  'number.opening': words('服务时间', 'hours'),
  'number.opening.hours': words('服务时间', 'hours'),
  'number.opening.closed': words('非服务时间', 'when closed'),
  'queue.opening': words('服务时间', 'hours'),
  'queue.opening.hours': words('服务时间', 'hours'),
  'queue.opening.closed': words('非服务时间', 'when closed'),
  'queue.opening.atClose': words('下班时仍在等待者', 'who waits at closing time'),
  ...emergencySettings,
  'number.destination': words('去向', 'leads to'),
  'number.language': words('先说', 'speaks first'),
  'menu.prompt': words('提示音', 'sentence'),
  'menu.keys.*': words('按键 *', 'key *'),
  'menu.timeoutMs': words('等待按键', 'wait for a key'),
  'menu.tries': words('容错次数', 'tries'),
  'menu.otherwise': words('一直无有效按键', 'without a valid key'),
  'queue.name': words('名称', 'name'),
  'queue.extension': words('转接分机', 'extension for transfers'),
  'queue.skills.*': words('所需技能 *', 'skill asked for: *'),
  'queue.relax': words('等待后放宽', 'relaxes'),
  'queue.order': words('固定顺序', 'fixed order'),
  'queue.headStartMs': words('优先量', 'head start'),
  ...orderSettings,
  'queue.overflow.full': words('排满时', 'when full'),
  'queue.overflow.full.waiting': words('排满人数', 'full with'),
  'queue.overflow.full.to': words('排满时', 'when full'),
  'queue.overflow.predicted': words('预计久等时', 'when the wait is likely long'),
  'queue.overflow.predicted.longerThanMs': words('预计等待超过', 'a long wait is'),
  'queue.overflow.predicted.to': words('预计久等时', 'when the wait is likely long'),
  'queue.overflow.nobodyLoggedIn': words('无人签入时', 'with nobody logged in'),
  'queue.overflow.nobodyReady': words('无人就绪时', 'with nobody ready'),
  'queue.overflow.waited': words('久等后', 'after too long'),
  'queue.overflow.waited.afterMs': words('久等时限', 'too long is'),
  'queue.overflow.waited.to': words('久等后', 'after too long'),
  'queue.agent': words('选人', 'choice of agent'),
  'queue.idle': words('空闲起算', 'idle since'),
  'queue.wrapUpMs': words('整理时间', 'wrap-up'),
  'queue.wrapUpExtendMs': words('整理每次延长', 'wrap-up extended by'),
  'queue.wrapUpMostMs': words('整理最长', 'wrap-up at most'),
  'queue.maxHoldMs': words('保持提醒', 'hold reported after'),
  ...sayingWords,
  ...surveyWords,
  ...recordingWords,
  ...reportWords,
  'queue.callbackKey': words('回电按键', 'callback key'),
  'agent.name': words('姓名', 'name'),
  'agent.skills.*': words('技能 *', 'skill *'),
  'agent.secretFile': words('话机密码文件', "file of the phone's password"),
  ...transferWords,
  ...outsideWords,
  ...actionWords,
  ...webhookWords,
  ...voicemailWords,
  'fallback.agents': words('坐席', 'agents'),
};

export function sayArea(area: string): Words {
  return areas[area] ?? same(area);
}

export function saySetting(area: string, path: readonly string[]): Words {
  const exact = settings[[area, ...path].join('.')];
  if (exact) return exact;
  const last = path.at(-1) ?? '';
  const within = settings[[area, ...path.slice(0, -1), '*'].join('.')];
  if (within) return words(within.zh.replace('*', last), within.en.replace('*', last));
  return same(path.join('.').replace(/Ms$/, ''));
}

/** `path` tells durations by their ending and languages by their name. */
export function sayValue(value: unknown, path: readonly string[]): Words {
  const key = path.at(-1) ?? '';
  const ofHours = sayHours(value, path);
  if (ofHours) return ofHours;
  if (value === null || value === undefined) return words('无', 'none');
  if (typeof value === 'boolean') return value ? words('开', 'on') : words('关', 'off');
  if (typeof value === 'number') return key.endsWith('Ms') ? sayDuration(value) : same(String(value));
  if (typeof value === 'string') return key === 'language' ? sayLanguage(value) : sayText(value);
  if (Array.isArray(value)) return sayList(value.map((item) => sayValue(item, path)));
  if (!isMap(value)) return same(JSON.stringify(value) ?? '');
  if ('kind' in value) return sayDestination(value);
  if (isInAction(value)) return sayInAction(value, (inner) => sayValue(inner, []));
  if ('skills' in value || 'to' in value) return sayStep(value);
  if ('closed' in value) return sayOpening(value);
  if ('priority' in value) return sayEmergency(value, sayValue(value['destination'], []));
  return sayList(
    Object.entries(value).map(([name, inner]) => {
      const said = sayValue(inner, [name]);
      const bare = name.replace(/Ms$/, '');
      return words(`${bare} ${said.zh}`, `${bare} ${said.en}`);
    }),
  );
}

/** `{ hours, closed, atClose }` */
function sayOpening({ hours, closed, atClose }: Readonly<Record<string, unknown>>): Words {
  const then = sayValue(closed, []);
  const leave = atClose === 'leave' ? words('，下班时等待者同此', ', also for who waits then') : same('');
  return words(
    `${String(hours)}（时间外：${then.zh}${leave.zh}）`,
    `${String(hours)} (when closed: ${then.en}${leave.en})`,
  );
}

/** `{ afterMs, skills }`, `{ afterMs, to }`, `{ waiting, to }`: when, and what then. */
function sayStep({ afterMs, waiting, skills, to }: Readonly<Record<string, unknown>>): Words {
  const when =
    typeof afterMs === 'number'
      ? sayDuration(afterMs)
      : words(`满 ${String(waiting)} 人`, `${String(waiting)} waiting`);
  const needs = Object.entries(isMap(skills) ? skills : {}).map(([skill, level]) => `${skill} ≥ ${String(level)}`);
  const then = to === undefined ? words(needs.join('、') || '无要求', needs.join(', ') || 'nothing') : sayValue(to, []);
  return words(`${when.zh} ${then.zh}`, `${when.en}: ${then.en}`);
}

function sayList(items: readonly Words[]): Words {
  if (items.length === 0) return words('无', 'none');
  return words(items.map(({ zh }) => zh).join('、'), items.map(({ en }) => en).join(', '));
}

const fixed: Readonly<Record<string, Words>> = {
  serve: words('继续服务', 'is served'),
  leave: words('按非服务时间处理', 'is sent on as when closed'),
  off: words('关', 'off'),
  zh: same('zh'),
  en: same('en'),
};
const sayText = (text: string): Words => fixed[text] ?? same(text);
const languages: Readonly<Record<string, Words>> = { zh: words('中文', 'Chinese'), en: words('英文', 'English') };
const sayLanguage = (language: string): Words => languages[language] ?? same(language);

/** A queue, a menu, a goodbye, and whatever else a call can be led to. */
function sayDestination({ kind, ...rest }: Readonly<Record<string, unknown>>): Words {
  const { language, queueId } = rest;
  const spoken = typeof language === 'string' ? sayLanguage(language) : null;
  const changed = spoken ? words(`，改说${spoken.zh}`, `, in ${spoken.en}`) : same('');
  const more = sayAdds(rest['adds']);
  const switched = words(changed.zh + more.zh, changed.en + more.en);
  switch (kind) {
    case 'queue':
      return words(`队列 ${String(queueId)}${switched.zh}`, `queue ${String(queueId)}${switched.en}`);
    case 'menu':
      return words(`菜单 ${String(rest['menuId'])}${switched.zh}`, `menu ${String(rest['menuId'])}${switched.en}`);
    case 'agent': {
      const [otherwise, wait] = [sayValue(rest['otherwise'], []), sayValue(rest['waitMs'], ['waitMs'])];
      const agent = String(rest['agentId']);
      return words(
        `坐席 ${agent} 本人${switched.zh}，最多等 ${wait.zh}，否则${otherwise.zh}`,
        `agent ${agent} herself${switched.en}, for ${wait.en} at most, otherwise ${otherwise.en}`,
      );
    }
    case 'voicemail':
      return words(`留言给 ${String(queueId)}${switched.zh}`, `voicemail of ${String(queueId)}${switched.en}`);
    case 'callback':
      return words(`由 ${String(queueId)} 回电`, `a callback by ${String(queueId)}`);
    case 'hang-up':
      if (typeof rest['prompt'] !== 'string') return words('挂机', 'hang up');
      return words(`播放 ${rest['prompt']} 后挂机`, `${rest['prompt']}, then hang up`);
    case 'outside':
      return words(`外线 ${String(rest['number'])}`, `outside number ${String(rest['number'])}`);
    case 'repeat':
      return words('重听', 'repeat');
    case 'back':
      return words('返回上级', 'back');
    default:
      return sayKind(
        String(kind),
        Object.entries(rest)
          .filter(([, value]) => value !== null && value !== undefined)
          .map(([key, value]) => sayValue(value, [key])),
      );
  }
}

const sayKind = (kind: string, details: readonly Words[]): Words =>
  words([kind, ...details.map(({ zh }) => zh)].join(' '), [kind, ...details.map(({ en }) => en)].join(' '));
