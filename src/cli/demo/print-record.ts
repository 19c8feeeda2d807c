/** The timeline and the row of a call, for people. */
import { maskNumber } from '../../log';
import type { CallEvent, CallRecord } from './call-record';

export function timelineLines(events: readonly CallEvent[]): string[] {
  const start = events[0]?.at.getTime() ?? 0;
  return events.map((event) => {
    const at = `+${((event.at.getTime() - start) / 1000).toFixed(3)} s`;
    return `  ${at.padStart(11)}  ${event.type.padEnd(18)} ${details(event.data)}`.trimEnd();
  });
}

/** Columns without a value are left out. */
export function rowLines(row: CallRecord['row']): string[] {
  return Object.entries(row)
    .filter(([, value]) => value !== null)
    .map(
      ([column, value]) => `  ${column.padEnd(18)} ${column === 'caller' ? maskNumber(String(value)) : shown(value)}`,
    );
}

/** Ids of the call's own parts tell a reader nothing. */
const untold = new Set(['callId', 'seq', 'at', 'type', 'legId', 'playbackId', 'bridgeId', 'rulesHash', 'measures']);

function details(data: unknown): string {
  if (typeof data !== 'object' || data === null) return '';
  return Object.entries(data)
    .filter(([key, value]) => !untold.has(key) && (typeof value !== 'object' || Array.isArray(value)))
    .map(([key, value]) => `${key} ${key === 'caller' ? maskNumber(String(value)) : instant(key, value)}`)
    .join('  ');
}

/** Deadlines are milliseconds since 1970 in the journal. */
function instant(key: string, value: unknown): string {
  const isInstant = (key === 'until' || key.endsWith('At') || key === 'key') && typeof value === 'number';
  return isInstant ? new Date(value).toISOString().slice(11, 23) : shown(value);
}

function shown(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(shown).join(' ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
