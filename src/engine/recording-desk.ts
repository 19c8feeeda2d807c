/** Recordings, as whoever may hear them sees them. */
import type { CallId, LegId } from '../core/ids';
import type { MaskRefusal } from '../core/mask';

export interface RecordingSeen {
  readonly recordingId: string;
  readonly callId: string;
  readonly kind: string;
  readonly state: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly lengthMs: number | null;
  readonly isDiscarded: boolean;
  readonly fault: string | null;
  readonly deletedAt: string | null;
  readonly deletedWhy: string | null;
  readonly masked: readonly { readonly fromMs: number; readonly toMs: number | null }[];
  readonly files: readonly {
    readonly side: string;
    readonly bytes: number;
    readonly sha256: string;
    /** Path and query, signed, to be asked for until `until`; null where nobody is named. */
    readonly address: string | null;
    readonly until: string | null;
  }[];
}
export interface RecordingFilter {
  readonly callId?: string;
  readonly since?: Date;
  readonly limit: number;
}
export interface RecordingStream {
  readonly path: string;
  readonly bytes: number;
  readonly fileName: string;
  /** The access stands on record; so many bytes of it were taken. */
  readonly taken: (bytes: number) => Promise<void>;
}
export interface RecordingAsked {
  readonly recordingId: string;
  readonly side: string;
  readonly who: string;
  readonly until: string;
  readonly signature: string;
  readonly fromAddress: string;
}
export type RecordingRefusal = 'signature-wrong' | 'signature-expired' | 'recording-unknown' | 'recording-gone';

/** All reject while Postgres is away. */
export interface RecordingDesk {
  list(filter: RecordingFilter): Promise<readonly RecordingSeen[]>;
  /** With addresses for `who`. Null: none of that id. */
  show(recordingId: string, who: string): Promise<RecordingSeen | null>;
  /** Puts the access on record, then answers with the file; or why there is none. */
  open(asked: RecordingAsked): Promise<RecordingStream | RecordingRefusal>;
}
/** Asked before a recording is silenced, in the same turn. */
export interface MaskView {
  /** Why it cannot be silenced or heard again now; null: it can. */
  maskRefusal(callId: CallId): MaskRefusal | null;
  /** All there are now. */
  recordedTalks(): readonly RecordedTalk[];
}
/** A talk whose recording runs. */
export interface RecordedTalk {
  readonly callId: CallId;
  readonly legId: LegId;
  readonly masked: boolean;
}
