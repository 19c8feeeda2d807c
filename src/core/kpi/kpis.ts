/**
 * The figures a hotline is judged by, each a quotient of sums; null where there is nothing to divide by. Shares are 0–1,
 * times milliseconds. In SQL: functions `kpi_<name>(kpi_sum)` in snake_case, which agree with these.
 */
import { serviceLevel, share, type ServiceLevelFormula } from './service-level';
import type { Sums } from './sums';

type Kpi = (of: Sums) => number | null;

/** 三声接听率: offers answered within three rings ÷ (answered + no answer + refused). Never without `waitedWithinTarget`. */
export const threeRingRate: Kpi = (of) =>
  share(of.offersInThreeRings, of.offersAnswered + of.offersNoAnswer + of.offersRefused);
/** Who waited no longer than `maxWait` (60 s), whatever came of it ÷ whose wait is over. */
export const waitedWithinTarget: Kpi = (of) => share(of.endedWithinMaxWait, endedWaits(of));
/** Average speed of answer: entry to answer, of the answered. */
export const asaMs: Kpi = (of) => share(of.answeredWaitMs, of.answered);
export const longestWaitMs: Kpi = (of) => (endedWaits(of) > 0 ? of.longestWaitMs : null);
/** 放弃率: hung up before an agent ÷ entered. */
export const abandonment: Kpi = (of) => share(of.abandoned, of.entered);
export const abandonmentInQueue: Kpi = (of) => share(of.abandoned - of.abandonedInRing, of.entered);
export const abandonmentInRing: Kpi = (of) => share(of.abandonedInRing, of.entered);
/** Hung up in the menu ÷ inbound calls. */
export const abandonmentInMenu: Kpi = (of) => share(of.abandonedInMenu, of.calls);
/** As if short abandons had never called. */
export const abandonmentLessShort: Kpi = (of) => share(of.abandoned - of.shortAbandons, of.entered - of.shortAbandons);
/** Average handle time: (talk + hold + wrap-up) ÷ talks. */
export const ahtMs: Kpi = (of) => share(of.talkMs + of.holdMs + of.wrapUpMs, of.talks);
/** 工时利用率: (ringing + talking + wrap-up) ÷ (that + ready). */
export const occupancy: Kpi = (of) => share(of.busyMs, of.busyMs + of.readyMs);
/** 一次解决率: first contacts whose caller did not call again within the repeat-call window ÷ first contacts. */
export const firstContactResolution: Kpi = (of) => share(of.resolvedContacts, of.firstContacts);
/** Mean of the scores as keyed, 1–5; in the sentence that is supplied 1 is best. */
export const satisfaction: Kpi = (of) => share(of.scoreSum, of.scores);
/** 满意率: scores 1 and 2 ÷ scores. */
export const satisfiedShare: Kpi = (of) => share(of.scoresSatisfied, of.scores);
/** 邀评率: callers handed to the survey by their agent ÷ talks. */
export const surveyInvitationRate: Kpi = (of) => share(of.surveysInvited, of.talks);
/** Asked at all, by the agent or by itself ÷ talks. */
export const surveyAskedRate: Kpi = (of) => share(of.surveyed, of.talks);
/** 参评率: answered a question ÷ asked. */
export const surveyResponseRate: Kpi = (of) => share(of.surveysAnswered, of.surveyed);
/** Promoters (9, 10) − detractors (0–6), ÷ answers: −1 to 1. */
export const nps: Kpi = (of) => share(of.npsPromoters - of.npsDetractors, of.npsAnswers);
/** Answered callers who were handed on ÷ answered. */
export const transferRate: Kpi = (of) => share(of.transferred, of.answered);
export const transfersPerCall: Kpi = (of) => share(of.transfers, of.answered);
/** 坐席先挂断: talks the agent hung up first ÷ talks. */
export const endedByAgentShare: Kpi = (of) => share(of.endedByAgent, of.talks);
/** Callbacks whose customer was reached ÷ callbacks that are over. */
export const callbackSuccess: Kpi = (of) => share(of.callbacksKept, of.callbacksKept + of.callbacksFailed);
/** Offers the agent's side did not take ÷ those and the answered. Cancelled offers are nobody's miss. */
export const agentNonResponse: Kpi = (of) => {
  const missed = of.offersNoAnswer + of.offersRefused + of.offersFailed;
  return share(missed, missed + of.offersAnswered);
};

/** In the order in which reports print them. */
export const kpis = {
  ...{ threeRingRate, waitedWithinTarget, asaMs, longestWaitMs },
  ...{ abandonment, abandonmentInQueue, abandonmentInRing, abandonmentInMenu, abandonmentLessShort },
  ...{ ahtMs, occupancy, firstContactResolution, satisfaction, satisfiedShare },
  ...{ surveyInvitationRate, surveyAskedRate, surveyResponseRate, nps },
  ...{ transferRate, transfersPerCall, endedByAgentShare, callbackSuccess, agentNonResponse },
} satisfies Readonly<Record<string, Kpi>>;
export type KpiName = keyof typeof kpis;
export type Kpis = Readonly<Record<KpiName, number | null>>;

export function kpisOf(sums: Sums): Kpis {
  const entries = Object.entries(kpis).map(([name, kpi]) => [name, kpi(sums)]);
  return Object.fromEntries(entries) as Record<KpiName, number | null>;
}

/** 0–1; null where nobody counts. */
export function levelOf(formula: ServiceLevelFormula, sums: Sums): number | null {
  return serviceLevel(formula, { ...sums, flowedOut: sums.leftOtherwise });
}

const endedWaits = (of: Sums) => of.answered + of.abandoned + of.leftOtherwise;
