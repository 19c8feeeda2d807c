/** Why a callback was refused; callers and tests compare `code`, never the text. */
export type CallbackRefusal =
  /** Postgres is away or too slow: nothing may be promised, nobody may be dialled. */
  | 'postgres-unavailable'
  /** Somebody claimed the callback after this attempt was handed out. */
  | 'old-fence'
  /** This attempt has been dialled before. */
  | 'already-attempted'
  /** It is kept, failed or cancelled. */
  | 'closed'
  | 'unknown-callback';

export class CallbackRefused extends Error {
  constructor(
    readonly code: CallbackRefusal,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
    this.name = 'CallbackRefused';
  }
}
