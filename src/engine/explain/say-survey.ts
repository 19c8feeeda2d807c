/** Sentences for a survey, and for what a caller says to being recorded. */
import type { RecordingEntry } from '../../core/recording-entry';
import type { SurveyEntry, SurveyResult } from '../../core/survey-entry';
import { words, type SayTime, type Words } from './words';

type Said = SurveyEntry | RecordingEntry;
type Sayers = {
  readonly [T in Said['type']]: (entry: Extract<Said, { readonly type: T }>, time: SayTime) => Words;
};
const results: Readonly<Record<SurveyResult, Words>> = {
  answered: words('全部回答', 'all questions answered'),
  partly: words('部分回答', 'some questions answered'),
  'not-answered': words('未回答', 'not answered'),
};

export const saySurvey: Sayers = {
  NoticeTold: ({ refuse }) =>
    refuse === null
      ? words('告知通话将录音', 'is told that she is recorded')
      : words(`告知通话将录音，按 ${refuse} 可拒绝`, `is told that she is recorded, and may refuse by key ${refuse}`),
  RecordingMasked: ({ masked, by }) =>
    masked
      ? words(`录音静音（${by}）`, `the recording falls silent, by ${by}`)
      : words(`录音恢复（${by}）`, `the recording goes on, by ${by}`),
  RecordingRefused: ({ by }) =>
    by === 'caller'
      ? words('来电者拒绝录音', 'she refuses to be recorded')
      : words('号码在不录音名单中', 'her number is on the list of those who are not recorded'),
  SurveyStarted: ({ agentId, queueId, invited }) =>
    invited
      ? words(`${agentId} 转满意度评价（${queueId}）`, `${agentId} hands the caller to the survey of ${queueId}`)
      : words(`坐席离开后进入满意度评价（${queueId}）`, `the survey of ${queueId} follows, the agent has left`),
  SurveyAsked: ({ question, tries }) =>
    words(
      `提问 ${question}${tries > 0 ? `（第 ${tries + 1} 次）` : ''}`,
      `asks ${question}${tries > 0 ? `, try ${tries + 1}` : ''}`,
    ),
  SurveyListened: ({ until }, time) => words(`等待按键至 ${time(until)}`, `waits for a key until ${time(until)}`),
  SurveyKeyed: ({ keys, until }, time) =>
    words(`按键 ${keys}，等待下一位至 ${time(until)}`, `key ${keys}, waits for another until ${time(until)}`),
  SurveyRecording: () => words('录制口头意见', 'records what she says'),
  SurveyAnswered: ({ question, value }) =>
    value === null
      ? words(`${question}：已录下口头意见`, `${question}: answered in her own words`)
      : words(`${question}：${value}`, `${question}: ${value}`),
  SurveyEnded: ({ result }) =>
    words(`满意度评价结束：${results[result].zh}`, `the survey is over: ${results[result].en}`),
};
