/**
 * The Erlang formulas, from the balance of the birth-and-death process; nothing here knows of the simulator. Times in
 * seconds; `c` agents, Poisson arrivals, exponential talk and patience.
 */
export interface Queueing {
  readonly callsPerSecond: number;
  readonly talkSeconds: number;
  readonly agents: number;
  /** Null: nobody leaves. */
  readonly patienceSeconds: number | null;
}
export interface QueueingAnswer {
  readonly pWait: number;
  readonly abandoned: number;
  /** Of all, answered or not. */
  readonly meanWaitSeconds: number;
  /** Talking agents ÷ agents. */
  readonly occupancy: number;
  /** Share of all that is answered within so many seconds. */
  answeredWithin(seconds: number): number;
}

/** Share of the calls that find every line taken and are lost, by Erlang's recursion. */
export function erlangB(load: number, lines: number): number {
  let blocking = 1;
  for (let n = 1; n <= lines; n += 1) blocking = (load * blocking) / (n + load * blocking);
  return blocking;
}

/** M/M/c by Erlang's own formula. */
export function erlangC({ callsPerSecond, talkSeconds, agents }: Queueing): QueueingAnswer {
  const load = callsPerSecond * talkSeconds;
  const blocking = erlangB(load, agents);
  const pWait = (agents * blocking) / (agents - load * (1 - blocking));
  const spare = agents / talkSeconds - callsPerSecond;
  return {
    pWait,
    abandoned: 0,
    meanWaitSeconds: pWait / spare,
    occupancy: load / agents,
    answeredWithin: (seconds) => 1 - pWait * Math.exp(-spare * seconds),
  };
}

/** M/M/c+M: the stationary numbers of callers present. */
export function erlangA({ callsPerSecond, talkSeconds, agents, patienceSeconds }: Queueing): QueueingAnswer {
  const leaving = 1 / (patienceSeconds ?? Infinity);
  const served = (n: number) => Math.min(n, agents) / talkSeconds;
  const weights = [1];
  for (let n = 1; n <= agents || (weights[n - 1] ?? 0) > 1e-14 * (weights[agents] ?? 0); n += 1)
    weights.push(((weights[n - 1] ?? 0) * callsPerSecond) / (served(n) + Math.max(0, n - agents) * leaving));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const share = weights.map((weight) => weight / all);
  const mean = (of: (n: number) => number) => share.reduce((sum, weight, n) => sum + weight * of(n), 0);
  const waiting = mean((n) => Math.max(0, n - agents));
  return {
    pWait: mean((n) => (n >= agents ? 1 : 0)),
    abandoned: (leaving * waiting) / callsPerSecond,
    meanWaitSeconds: waiting / callsPerSecond,
    occupancy: mean((n) => Math.min(n, agents)) / agents,
    answeredWithin: (seconds) =>
      mean((n) => (n < agents ? 1 : servedWithin(n - agents, seconds, { rate: agents / talkSeconds, leaving }))),
  };
}

/**
 * The chance that somebody with `ahead` callers before her is answered in time: those ahead go at `rate` plus their own
 * leaving, one by one, while she may leave herself. Uniformisation: jumps of one common rate, Poisson many.
 */
function servedWithin(ahead: number, seconds: number, by: { readonly rate: number; readonly leaving: number }): number {
  const jump = by.rate + (ahead + 1) * by.leaving;
  let place = new Array<number>(ahead + 1).fill(0);
  place[ahead] = 1;
  let answered = 0;
  let chance = Math.exp(-jump * seconds);
  let result = 0;
  for (let jumps = 0; jumps < jump * seconds + 12 * Math.sqrt(jump * seconds) + 40; jumps += 1) {
    result += chance * answered;
    chance *= (jump * seconds) / (jumps + 1);
    const next = new Array<number>(ahead + 1).fill(0);
    for (const [k, weight] of place.entries()) {
      const onward = (by.rate + k * by.leaving) / jump;
      if (k === 0) answered += weight * onward;
      else next[k - 1] = (next[k - 1] ?? 0) + weight * onward;
      next[k] = (next[k] ?? 0) + weight * (1 - onward - by.leaving / jump);
    }
    place = next;
  }
  return result;
}
