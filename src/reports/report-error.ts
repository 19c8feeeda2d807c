/** A report that cannot be made as it was asked for: said in one sentence. */
export class ReportError extends Error {
  readonly code = 'bad-request';

  constructor(message: string) {
    super(message);
    this.name = 'hotline';
  }
}
