/** Every KPI on a morning computed by hand, and on one in which nobody called. */
import { kpisOf, levelOf } from '../../../../src/core/kpi/kpis';
import { serviceLevel, serviceLevelFormulas } from '../../../../src/core/kpi/service-level';
import { addSums, noSums, type Sums } from '../../../../src/core/kpi/sums';

/**
 * 100 callers, 90 reach a queue: 70 are answered (60 in 15 s), 15 hang up (5 while ringing; 4 in 15 s, 3 of them short), 5
 * take a callback, of which 3 were kept and 1 failed.
 */
const morning: Sums = addSums(noSums, {
  ...{
    calls: 100,
    abandonedInMenu: 10,
    entered: 90,
    answered: 70,
    abandoned: 15,
    abandonedInRing: 5,
    shortAbandons: 3,
  },
  ...{ leftOtherwise: 5, answeredInTime: 60, abandonedInTime: 4, endedWithinMaxWait: 81, answeredWaitMs: 700_000 },
  ...{ longestWaitMs: 95_000, talks: 80, talkMs: 12_000_000, holdMs: 800_000, wrapUpMs: 1_600_000, endedByAgent: 20 },
  ...{
    transfers: 14,
    transferred: 7,
    offersAnswered: 76,
    offersInThreeRings: 72,
    offersNoAnswer: 12,
    offersRefused: 2,
  },
  ...{ offersFailed: 10, surveyed: 40, surveysInvited: 24, surveysAnswered: 30, scores: 30, scoreSum: 45 },
  ...{
    scoresSatisfied: 27,
    npsAnswers: 20,
    npsPromoters: 11,
    npsDetractors: 4,
    firstContacts: 50,
    resolvedContacts: 41,
  },
  ...{ callbacksKept: 3, callbacksFailed: 1, busyMs: 9_000_000, readyMs: 3_000_000, notReadyMs: 1_000_000 },
});

test.each([
  ['connect-rate', 70 / 90],
  ['connect-rate-15s', 60 / 90],
  ['sl-answered-or-abandoned-in-t', 64 / 85],
  ['sl-of-answered', 60 / 70],
  ['sl-of-offered', 60 / 85],
  ['sl-less-short-abandons', 60 / 82],
  ['sl-genesys', 60 / 87],
] as const)('%s', (formula, level) => {
  expect(levelOf(formula, morning)).toBeCloseTo(level, 12);
});

test('the other figures', () => {
  const { asaMs, longestWaitMs, ahtMs, ...shares } = kpisOf(morning);
  expect({ asaMs, longestWaitMs, ahtMs }).toEqual({ asaMs: 10_000, longestWaitMs: 95_000, ahtMs: 180_000 });
  expect(shares).toEqual({
    ...{ threeRingRate: 0.8, waitedWithinTarget: 0.9 },
    ...{ abandonment: 15 / 90, abandonmentInQueue: 10 / 90, abandonmentInRing: 5 / 90, abandonmentInMenu: 0.1 },
    ...{ abandonmentLessShort: 12 / 87, occupancy: 0.75, firstContactResolution: 0.82 },
    ...{ satisfaction: 1.5, satisfiedShare: 0.9, nps: 0.35 },
    ...{ surveyInvitationRate: 0.3, surveyAskedRate: 0.5, surveyResponseRate: 0.75 },
    ...{
      transferRate: 0.1,
      transfersPerCall: 0.2,
      endedByAgentShare: 0.25,
      callbackSuccess: 0.75,
      agentNonResponse: 0.24,
    },
  });
});

test('without calls every figure is null: neither 0 nor NaN', () => {
  expect(new Set(Object.values(kpisOf(noSums)))).toEqual(new Set([null]));
  expect(serviceLevelFormulas.map((formula) => levelOf(formula, noSums))).toEqual(serviceLevelFormulas.map(() => null));
});

test('sums of intervals add up; the longest wait is the greatest', () => {
  expect(addSums(addSums(noSums, morning), morning)).toMatchObject({
    calls: 200,
    wrapUpMs: 3_200_000,
    longestWaitMs: 95_000,
  });
});

test('a formula nobody knows is named', () => {
  const counts = { ...morning, flowedOut: 0 };
  expect(() => serviceLevel('sl', counts)).toThrow('no formula of service level is called sl');
});
