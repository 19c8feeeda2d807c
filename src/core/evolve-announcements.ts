/** How what she is told while she waits changes a call. */
import { hasCaller, type Call } from './call';
import type { Floor } from './floor';
import type { Instant, QueueId } from './ids';
import type { CallEntry, EntryOf } from './journal';
import type { Visit } from './visit';

type Own = 'WaitTold' | 'TellingPlanned' | 'ComfortPlanned';
type Appliers = { readonly [T in Own & CallEntry['type']]: (call: Call, entry: EntryOf<T>) => void };

export const announcementAppliers: Appliers = {
  WaitTold(call, entry) {
    const visit = waitingVisit(call);
    if (!visit) return;
    const { ahead, wait } = visit.told;
    visit.told = { ahead: entry.ahead ?? ahead, wait: entry.wait ?? wait };
    visit.announceAt = entry.at;
  },
  TellingPlanned(call, entry) {
    const visit = waitingVisit(call);
    if (visit) visit.announceAt = entry.nextAt;
  },
  ComfortPlanned(call, entry) {
    const visit = waitingVisit(call);
    if (visit) visit.comfortAt = entry.nextAt;
  },
};

const nothingTold: Visit['told'] = { ahead: null, wait: null };

/** Of a caller who enters. */
export function firstSentences(
  floor: Floor,
  call: Call,
  queueId: QueueId,
  at: Instant,
): Pick<Visit, 'comfortAt' | 'announceAt' | 'told'> {
  const rule = hasCaller(call) ? floor.rules.queues.get(queueId) : undefined;
  return {
    comfortAt: rule?.comfort ? at + rule.comfort.everyMs : null,
    announceAt: rule?.announcements ? at + rule.announcements.afterMs : null,
    told: nothingTold,
  };
}

function waitingVisit({ phase }: Call): Visit | null {
  return phase.kind === 'waiting' || phase.kind === 'offered' ? phase.visit : null;
}
