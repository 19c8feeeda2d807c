/**
 * Less noise from the same number of calls. Beside each quantity that is estimated, others are measured on the same calls
 * whose true means are known; where those happened to be high, the estimate is corrected by what they explain of it
 * (control variates, fitted by least squares over batches). What they do not explain gives the standard error.
 */

export interface Estimate {
  readonly value: number;
  readonly standardError: number;
  /** The plain mean, uncorrected. */
  readonly plain: number;
}

/**
 * `batches`: the quantity's mean in each batch of equally many calls; `controls`: for each batch, how far each control
 * was above its true mean. At least two batches more than controls.
 */
export function estimate(batches: readonly number[], controls: readonly (readonly number[])[]): Estimate {
  const rows = controls.map((row) => [1, ...row]);
  const fitted = leastSquares(rows, batches);
  const size = rows[0]?.length ?? 1;
  const residual = rows.reduce((sum, row, i) => sum + ((batches[i] ?? 0) - dot(row, fitted)) ** 2, 0);
  const plain = batches.reduce((sum, value) => sum + value, 0) / batches.length;
  const variance = residual / Math.max(1, batches.length - size) / batches.length;
  return { value: fitted[0] ?? plain, standardError: Math.sqrt(variance), plain };
}

/** Solves the normal equations; the rows' columns must not depend on one another. */
function leastSquares(rows: readonly (readonly number[])[], values: readonly number[]): readonly number[] {
  const size = rows[0]?.length ?? 0;
  const columns = Array.from({ length: size }, (_, k) => rows.map((row) => row[k] ?? 0));
  const system = columns.map((column) => [...columns.map((other) => dot(column, other)), dot(column, values)]);
  for (let k = 0; k < size; k += 1) eliminate(system, k);
  return system.map((row, k) => (row[size] ?? 0) / (row[k] || 1));
}

/** Leaves column `k` only in row `k`. */
function eliminate(system: number[][], k: number): void {
  const pivot = system[k] ?? [];
  for (const [i, row] of system.entries()) {
    const factor = (row[k] ?? 0) / (pivot[k] || 1);
    if (i !== k) for (let j = k; j < row.length; j += 1) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
  }
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
