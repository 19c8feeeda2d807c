/** What became true, in words: one sentence for each entry of a call. */
import type { Destination } from '../../core/rules';
import type { FloorEntry } from '../../core/floor-entry';
import type { AgentEntry, CallEntry, Entry } from '../../core/journal';
import { maskNumber } from '../../log';
import { byWhom, endedByWords, reasonWords, stateWords, talkEndWords } from './agent-words';
import { maskedEntry } from '../../core/action-entry';
import { sayAction } from './say-action';
import { sayCallbackNumber } from './say-callback-number';
import { sayOutside } from './say-outside';
import { sayPromise } from './say-promise';
import { sayQueueing } from './say-queueing';
import { sayTransfer } from './say-transfer';
import { sayVoicemail } from './say-voicemail';
import { saySurvey } from './say-survey';
import { saySeconds, words, type SayTime, type Words } from './words';

type OfType<E extends { readonly type: string }, T extends E['type']> = Extract<E, { readonly type: T }>;
type Sayers<E extends { readonly type: string }> = {
  readonly [T in E['type']]: (entry: OfType<E, T>, time: SayTime) => Words;
};

export function sayEntry(entry: Entry, time: SayTime): Words {
  const say = sayers[entry.type] as (entry: Entry, time: SayTime) => Words;
  return say(maskedEntry(entry), time);
}

const ofCalls: Sayers<CallEntry> = {
  ...sayQueueing,
  ...sayTransfer,
  ...sayOutside,
  ...sayVoicemail,
  ...saySurvey,
  ...sayAction,
  ...sayCallbackNumber,
  CallStarted: ({ direction, dialled, caller, callback, listed }) =>
    direction === 'inbound'
      ? words(
          `${maskNumber(caller) || '未显示号码'} 拨打 ${dialled}${listed ? `（名单：${listed.join('、')}）` : ''}`,
          `${maskNumber(caller) || 'withheld'} dialled ${dialled}${listed ? ` (on the list ${listed.join(', ')})` : ''}`,
        )
      : callback
        ? words(`回电任务：${maskNumber(dialled)}`, `a callback to ${maskNumber(dialled)}`)
        : words(`外呼 ${maskNumber(dialled)}`, `an outside call to ${maskNumber(dialled)}`),
  CallAnswered: () => words('热线应答', 'the hotline picked up'),
  LanguageChosen: ({ language }) => words(`语言：${language}`, `language: ${language}`),
  MenuEntered: ({ menuId, tries }) =>
    words(
      `播放菜单 ${menuId}${tries > 0 ? `（第 ${tries + 1} 次）` : ''}`,
      `menu ${menuId}${tries > 0 ? `, try ${tries + 1}` : ''}`,
    ),
  PromptStarted: ({ prompts }) => words(`播放 ${prompts.join(' ')}`, `plays ${prompts.join(' ')}`),
  PromptEnded: ({ played }) => (played ? words('播放完毕', 'played to the end') : words('播放停止', 'stopped playing')),
  MenuListened: ({ until }, time) => words(`等待按键至 ${time(until)}`, `waits for a key until ${time(until)}`),
  DigitTaken: ({ digit, known }) =>
    known
      ? words(`按键 ${digit}`, `key ${digit}`)
      : words(`按键 ${digit}，菜单中没有`, `key ${digit}, which the menu does not have`),
  MenuTimedOut: ({ tries }) => words(`没有按键（第 ${tries} 次）`, `no key, time ${tries}`),
  EmergencyMet: ({ prompt, to, priority }) => {
    const where = nameOf(to);
    const notice = prompt === null ? words('', '') : words(`播放 ${prompt}，`, `hears ${prompt}, `);
    return words(
      `号码处于紧急模式：${notice.zh}然后转 ${where}${priority ? '，优先' : ''}`,
      `the number is in its emergency: ${notice.en}then goes to ${where}${priority ? ', before all others' : ''}`,
    );
  },
  BroadcastMet: ({ prompt, to }) =>
    words(`听到广播 ${prompt}，然后转 ${nameOf(to)}`, `hears the broadcast ${prompt}, then goes to ${nameOf(to)}`),
  TalkStarted: ({ agentId }) => words(`与 ${agentId} 通话`, `talks with ${agentId}`),
  HoldStarted: () => words('通话保持', 'put on hold'),
  HoldEnded: ({ holdMs }) => words(`保持结束（${saySeconds(holdMs)}）`, `taken off hold after ${saySeconds(holdMs)}`),
  HoldOverdue: ({ heldMs }) =>
    words(`保持过久，已 ${saySeconds(heldMs)}`, `held for too long, ${saySeconds(heldMs)} so far`),
  HoldUnlimited: () => words('不再限制保持时长', 'the hold is no longer limited'),
  TalkEnded: ({ agentId, talkMs, endedBy }) =>
    words(
      `与 ${agentId} 通话结束，${saySeconds(talkMs)}，${talkEndWords[endedBy].zh}`,
      `the talk with ${agentId} ended after ${saySeconds(talkMs)}, ${talkEndWords[endedBy].en}`,
    ),
  TalkRebridged: () => words('重新接通双方', 'the two were put together again'),
  RecordingLost: ({ detail }) => words(`录音失败：${detail}`, `the recording failed: ${detail}`),
  Leaving: ({ outcome, reason }) =>
    words(`结束语，结果 ${outcome}（${reason}）`, `goodbye, outcome ${outcome} (${reason})`),
  CallbackOffered: ({ queueId }) => words(`询问是否由 ${queueId} 回电`, `a callback by ${queueId} is offered`),
  CallbackAsked: ({ number }) =>
    words(`要求回电 ${maskNumber(number)}`, `asked to be called back on ${maskNumber(number)}`),
  CallerLeft: () =>
    words('来电者已挂断，等待回电登记的结果', 'she hung up; whether the callback stands decides what becomes of her'),
  CallbackPromised: () => words('已登记回电', 'the callback is promised'),
  CallbackNotPromised: ({ detail }) => words(`未能登记回电：${detail}`, `no callback: ${detail}`),
  CallEnded: ({ outcome, endedBy, reason }) =>
    words(
      `通话结束：${outcome}，${endedByWords[endedBy].zh}挂断（${reason}）`,
      `the call ended: ${outcome}, by ${endedByWords[endedBy].en} (${reason})`,
    ),
  WrapUpDone: ({ agentId, wrapUpMs }) =>
    words(`${agentId} 整理结束，${saySeconds(wrapUpMs)}`, `${agentId} ended the wrap-up after ${saySeconds(wrapUpMs)}`),
};

