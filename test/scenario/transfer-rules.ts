/** The hotline of the stories, whose queues can be dialled: 701 general, 702 repair. */
import type { Queue, Rules } from '../../src/core/rules';
import { storyRules } from './story-rules';

export function transferRules(queues: Readonly<Record<string, Partial<Queue>>> = {}): Rules {
  const { general = {}, repair = {}, ...others } = queues;
  return storyRules(
    {},
    { ...others, general: { extension: '701', ...general }, repair: { extension: '702', ...repair } },
  );
}

/** Without the queue `general` and without 8002. */
export function smaller(): Rules {
  const base = transferRules();
  const queues = new Map([...base.queues].filter(([id]) => id !== 'general'));
  return { ...base, hash: 'smaller', queues, agents: new Map([...base.agents].filter(([id]) => id !== '8002')) };
}
