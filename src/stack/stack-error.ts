/** Errors a person at the terminal can act on: a stable code, one sentence, no stack. */
export type StackErrorCode =
  | 'PORT_TAKEN'
  | 'PROGRAM_MISSING'
  | 'PART_FAILED'
  | 'NOT_STARTED'
  | 'ALREADY_STARTING'
  | 'FOLDER_UNUSABLE'
  | 'DEMO_FAILED'
  | 'INTERRUPTED';

export class StackError extends Error {
  constructor(
    readonly code: StackErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StackError';
  }
}

/** What is printed when a command fails: the sentence of an expected error, the whole stack of an unexpected one. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = systemCode(error);
  const isExpected = code !== undefined && !code.startsWith('ERR_');
  return isExpected ? `hotline: ${error.message}` : (error.stack ?? error.message);
}

/**
 * The `code` an error carries (`ENOENT`, `PORT_TAKEN` …); undefined when it has none. Asks the value, not its class: the
 * errors of Node's own modules are of another realm than ours under a test runner.
 */
export function systemCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
