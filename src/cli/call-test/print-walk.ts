/** A walk as a person reads it: what she hears, step by step, and where it leads. */
import type { Language, PromptId } from '../../core/ids';
import type { Heard, WalkedStep } from '../../engine/walk/walk';
import { clockTime } from '../table';
import type { Tested } from './call-case';

export type TextOf = (prompt: PromptId, language: Language) => string | null;

const sounds = {
  music: '等待音乐 / hold music',
  message: '提示音后录她的留言 / after the tone her message is recorded',
};

export function printWalk({ walk, then }: Tested, textOf: TextOf): string {
  const { steps, places, left } = walk;
  const began = steps[0]?.at ?? 0;
  return [
    ...steps.flatMap((step) => printStep(step, clockTime(step.at - began), textOf)),
    `→ ${places.join(', ')}`,
    ...(then
      ? [
          `   若不按键 / if she does nothing: ${then.silence.join(', ')}`,
          `   若挂机 / if she hangs up: ${then.hangUp.join(', ')}`,
        ]
      : []),
    ...(left.length > 0
      ? [`   通话已结束，还有 ${left.length} 步未做 / the call was over before ${left.length} more acts`]
      : []),
  ].join('\n');
}

function printStep({ cause, facts, hears }: WalkedStep, time: string, textOf: TextOf): string[] {
  return [
    `${time.padStart(6)}  ${cause.zh} / ${cause.en}`,
    ...facts.map(({ zh, en }) => `        · ${zh} / ${en}`),
    ...hears.flatMap((heard) => hearing(heard, textOf).map((line) => `        ♪ ${line}`)),
  ];
}

function hearing(heard: Heard, textOf: TextOf): string[] {
  if (heard.kind !== 'sentences') return [sounds[heard.kind]];
  return heard.prompts.map((prompt) => `${prompt}  ${textOf(prompt, heard.language) ?? ''}`.trimEnd());
}
