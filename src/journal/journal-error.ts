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
