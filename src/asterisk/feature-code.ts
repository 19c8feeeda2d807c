/** What an agent asks for by dialling: `*50` … `*57`. */
import type { AgentPromised } from '../core/callback-event';
import { chosenReasons, type AgentPaused, type Event } from '../core/event';

type Wish =
  | {
      readonly type:
        'AgentLoggedIn' | 'AgentReadied' | 'AgentLoggedOut' | 'AgentStateAsked' | 'WrapUpEnded' | 'MoreWrapUpAsked';
    }
  | { readonly type: 'FeatureCodeUnknown' }
  | Pick<AgentPaused, 'type' | 'reason'>
  | Pick<AgentPromised, 'type' | 'hours'>;

const wishes: Readonly<Record<string, Wish & { readonly type: Event['type'] }>> = {
  '*50': { type: 'AgentLoggedIn' },
  '*51': { type: 'AgentReadied' },
  '*53': { type: 'AgentLoggedOut' },
  '*54': { type: 'AgentStateAsked' },
  '*55': { type: 'WrapUpEnded' },
  '*56': { type: 'MoreWrapUpAsked' },
};

export function featureWish(code: string): Wish {
  const pause = /^\*52([1-9])$/.exec(code);
  const reason = pause ? chosenReasons[Number(pause[1]) - 1] : undefined;
  if (reason !== undefined) return { type: 'AgentPaused', reason };
  const promise = /^\*57([0-9]*)$/.exec(code)?.[1];
  // Whether so many hours can be promised is the core's to say.
  if (promise !== undefined) return { type: 'AgentPromised', ...(promise !== '' && { hours: Number(promise) }) };
  return wishes[code] ?? { type: 'FeatureCodeUnknown' };
}
