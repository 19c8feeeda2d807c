/** Agents' entries → what becomes of the rows of their promises, which stand already: told again, nothing changes. */
import type { Entry } from '../../core/journal';
import type { CallbackNews } from './rows';

export function foldPromises(entries: readonly Entry[]): readonly CallbackNews[] {
  return entries.flatMap((entry): readonly CallbackNews[] => {
    if (entry.type !== 'PromiseMade' && entry.type !== 'PromiseNotMade') return [];
    const kind = entry.type === 'PromiseMade' ? 'promised' : 'not-promised';
    return [{ kind, callback_id: entry.callbackId, at: entry.at }];
  });
}
