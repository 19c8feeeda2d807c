/** Callbacks on `/metrics`. Without Postgres the gauges keep their last values; before its first answer there are none. */
import { Counter, Gauge, type Registry } from 'prom-client';
import { callbackKinds } from '../core/callback-kinds';
import type { CallbackFigures, CallbackFiguresView, Clock } from '../engine/ports';

export interface CallbackMetrics extends CallbackFiguresView {
  /** Outcome → attempts that ended so, in this run. */
  readonly attempts: ReadonlyMap<string, number>;
}

/** What an attempt usually comes to: shown with 0 so that a graph does not break off. */
const results = ['answered', 'busy', 'no_answer', 'machine', 'refused', 'unreachable', 'interrupted', 'failed'];
const states = ['open', 'scheduled', 'queued'] as const;

export function addCallbackMetrics(registry: Registry, callbacks: CallbackMetrics, clock: Pick<Clock, 'now'>): void {
  const gauge = (
    name: string,
    help: string,
    labelNames: string[],
    read: (figures: CallbackFigures, set: (labels: Record<string, string>, value: number) => void) => void,
  ) =>
    new Gauge({
      ...{ name, help, labelNames, registers: [registry] },
      collect() {
        this.reset();
        const figures = callbacks.figures();
        if (figures) read(figures, (labels, value) => this.set(labels, value));
        // One without labels begins with 0, which nobody knows yet.
        else if (labelNames.length === 0) this.remove();
      },
    });
  gauge('hotline_callbacks', 'Callbacks and messages owed, by kind and state', ['kind', 'state'], (figures, set) => {
    for (const kind of callbackKinds)
      for (const state of states) {
        const parts = figures.parts.filter((part) => part.kind === kind && part.state === state);
        set(
          { kind, state },
          parts.reduce((sum, part) => sum + part.owed, 0),
        );
      }
  });
  gauge('hotline_callbacks_due', 'Callbacks whose time to be dialled has come', [], ({ all }, set) => set({}, all.due));
  gauge(
    'hotline_callbacks_overdue',
    'Callbacks and messages past their deadline, by queue',
    ['queue'],
    (figures, set) => {
      for (const [queue, { overdue }] of figures.queues) set({ queue }, overdue);
    },
  );
  gauge(
    'hotline_callbacks_oldest_overdue_seconds',
    'How long the oldest of them is late',
    [],
    ({ overdueSince }, set) => set({}, overdueSince === null ? 0 : Math.max(0, clock.now() - overdueSince) / 1_000),
  );
  gauge('hotline_callbacks_dead', 'Callbacks that were given up, by kind', ['kind'], ({ failed }, set) => {
    for (const kind of callbackKinds) set({ kind }, failed.get(kind) ?? 0);
  });
  new Counter({
    name: 'hotline_callback_attempts_total',
    help: 'Attempts at callbacks that ended, by result',
    labelNames: ['result'],
    registers: [registry],
    collect() {
      this.reset();
      for (const result of new Set([...results, ...callbacks.attempts.keys()]))
        this.inc({ result }, callbacks.attempts.get(result) ?? 0);
    },
  });
}
