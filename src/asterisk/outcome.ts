/** Words for the outcome of a command; errors become events, never exceptions. */
import type { CommandRefused } from '../core/event';
import type { CallId, Instant, LegId } from '../core/ids';
import { AriError, AriTimeout } from './ari-http';

/** `404 Channel not found`, `ECONNREFUSED` …: for the log and the journal only. */
export function detailOf(error: unknown): string {
  if (error instanceof AriError) return `${error.status} ${messageIn(error.body)}`.trim();
  if (!(error instanceof Error)) return String(error);
  return 'syscall' in error && 'code' in error ? String(error.code) : error.message;
}

/** Nobody is there any more: an everyday fact, told as the command's refusal. */
export class LegGone extends Error {
  constructor(legId: LegId) {
    super(`leg ${legId} is gone`);
  }
}

const goneStatuses: ReadonlySet<number> = new Set([404, 409, 412, 422]);

/** The channel, playback or bridge was gone, or about to go. */
export function isGone(error: unknown): boolean {
  return error instanceof LegGone || (error instanceof AriError && goneStatuses.has(error.status));
}

export interface Attempted {
  readonly callId: CallId;
  readonly command: string;
  /** The leg, playback or bridge it named. */
  readonly subject: string;
}

export function failedCommand(attempted: Attempted, error: unknown, at: Instant): CommandRefused {
  const type = error instanceof AriTimeout ? 'CommandTimedOut' : 'CommandRefused';
  return { type, at, ...attempted, detail: detailOf(error) };
}

export const commandLimitMs = 5_000;

/** Passes the outcome on, or rejects with `AriTimeout` once the limit of a command is over. */
export async function withinLimit<T>(work: Promise<T>, what = 'commit'): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AriTimeout(what)), commandLimitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function messageIn(body: string): string {
  return /"(?:message|error)"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? '';
}
