/** What can be wrong with a journal folder at start; tests and callers compare `code`, never the text. */
export type JournalErrorCode = 'locked' | 'foreign-format' | 'unreadable';

export class JournalError extends Error {
  constructor(
    readonly code: JournalErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'JournalError';
  }
}

/** `ENOSPC`, `EEXIST` …; null for anything that carries no code. */
export function systemCode(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

export function textOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
