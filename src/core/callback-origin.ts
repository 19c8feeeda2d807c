import type { CallbackId, CallId } from './ids';

/** Of which callback an outbound call is an attempt. */
export interface CallbackOrigin {
  readonly callbackId: CallbackId;
  readonly attempt: number;
  readonly fence: number;
  readonly parentCallId: CallId | null;
  /** Unset: a virtual hold. */
  readonly kind?: string;
}
