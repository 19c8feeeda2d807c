/** What became of one question. */
import type { ServiceResult } from '../core/action-entry';

export interface Found {
  readonly result: ServiceResult;
  readonly status: number | null;
  readonly values: Readonly<Record<string, string>>;
  readonly detail: string;
  /** An answer, and a sign that it does not work. */
  readonly isSick?: true;
}

/** `message`: a short word for the journal, without anything the caller said. */
export class LookupFailed extends Error {}
