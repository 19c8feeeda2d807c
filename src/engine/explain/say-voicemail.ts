/** Sentences for a caller's message. */
import type { VoicemailEntry } from '../../core/voicemail-entry';
import { maskNumber } from '../../log';
import { saySeconds, words, type SayTime, type Words } from './words';

type Sayers = {
  readonly [T in VoicemailEntry['type']]: (
    entry: Extract<VoicemailEntry, { readonly type: T }>,
    time: SayTime,
  ) => Words;
};

const choices = {
  listen: words('重听自己的留言', 'she listens to her message'),
  anew: words('要求重录', 'she asks to record it anew'),
  send: words('确认发送留言', 'she sends her message'),
} as const;

export const sayVoicemail: Sayers = {
  VoicemailEntered: ({ queueId }) => words(`进入 ${queueId} 的语音信箱`, `the voicemail of ${queueId}`),
  MessageStarted: () => words('开始留言', 'the message begins'),
  MessageEnded: ({ durationMs, kept }) =>
    kept
      ? words(`留言 ${saySeconds(durationMs)}`, `a message of ${saySeconds(durationMs)}`)
      : words('没有留言', 'no message was left'),
  MessageChoiceAsked: ({ missed }) =>
    missed === 0
      ? words('询问重听、重录还是发送', 'asked whether to listen, to record anew or to send')
      : words(`再次询问（第 ${missed + 1} 次）`, `asked again, time ${missed + 1}`),
  MessageChoiceAwaited: ({ until }, time) => words(`等待按键至 ${time(until)}`, `waits for a key until ${time(until)}`),
  MessageChosen: ({ choice }) => choices[choice],
  MessageAnew: () => words('重新录音', 'another recording'),
  MessageSent: ({ queueId, number, durationMs }) => {
    const whom = maskNumber(number);
    return words(
      `留言已送 ${queueId}（${saySeconds(durationMs)}${whom && `，回电 ${whom}`}）`,
      `the message went to ${queueId} (${saySeconds(durationMs)}${whom && `, to be called back on ${whom}`})`,
    );
  },
};
