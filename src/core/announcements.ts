/**
 * What a waiting caller is told: comfort, her place, how long it is likely to take. One schedule for all of it: two
 * sentences are never closer than the rules' gap, what is due within the gap is said at once, and nothing said before is
 * taken back by a worse number than the rules allow.
 */
import type { Call, Phase } from './call';
import { expectedWaitMs } from './expected-wait';
import { poolOf } from './floor';
import type { Instant, PromptId } from './ids';
import { waitsBefore } from './order-of-waiting';
import { poolGroups } from './pool';
import { speak } from './playing';
import type { Announcements } from './queue-sayings';
import { sayAhead, sayExpectedWait } from './say-queue';
import type { Step } from './step';
import type { Told, Visit } from './visit';
import { waitRange, type WaitRange } from './wait-range';

/** More than these ahead of her are not told: nobody would wait for it, and nobody counts them. */
export const mostAhead = 99;

/** Comfort, or her place and wait, or both are due. */
export function tellWaiting(step: Step, call: Call, { visit }: Extract<Phase, { kind: 'waiting' }>): void {
  const { now, rules } = step.floor;
  const { comfort, announcements } = rules.queues.get(visit.queueId) ?? {};
  const soon = now + (announcements?.gapMs ?? 0);
  const told = isBy(visit.announceAt, soon) ? tell(step, call, visit, announcements) : [];
  const isComfortDue = isBy(visit.comfortAt, told.length > 0 ? soon : now);
  const prompts = isComfortDue && comfort ? [...told, comfort.prompt] : told;
  // The operators took the sentence away meanwhile: a deadline nobody answers would stand for ever.
  if (isComfortDue && !comfort) step.call(call.id, { type: 'ComfortPlanned', nextAt: null });
  else if (isComfortDue && !isBy(visit.comfortAt, now)) step.call(call.id, { type: 'ComfortPlanned', nextAt: now });
  if (prompts.length > 0) speak(step, call, { prompts });
}

const isBy = (at: Instant | null, by: Instant) => at !== null && at <= by;

function tell(step: Step, call: Call, visit: Visit, rule: Announcements | undefined): readonly PromptId[] {
  const told = rule ? whatToTell(step, call, visit, rule) : null;
  if (!told) {
    step.call(call.id, { type: 'TellingPlanned', nextAt: rule ? step.floor.now + rule.everyMs : null });
    return [];
  }
  step.call(call.id, { type: 'WaitTold', ...told });
  return [
    ...(told.ahead === null ? [] : sayAhead(told.ahead, call.language)),
    ...(told.wait === null ? [] : sayExpectedWait(told.wait, call.language)),
  ];
}

/** A sentence has ended: when the next ones are due. What was due by now has just been said. */
export function planSentences(step: Step, call: Call, visit: Visit): void {
  const { now, rules } = step.floor;
  const { comfort, announcements } = rules.queues.get(visit.queueId) ?? {};
  const { comfortAt, announceAt } = visit;
  if (comfort) {
    const gapMs = announcements?.gapMs ?? 0;
    const isOnlyTold = announceAt !== null && announceAt <= now && comfortAt !== null && comfortAt > now;
    const nextAt = isOnlyTold ? Math.max(comfortAt, now + gapMs) : now + Math.max(comfort.everyMs, gapMs);
    if (nextAt !== comfortAt) step.call(call.id, { type: 'ComfortPlanned', nextAt });
  }
  if (!announcements) return;
  const isTold = announceAt === null || announceAt <= now;
  const { everyMs, gapMs } = announcements;
  const nextAt = isTold ? now + Math.max(everyMs, gapMs) : Math.max(announceAt, now + gapMs);
  if (nextAt !== announceAt) step.call(call.id, { type: 'TellingPlanned', nextAt });
}

/** Null: nothing can be told honestly at the moment. */
function whatToTell(step: Step, call: Call, visit: Visit, rule: Announcements): Told | null {
  const ahead = aheadOf(step, call, visit);
  if (ahead === null) return null;
  const before = visit.told;
  const isWorse = before.ahead !== null && ahead > before.ahead && !rule.positionMayRise;
  const told = {
    ahead: rule.position && !isWorse && ahead <= mostAhead ? ahead : null,
    wait: rule.wait ? waitToTell(step, call, ahead, { rule, before: before.wait }) : null,
  };
  return told.ahead === null && told.wait === null ? null : told;
}

/** Callers of her queue who go before her, no more than one beyond `mostAhead`; null: she waits for one agent alone. */
function aheadOf(step: Step, call: Call, visit: Visit): number | null {
  const queue = step.floor.queues.get(visit.queueId);
  if (!queue || visit.preferred) return null;
  const pools = poolGroups(queue).flat();
  let ahead = 0;
  for (const pool of pools) {
    ahead += pool.waiting.countBefore((other) => waitsBefore(other, call), mostAhead + 1 - ahead);
    if (ahead > mostAhead) break;
  }
  return ahead;
}

interface Before {
  readonly rule: Announcements;
  readonly before: WaitRange | null;
}

function waitToTell({ floor }: Step, call: Call, ahead: number, { rule, before }: Before): WaitRange | null {
  const pool = poolOf(floor, call);
  const queueId = pool?.queueId ?? null;
  const waitMs = pool && queueId !== null ? expectedWaitMs(pool, ahead + 1, floor.service.get(queueId)) : null;
  if (waitMs === null) return null;
  const place = ahead + 1;
  const range = waitRange(place, Math.max(1, waitMs / place));
  if (before === null) return range;
  const to = before.to + rule.waitMayRiseMs / 1_000;
  return range.to <= to ? range : { from: Math.min(range.from, before.from), to };
}
