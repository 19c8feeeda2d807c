/** `/metrics` for Prometheus. Gauges are read from the floor when asked for; nothing is counted here. */
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { BroadcastDesk, Clock, FloorView, Health } from '../engine/ports';
import { addCallbackMetrics, type CallbackMetrics } from './callback-metrics';
import { askParts } from './health-routes';
import { waitsSince } from './floor-json';

/** A number that only grows, kept by whoever counts it. `name` by Prometheus' habit: `hotline_calls_total`. */
export interface Count {
  readonly name: string;
  readonly help: string;
  value(): number;
}

/** Shown with 0 when nobody is in them, so that a graph does not break off. */
const phases = [
  ...[
    'menu',
    'notice',
    'waiting',
    'confirming',
    'asking',
    'offered',
    'dialling',
    'talking',
    'consulting',
    'forwarding',
    'forwarded',
  ],
  ...['voicemail', 'survey', 'acting', 'leaving'],
];
const states = ['logged-out', 'ready', 'offered', 'talking', 'wrap-up', 'not-ready'];

export function createMetrics(
  view: FloorView,
  clock: Clock,
  health: readonly Health[],
  counts: readonly Count[],
  broadcasts?: BroadcastDesk,
  callbacks?: CallbackMetrics,
): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  addCallGauges(registry, view, clock);
  addAgentGauges(registry, view);
  gauge(registry, 'hotline_emergency', '1 while the emergency of the number is on', ['number'], (set) => {
    for (const { number, on } of view.emergencies()) set({ number }, on ? 1 : 0);
  });
  gauge(registry, 'hotline_broadcast', '1 while a broadcast is said in front of the number', ['number'], (set) => {
    for (const { number, on } of broadcasts?.numbers() ?? []) set({ number }, on ? 1 : 0);
  });
  gauge(registry, 'hotline_part_up', '1 when the part is well', ['part'], (set) => {
    for (const { part, trouble } of askParts(health)) set({ part }, trouble === null ? 1 : 0);
  });
  gauge(registry, 'hotline_part_warning', '1 when the part should be looked at though calls go on', ['part'], (set) => {
    for (const { part, warning } of askParts(health)) set({ part }, warning === null ? 0 : 1);
  });
  if (callbacks) addCallbackMetrics(registry, callbacks, clock);
  for (const count of counts) {
    new Counter({
      name: count.name,
      help: count.help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(Math.max(0, count.value()));
      },
    });
  }
  return registry;
}

function addCallGauges(registry: Registry, view: FloorView, clock: Clock): void {
  gauge(registry, 'hotline_calls', 'Calls on the floor by phase', ['phase'], (set) => {
    const byPhase = tally(view.calls().map((call) => call.phase));
    for (const phase of new Set([...phases, ...byPhase.keys()])) set({ phase }, byPhase.get(phase) ?? 0);
  });
  gauge(registry, 'hotline_waiting_calls', 'Callers waiting by queue', ['queue'], (set) => {
    const waiting = view.calls().flatMap((call) => (waitsSince(call) !== null && call.queueId ? [call.queueId] : []));
    const byQueue = tally(waiting);
    for (const queue of new Set([...view.rules().queues.keys(), ...byQueue.keys()])) {
      set({ queue }, byQueue.get(queue) ?? 0);
    }
  });
  gauge(
    registry,
    'hotline_longest_wait_seconds',
    'Longest wait of a caller now waiting, by queue',
    ['queue'],
    (set) => {
      const longest = new Map<string, number>([...view.rules().queues.keys()].map((queue) => [queue, 0]));
      const now = clock.now();
      for (const call of view.calls()) {
        const since = waitsSince(call);
        if (since === null || !call.queueId) continue;
        longest.set(call.queueId, Math.max(longest.get(call.queueId) ?? 0, now - since));
      }
      for (const [queue, waitMs] of longest) set({ queue }, waitMs / 1000);
    },
  );
}

function addAgentGauges(registry: Registry, view: FloorView): void {
  gauge(registry, 'hotline_agents', 'Agents by state', ['state'], (set) => {
    const byState = tally(view.agents().map((agent) => agent.state));
    for (const state of new Set([...states, ...byState.keys()])) set({ state }, byState.get(state) ?? 0);
  });
  gauge(registry, 'hotline_phones_registered', "Agents' phones now reachable", [], (set) => {
    set({}, view.agents().filter((agent) => agent.registered).length);
  });
}

type SetGauge = (labels: Record<string, string>, value: number) => void;

function gauge(
  registry: Registry,
  name: string,
  help: string,
  labelNames: string[],
  read: (set: SetGauge) => void,
): void {
  new Gauge({
    name,
    help,
    labelNames,
    registers: [registry],
    collect() {
      this.reset();
      read((labels, value) => this.set(labels, value));
    },
  });
}

function tally(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
