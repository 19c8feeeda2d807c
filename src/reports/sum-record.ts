/**
 * Sums of a small record, straight from its rows. What Postgres counts from its own tables into `kpi_rollup`, and adds up
 * with `kpi_sums`, must be the same: tests hold both to one another.
 */
import { addSums, noSums, type Sums } from '../core/kpi/sums';
import type { Grain, Period, Targets } from '../engine/ports';
import type { IntervalRow, Record } from './record';
import { unitsOf, type Unit } from './unit';

/** By key; for `all` the key is ''. `now`: to when the states that still last have lasted. */
export function sumRecord(
  record: Record,
  grain: Grain,
  { period, targets, now }: { readonly period: Period; readonly targets: Targets; readonly now: number },
): ReadonlyMap<string, Sums> {
  const sums = new Map<string, Sums>();
  const add = (key: string, more: Partial<Sums>) => void sums.set(key, addSums(sums.get(key) ?? noSums, more));
  for (const unit of unitsOf(record, grain))
    if (unit.at >= period.from && unit.at < period.to)
      for (const part of [waitOf(unit, targets), workOf(unit, targets), surveyOf(unit), laterOf(unit, targets)])
        add(unit.key, part);
  if (grain !== 'all' && grain !== 'agent') return sums;
  for (const agentId of outboundTalks(record, period)) add(grain === 'all' ? '' : agentId, { outboundTalks: 1 });
  for (const interval of record.intervals) {
    const time = timeOf(interval, period, now);
    if (time) add(grain === 'all' ? '' : interval.agent_id, time);
  }
  return sums;
}

function waitOf(unit: Unit, targets: Targets): Partial<Sums> {
  const { exit, waitMs } = unit;
  const arrived = {
    calls: Number(unit.isCall),
    entered: Number(unit.hasEntered),
    abandonedInMenu: Number(unit.isCall && !unit.hasEntered && unit.outcome === 'abandoned_in_menu'),
  };
  if (exit === null) return arrived;
  const inTime = Number(waitMs <= targets.withinS * 1_000);
  const ended = { endedWithinMaxWait: Number(waitMs <= targets.maxWaitS * 1_000), longestWaitMs: waitMs };
  if (exit === 'answered')
    return {
      ...{ ...arrived, ...ended, answered: 1, answeredInTime: inTime, answeredWaitMs: waitMs },
      transferred: Number(unit.wasTransferred),
    };
  if (exit !== 'abandoned') return { ...arrived, ...ended, leftOtherwise: 1 };
  const isShort = waitMs < targets.shortAbandonS * 1_000;
  return {
    ...{ ...arrived, ...ended, abandoned: 1, abandonedInTime: inTime, shortAbandons: Number(isShort) },
    abandonedInRing: Number(unit.inRing),
  };
}

/** Talks that are over, and offers. */
function workOf({ talks, offers }: Unit, { threeRingsS }: Targets): Partial<Sums> {
  const over = talks.filter(({ ended_at }) => ended_at !== null);
  const count = (...results: readonly string[]) => offers.filter(({ result }) => results.includes(result ?? '')).length;
  const inTime = offers.filter(
    ({ result, ring_ms }) => result === 'answered' && ring_ms !== null && ring_ms <= threeRingsS * 1_000,
  );
  return {
    talks: over.length,
    talkMs: total(over.map(({ talk_ms }) => talk_ms)),
    holdMs: total(over.map(({ hold_ms }) => hold_ms)),
    wrapUpMs: total(over.map(({ wrap_up_ms }) => wrap_up_ms)),
    endedByAgent: over.filter(({ ended_by }) => ended_by === 'agent').length,
    transfers: over.filter(({ ended_by }) => ended_by === 'transfer').length,
    offersAnswered: count('answered'),
    offersInThreeRings: inTime.length,
    offersNoAnswer: count('no-answer'),
    offersRefused: count('refused'),
    offersFailed: count('busy', 'unreachable', 'gone'),
  };
}

function surveyOf({ surveys, answers }: Unit): Partial<Sums> {
  const values = (kind: string) => answers.flatMap((of) => (of.kind === kind && of.value !== null ? [of.value] : []));
  const [scores, nps] = [values('score'), values('nps')];
  return {
    surveyed: surveys.length,
    surveysInvited: surveys.filter(({ invited }) => invited).length,
    surveysAnswered: surveys.filter(({ result }) => result === 'answered' || result === 'partly').length,
    scores: scores.length,
    scoreSum: total(scores),
    scoresSatisfied: scores.filter((value) => value <= 2).length,
    npsAnswers: nps.length,
    npsPromoters: nps.filter((value) => value >= 9).length,
    npsDetractors: nps.filter((value) => value <= 6).length,
  };
}

/** What is known later only: whether she called again, and what became of her callback. */
function laterOf({ contact, callback }: Unit, { repeatHours }: Targets): Partial<Sums> {
  const state = callback?.kind === 'callback' ? callback.state : null;
  const isFirst = contact !== null && contact.before > repeatHours;
  return {
    firstContacts: Number(isFirst),
    resolvedContacts: Number(isFirst && contact.after > repeatHours),
    callbacksKept: Number(state === 'kept'),
    callbacksFailed: Number(state === 'failed'),
  };
}

function outboundTalks({ calls, talks }: Record, { from, to }: Period): readonly string[] {
  const made = calls.filter((call) => call.direction === 'outbound' && call.arrived_at >= from && call.arrived_at < to);
  const ids = new Set(made.map(({ call_id }) => call_id));
  return talks.flatMap((talk) =>
    ids.has(talk.call_id) && talk.ended_at !== null && talk.agent_id !== null ? [talk.agent_id] : [],
  );
}

const states: Readonly<{ [state: string]: 'busyMs' | 'readyMs' | 'notReadyMs' }> = {
  ...{ offered: 'busyMs', talking: 'busyMs', 'wrap-up': 'busyMs' },
  ...{ ready: 'readyMs', 'not-ready': 'notReadyMs' },
};

function timeOf({ state, from_at, to_at }: IntervalRow, { from, to }: Period, now: number): Partial<Sums> | null {
  const name = states[state];
  const ms = Math.min(to_at ?? now, now, to) - Math.max(from_at, from);
  return name && ms > 0 ? { [name]: ms } : null;
}

const total = (values: readonly (number | null)[]) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
