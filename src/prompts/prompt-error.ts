/** A sentence that cannot be spoken: what, where and what to do, in one line. */
export class PromptError extends Error {
  constructor(
    readonly code: 'PROMPT_INVALID' | 'PROMPT_MISSING' | 'PROGRAM_MISSING',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'PromptError';
  }
}
