/** What happened outside, in words: the cause of a step. */
import type { Event } from '../../core/event';
import { stateWords } from './agent-words';
import { maskNumber } from '../../log';
import { words, type Words } from './words';

/** Some events share one shape: each of those has two names. */
type EventOf<T> = Event extends infer E
  ? E extends { readonly type: infer U }
    ? T extends U
      ? E
      : never
    : never
  : never;
type Sayers = { readonly [T in Event['type']]: (event: EventOf<T>) => Words };

export function sayEvent(event: Event): Words {
  const say = sayers[event.type] as (event: Event) => Words;
  return say(event);
}

const failed = {
  busy: '忙',
  refused: '拒接',
  unreachable: '联系不上',
  'no-answer': '无应答',
  gone: '线路中断',
} as const;

const sayers: Sayers = {
  CallArrived: () => words('来电到达', 'a call arrives'),
  CallerHungUp: () => words('来电者挂断', 'the caller hangs up'),
  DigitPressed: ({ digit }) => words(`来电者按 ${digit}`, `the caller presses ${digit}`),
  PromptFinished: ({ played }) =>
    played ? words('提示音播完', 'a sentence is over') : words('提示音无法播放', 'a sentence could not be played'),
  OfferRinging: () => words('话机开始振铃', 'a phone begins to ring'),
  OfferAnswered: () => words('话机被接起', 'a phone is picked up'),
  OfferFailed: ({ failure }) => words(`振铃失败：${failed[failure]}`, `a phone: ${failure}`),
  LegHungUp: () => words('坐席话机挂断', 'an agent’s phone is hung up'),
  LegHeld: () => words('坐席按下保持', 'the agent holds'),
  LegResumed: () => words('坐席取消保持', 'the agent resumes'),
  AgentLoggedIn: ({ agentId }) => words(`${agentId} 签入`, `${agentId} logs in`),
  AgentLoggedOut: ({ agentId }) => words(`${agentId} 签出`, `${agentId} logs out`),
  AgentReadied: ({ agentId }) => words(`${agentId} 示闲`, `${agentId} asks to be ready`),
  AgentPaused: ({ agentId, reason }) => words(`${agentId} 示忙 ${reason}`, `${agentId} asks for not-ready{${reason}}`),
  WrapUpEnded: ({ agentId }) => words(`${agentId} 结束整理`, `${agentId} ends the wrap-up`),
  MoreWrapUpAsked: ({ agentId }) => words(`${agentId} 要求延长整理`, `${agentId} asks for more wrap-up`),
  AgentForced: ({ agentId, state, by }) =>
    words(`${by} 将 ${agentId} 置为${stateWords[state].zh}`, `${by} puts ${agentId} to ${stateWords[state].en}`),
  EmergencySet: ({ on, by }) =>
    words(`${by} ${on ? '开启' : '关闭'}紧急模式`, `${by} switches the emergency ${on ? 'on' : 'off'}`),
  BroadcastSet: ({ prompt, by }) =>
    prompt === null
      ? words(`${by} 结束广播`, `${by} ends the broadcast`)
      : words(`${by} 发布广播 ${prompt}`, `${by} broadcasts ${prompt}`),
  CallersListed: () => words('客户名单有变', 'the lists of callers change'),
  AgentStateAsked: ({ agentId }) => words(`${agentId} 查询状态`, `${agentId} asks for her state`),
  FeatureCodeUnknown: ({ agentId }) => words(`${agentId} 拨打未知功能码`, `${agentId} dials an unknown code`),
  TransferAsked: ({ kind, target }) =>
    words(`要求转接：${kind} ${maskNumber(target ?? '')}`, `asks for ${kind} ${maskNumber(target ?? '')}`.trim()),
  AgentDialled: ({ agentId }) => words(`${agentId} 拨打外线`, `${agentId} dials an outside number`),
  AgentPromised: ({ agentId, hours }) =>
    hours === undefined
      ? words(`${agentId} 承诺回访`, `${agentId} promises to ring back`)
      : words(`${agentId} 承诺 ${hours} 小时后回访`, `${agentId} promises to ring back in ${hours} h`),
  PhoneRegistered: ({ agentId }) => words(`${agentId} 话机上线`, `the phone of ${agentId} registers`),
  PhoneUnregistered: ({ agentId }) => words(`${agentId} 话机离线`, `the phone of ${agentId} is gone`),
  RulesChanged: ({ hash }) => words(`规则更换为 ${hash}`, `the rules change to ${hash}`),
  ServiceAnswered: ({ result }) =>
    result === 'failed'
      ? words('外部服务没有答复', 'a service does not answer')
      : words('外部服务答复', 'a service answers'),
  CallbackRegistered: () => words('回电已入库', 'the callback stands in the database'),
  CallbackDue: () => words('回电到期', 'a callback is due'),
  FloorListed: () => words('Asterisk 重新连接', 'Asterisk is connected again'),
  NodeLost: () => words('Asterisk 已失去', 'Asterisk is lost'),
  CommandRefused: ({ command, detail }) => words(`${command} 被拒绝：${detail}`, `${command} was refused: ${detail}`),
  CommandTimedOut: ({ command }) => words(`${command} 超时`, `${command} timed out`),
  MessageRecorded: ({ recorded }) =>
    recorded ? words('留言录完', 'a message is recorded') : words('留言录制失败', 'a message could not be recorded'),
  SurveyInvited: () => words('坐席转满意度评价', 'the agent hands the caller to the survey'),
  MaskAsked: ({ masked, by }) =>
    masked
      ? words(`${by} 要求录音静音`, `${by} asks that the recording falls silent`)
      : words(`${by} 要求恢复录音`, `${by} asks that the recording goes on`),
  PersonErased: ({ by }) => words(`${by} 要求删除个人信息`, `${by} has a person's data erased`),
  RecordingFailed: () => words('录音失败', 'the recording failed'),
  CallBroken: () => words('内部错误', 'an internal error'),
  DayBegan: () => words('新的一天', 'a new day'),
  Tick: () => words('时限到', 'a time is over'),
};
