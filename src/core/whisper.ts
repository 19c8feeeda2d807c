/** What the agent is told of the caller at the moment of connection, without the caller hearing it. */
import type { Call } from './call';
import type { Whisper } from './command';
import type { Language, LegId, PromptId } from './ids';
import type { Queue } from './rules';
import { sayValue } from './say-value';
import type { Step } from './step';

export interface WhisperTo {
  readonly queue: Queue;
  readonly legId: LegId;
  readonly waitMs: number;
}

/** In the hotline's own language: the caller's is the caller's. Null: nothing is said. To be started before what the caller hears, whose end is the one that counts. */
export function startWhisper(step: Step, call: Call, to: WhisperTo): Whisper | null {
  const { language } = step.floor.rules;
  const prompts = sayOfCaller(to, call.tier, language);
  if (prompts.length === 0) return null;
  const { legId } = to;
  return { legId, playbackId: step.startPlayback(call, prompts), prompts, language };
}

/** 业务咨询, 贵宾客户, 已等待两分钟 / enquiries, VIP, has waited two minutes. */
export function sayOfCaller(
  { queue, waitMs }: Pick<WhisperTo, 'queue' | 'waitMs'>,
  tier: string | null,
  language: Language,
): readonly PromptId[] {
  const ms = shortened(waitMs);
  return (queue.whisper ?? []).flatMap((part) => {
    switch (part) {
      case 'queue':
        return [queueNameId(queue.id)];
      case 'tier':
        return tier === null ? [] : [tierNameId(tier)];
      case 'wait':
        return ms === 0 ? [] : ['whisper-waited', ...sayValue({ kind: 'duration', ms }, language)];
    }
  });
}

/** In one unit, so that it is short: tens of seconds, from a minute on whole minutes, from two hours on hours. */
function shortened(waitMs: number): number {
  const unit = [3_600_000, 60_000].find((each) => waitMs >= (each === 3_600_000 ? 2 * each : each)) ?? 10_000;
  return Math.floor(waitMs / unit) * unit;
}

/** The sentences that say a queue's name, and a tier's. */
export const queueNameId = (id: string): PromptId => `queue-name-${id}`;
export const tierNameId = (id: string): PromptId => `tier-name-${id}`;
