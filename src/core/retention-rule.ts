/** How long the record is kept. Milliseconds; 0: for good. */
export interface Retention {
  /** Calls with their visits, offers, talks, consultations and surveys. */
  readonly callsMs: number;
  /** Each step of each call. */
  readonly eventsMs: number;
  /** What agents did when. */
  readonly agentsMs: number;
  /** Callbacks and messages that are done with. */
  readonly callbacksMs: number;
  /** Shift plans that are over. */
  readonly shiftsMs: number;
}

export interface Retained {
  /** Unset: all is kept for good. */
  readonly retention?: Retention;
}

/** Whoever says nothing loses nothing. */
export const keepAll: Retention = { callsMs: 0, eventsMs: 0, agentsMs: 0, callbacksMs: 0, shiftsMs: 0 };
