/** A report as the API and `hotline report --format json` tell it: instants as ISO texts, figures as they are. */
import type { PromiseReport, Report, TrackedCall } from '../engine/ports';

const iso = (at: number) => new Date(at).toISOString();
const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

export function reportJson({ from, to, lines, ...head }: Report) {
  return {
    ...head,
    from: iso(from),
    to: iso(to),
    lines: lines.map(({ sums, kpis, ...line }) => ({ ...line, from: iso(line.from), to: iso(line.to), sums, kpis })),
  };
}

export function promisesJson({ from, to, lines, ...head }: PromiseReport) {
  return {
    ...head,
    from: iso(from),
    to: iso(to),
    lines: lines.map((line) => ({ ...line, from: iso(line.from), to: iso(line.to) })),
  };
}

export function trackingJson(calls: readonly TrackedCall[]) {
  return {
    calls: calls.map((call) => ({ ...call, contactAt: iso(call.contactAt), completedAt: isoOrNull(call.completedAt) })),
  };
}
