/** Broadcasts as whoever sets them sees them. */
import type { Core } from '../core/core';
import type { BroadcastDesk, BroadcastView, SentenceMaker } from './ports';

export function createBroadcastDesk(core: Core, maker: SentenceMaker): BroadcastDesk {
  const { floor } = core;
  const view = (number: string): BroadcastView => {
    const state = floor.broadcasts.get(number);
    if (!state) return { number, on: null };
    const { prompt, since, until, by } = state;
    return { number, on: { prompt: prompt, since, until, by } };
  };
  return {
    numbers: () => [...floor.rules.numbers.keys()].map(view),
    sentence: (wish) => ('prompt' in wish ? maker.known(wish.prompt) : maker.made(wish.zh, wish.en)),
  };
}
