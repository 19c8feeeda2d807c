/** What callers are owed, as lists show it. */
import type { Instant } from '../core/ids';

/** Something a caller is owed. */
export interface CallbackTask {
  readonly callbackId: string;
  /** `voicemail`: a message somebody is to hear; nothing is dialled by itself. */
  readonly kind: 'callback' | 'voicemail';
  readonly queueId: string;
  /** Unmasked; null: a message whose caller withheld it. */
  readonly number: string | null;
  readonly language: string;
  readonly state: string;
  readonly attempt: number;
  /** Of a message: its file's name without ending, and its length. */
  readonly recording: string | null;
  readonly messageMs: number | null;
  /** The call in which it came about. */
  readonly callId: string | null;
  readonly createdAt: Instant;
  readonly dueAt: Instant;
}
export interface CallbackDesk {
  /** Oldest first. Rejects while Postgres is away. */
  owed(): Promise<readonly CallbackTask[]>;
}
