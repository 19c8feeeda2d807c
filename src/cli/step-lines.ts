/** One line per step on the terminal: what, how it went, how long it took. */

/** Width of the first column, so that the steps of `bin/setup` and of the commands stand in line. */
const nameWidth = 12;

export function stepLine(name: string, text: string, tookMs?: number): string {
  const took = tookMs === undefined ? '' : `  (${seconds(tookMs)})`;
  return `  ${name.padEnd(nameWidth)} ${text}${took}`;
}

/** `0.4 s`, `12 s` */
export function seconds(ms: number): string {
  return ms < 9_950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}

/** Measures from its call to the call of what it answers. */
export function stopwatch(): () => number {
  const started = performance.now();
  return () => performance.now() - started;
}
