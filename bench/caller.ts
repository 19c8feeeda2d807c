/** The caller's side: how soon a key is answered, what a dead service costs, how true the wait is that she is told. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildPrompts } from '../src/prompts/build-prompts';
import { measureMenus, type MenuOptions, type MenuResult } from './caller/menus';
import { measureDeadService, type DeadServiceResult } from './caller/dead-service';
import type { Forecast } from './caller/expected-wait';
import { apart } from './routing/apart';

export interface CallerOptions extends MenuOptions {
  readonly forecastCalls: number;
}
export interface CallerReport {
  readonly bench: 'caller';
  readonly n: number;
  readonly seed: number;
  readonly digitToPromptMs: MenuResult['digitToPromptMs'];
  /** What a service that died adds to the time until callers hear what is next. */
  readonly deadServiceDelayMs: DeadServiceResult['deadServiceDelayMs'];
  /** One at each load. */
  readonly expectedWaitVsOracle: readonly Forecast[];
  readonly menus: Omit<MenuResult, 'digitToPromptMs' | 'settings' | 'versions'>;
  /** Of the machine, in the last minute, as each part began. */
  readonly loadAverage: Readonly<Record<string, number>>;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly versions: MenuResult['versions'];
  readonly seconds: number;
  readonly evidence: string;
}

const promptsDir = resolve(__dirname, '../.hotline/bench/prompts');

export async function benchCaller(options: CallerOptions, say: (line: string) => void): Promise<CallerReport> {
  const began = performance.now();
  const evidence = process.env.HOTLINE_BENCH_OUT ?? mkdtempSync(join(tmpdir(), 'hotline-bench-'));
  mkdirSync(evidence, { recursive: true });
  say(`evidence in ${evidence}`);
  await buildPrompts({ promptsDir, names: new Map([['agent-name-8001', '王芳']]) });
  const load: Record<string, number> = { menus: loadavg()[0] ?? NaN };
  const { digitToPromptMs, settings, versions, ...menus } = await measureMenus(
    options,
    { folder: join(evidence, 'menus'), promptsDir },
    say,
  );
  load.deadService = loadavg()[0] ?? NaN;
  const dead = await measureDeadService(options.seed, { folder: join(evidence, 'dead-service'), promptsDir }, say);
  load.forecast = loadavg()[0] ?? NaN;
  const expectedWaitVsOracle = await apart('forecast', options);
  const report: CallerReport = {
    bench: 'caller',
    n: digitToPromptMs.n,
    seed: options.seed,
    digitToPromptMs,
    deadServiceDelayMs: dead.deadServiceDelayMs,
    expectedWaitVsOracle,
    menus,
    loadAverage: load,
    settings: { ...settings, deadService: dead.settings, forecastCalls: options.forecastCalls },
    versions,
    seconds: Math.round((performance.now() - began) / 1_000),
    evidence,
  };
  writeFileSync(join(evidence, 'caller.json'), `${JSON.stringify(report, null, 1)}\n`);
  return report;
}