const ofAgents: Sayers<AgentEntry> = {
  ...sayPromise,
  AgentStateChanged: ({ agentId, state, reason, until, by }, time) => {
    const why = reason === null ? words('', '') : reasonWords[reason];
    const end = until === null ? words('', '') : words(`，至 ${time(until)}`, ` until ${time(until)}`);
    return words(
      `${agentId} ${stateWords[state].zh}${why.zh && `（${why.zh}）`}${end.zh}${byWhom(by).zh}`,
      `${agentId} is ${stateWords[state].en}${why.en && ` (${why.en})`}${end.en}${byWhom(by).en}`,
    );
  },
  AgentStatePending: ({ agentId, pending, by }) => {
    const then = stateWords[pending?.kind ?? 'ready'];
    const whose = byWhom(by ?? pending?.by);
    return words(`${agentId} 之后${then.zh}${whose.zh}`, `${agentId} will be ${then.en} afterwards${whose.en}`);
  },
  WrapUpExtended: ({ agentId, until }, time) =>
    words(`${agentId} 延长整理至 ${time(until)}`, `${agentId} extended the wrap-up until ${time(until)}`),
  PhoneStateChanged: ({ agentId, registered }) =>
    registered
      ? words(`${agentId} 话机上线`, `the phone of ${agentId} registered`)
      : words(`${agentId} 话机离线`, `the phone of ${agentId} is gone`),
  LegClosing: ({ agentId }) => words(`正在挂断 ${agentId} 的话机`, `the phone of ${agentId} is being hung up`),
  LegClosed: ({ agentId }) => words(`${agentId} 的话机已挂断`, `the phone of ${agentId} is on the hook`),
  DayCounted: ({ agentId }) => words(`${agentId} 新的一天`, `a new day for ${agentId}`),
};

const ofFloor: Sayers<FloorEntry> = {
  RulesApplied: ({ hash }) => words(`启用规则 ${hash}`, `rules ${hash} in force`),
  EmergencySet: ({ numbers, on, by, until }, time) => {
    const end = until === null ? words('', '') : words(`，至 ${time(until)}`, ` until ${time(until)}`);
    const which = numbers.join(', ');
    return on
      ? words(`紧急模式开启：${which}${end.zh}（${by}）`, `emergency on for ${which}${end.en}, by ${by}`)
      : words(`紧急模式关闭：${which}（${by}）`, `emergency off for ${which}, by ${by}`);
  },
  BroadcastSet: ({ numbers, prompt, by, until }, time) => {
    const which = numbers.join(', ');
    if (prompt === null || until === null)
      return words(`广播结束：${which}（${by}）`, `broadcast off for ${which}, by ${by}`);
    return words(
      `广播 ${prompt}：${which}，至 ${time(until)}（${by}）`,
      `broadcast ${prompt} for ${which} until ${time(until)}, by ${by}`,
    );
  },
  NumbersForgotten: ({ numbers }) =>
    words(`忘记号码（${numbers.length} 种写法）`, `a number is forgotten, in ${numbers.length} spellings`),
  PersonErased: ({ mark, reason, by }) =>
    words(`已删除个人信息 ${mark}：${reason}（${by}）`, `the data of person ${mark} were erased: ${reason}, by ${by}`),
  CallersListed: ({ added, removed }) =>
    words(
      `客户名单更新：加入 ${added.length}，移除 ${removed.length}`,
      `lists of callers changed: ${added.length} added, ${removed.length} removed`,
    ),
  FloorCompared: ({ lostLegs, strayLegs }) =>
    words(
      `与 Asterisk 核对，消失线路 ${lostLegs} 条，多余线路 ${strayLegs} 条`,
      `compared with Asterisk, ${lostLegs} lost legs, ${strayLegs} stray legs`,
    ),
};

const sayers = { ...ofCalls, ...ofAgents, ...ofFloor };

/** A destination by its own id. */
function nameOf(to: Destination): string {
  switch (to.kind) {
    case 'menu':
      return to.menuId;
    case 'queue':
      return to.queueId;
    case 'agent':
      return to.agentId;
    case 'outside':
      return to.number;
    case 'action':
      return to.actionId;
    case 'voicemail':
    case 'callback':
      return `${to.kind} ${to.queueId}`;
    case 'hang-up':
      return to.kind;
  }
}
