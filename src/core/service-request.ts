/** What is asked of a service or a database, and what comes back. */
import type { ServiceResult } from './action-entry';
import type { CallId, Instant } from './ids';

export interface HttpRequest {
  readonly kind: 'http';
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; null: none. */
  readonly body: string | null;
  readonly timeoutMs: number;
  /** Name → dotted path into the answer. */
  readonly values: Readonly<Record<string, string>>;
}
export interface SqlRequest {
  readonly kind: 'sql';
  readonly database: string;
  readonly text: string;
  readonly params: readonly string[];
  readonly timeoutMs: number;
  /** Name → column. */
  readonly values: Readonly<Record<string, string>>;
}
export type ServiceRequest = HttpRequest | SqlRequest;

/** `values`: those of the asked that the answer has. */
export interface ServiceAnswered {
  readonly type: 'ServiceAnswered';
  readonly at: Instant;
  readonly callId: CallId;
  readonly requestId: string;
  /** `none`: the database has no such row. `failed`: no answer in time, or none that can be used. */
  readonly result: ServiceResult;
  /** Of HTTP; null: there was no answer. */
  readonly status: number | null;
  readonly values: Readonly<Record<string, string>>;
  /** A short word; for the log and the journal only. */
  readonly detail: string;
}
