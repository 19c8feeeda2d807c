/** Agents' entries → what becomes of the rows of their promises, which stand already: told again, nothing changes. */
import type { Entry } from '../../core/journal';
import type { CallbackNews } from './rows';

export function foldPromises(entries: readonly Entry[]): readonly CallbackNews[] {
  const news: CallbackNews[] = [];
  for (const entry of entries) {
    if (entry.type === 'PromiseMade') news.push({ kind: 'promised', callback_id: entry.callbackId, at: entry.at });
    if (entry.type === 'PromiseNotMade')
      news.push({ kind: 'not-promised', callback_id: entry.callbackId, at: entry.at });
  }
  return news;
}
