/**
 * What is counted of calls, offers, talks and agents. All of it adds up: the sums of a day are those of its intervals, but
 * for `longestWaitMs`, which is the greatest. Each KPI is a quotient of these; see `kpis`. In SQL: the type `kpi_sum`, in
 * snake_case.
 *
 * A caller counts in the interval in which she entered the queue, with everything that came of it; who never entered one, in
 * that in which she arrived. By queue each stay in a queue counts; otherwise each call once, from her first queue to the
 * first that did not merely send her on. By agent: callers she answered, and her own talks, offers and time.
 */

export interface Sums {
  /** Inbound calls, with those that reached no queue; by queue and agent: 0. */
  readonly calls: number;
  readonly abandonedInMenu: number;
  readonly entered: number;
  readonly answered: number;
  readonly abandoned: number;
  /** Of the abandoned: an agent's phone was being rung for her. */
  readonly abandonedInRing: number;
  /** Of the abandoned: sooner than `shortAbandon`. */
  readonly shortAbandons: number;
  /** For another queue, a number outside, voicemail, a callback, or cut off. */
  readonly leftOtherwise: number;
  /** Within the target of the service level. */
  readonly answeredInTime: number;
  readonly abandonedInTime: number;
  /** Answered or not, within `maxWait` (60 s). */
  readonly endedWithinMaxWait: number;
  /** Of the answered: entry to answer. */
  readonly answeredWaitMs: number;
  /** The greatest; 0 where nobody waited. */
  readonly longestWaitMs: number;
  /** Talks with agents that are over. Of `answered` callers who were handed on there are several. */
  readonly talks: number;
  /** Without hold. */
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
  /** Talks the agent hung up first. */
  readonly endedByAgent: number;
  /** Talks the agent ended by handing her caller on. */
  readonly transfers: number;
  /** Answered callers who were handed on at least once. */
  readonly transferred: number;
  readonly offersAnswered: number;
  /** Of them within three rings. */
  readonly offersInThreeRings: number;
  readonly offersNoAnswer: number;
  readonly offersRefused: number;
  /** Busy, unreachable, gone. */
  readonly offersFailed: number;
  /** Callers who were asked after their talk. */
  readonly surveyed: number;
  /** Of them handed to the survey by their agent. */
  readonly surveysInvited: number;
  /** Of them who answered one question or more. */
  readonly surveysAnswered: number;
  /** Answers 1–5, as keyed: 1 is best in the sentence that is supplied. */
  readonly scores: number;
  readonly scoreSum: number;
  /** Of the scores: 1 and 2. */
  readonly scoresSatisfied: number;
  /** Answers 0–10. */
  readonly npsAnswers: number;
  /** 9 and 10. */
  readonly npsPromoters: number;
  /** 0 to 6. */
  readonly npsDetractors: number;
  /** Answered callers of a known number of whom no call was answered in the repeat-call window before. */
  readonly firstContacts: number;
  /** Of them who did not call again within that window after. */
  readonly resolvedContacts: number;
  /** Callbacks asked for that are over: kept, or tried in vain. */
  readonly callbacksKept: number;
  readonly callbacksFailed: number;
  /** Talks in calls the hotline or an agent made. They count nowhere else. */
  readonly outboundTalks: number;
  /** Agents' time: ringing, talking, wrap-up. Only by agent, and for all. */
  readonly busyMs: number;
  readonly readyMs: number;
  /** Logged in, not ready. */
  readonly notReadyMs: number;
}

export const noSums: Sums = {
  ...{ calls: 0, abandonedInMenu: 0, entered: 0, answered: 0, abandoned: 0, abandonedInRing: 0, shortAbandons: 0 },
  ...{ leftOtherwise: 0, answeredInTime: 0, abandonedInTime: 0, endedWithinMaxWait: 0, answeredWaitMs: 0 },
  ...{ longestWaitMs: 0, talks: 0, talkMs: 0, holdMs: 0, wrapUpMs: 0, endedByAgent: 0, transfers: 0, transferred: 0 },
  ...{ offersAnswered: 0, offersInThreeRings: 0, offersNoAnswer: 0, offersRefused: 0, offersFailed: 0 },
  ...{ surveyed: 0, surveysInvited: 0, surveysAnswered: 0, scores: 0, scoreSum: 0, scoresSatisfied: 0 },
  ...{ npsAnswers: 0, npsPromoters: 0, npsDetractors: 0, firstContacts: 0, resolvedContacts: 0 },
  ...{ callbacksKept: 0, callbacksFailed: 0, outboundTalks: 0, busyMs: 0, readyMs: 0, notReadyMs: 0 },
};
const names = Object.keys(noSums) as (keyof Sums)[];

export function addSums(a: Sums, b: Partial<Sums>): Sums {
  const sum: Record<keyof Sums, number> = { ...a };
  for (const name of names) {
    const more = b[name] ?? 0;
    sum[name] = name === 'longestWaitMs' ? Math.max(sum[name], more) : sum[name] + more;
  }
  return sum;
}
