/** A rules file in a folder of its own, real sounds, and the real core behind the real keeper. Nothing is on the phone. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Core } from '../../../src/core/core';
import type { Event } from '../../../src/core/event';
import { Engine } from '../../../src/engine/engine';
import { floorView } from '../../../src/engine/floor-view';
import type { FloorView, StepRecord } from '../../../src/engine/ports';
import { SystemClock } from '../../../src/engine/system-clock';
import { createLog } from '../../../src/log';
import { readyRules } from '../../../src/ready-rules';
import { openRulesArchive, type RulesArchive } from '../../../src/rules/rules-archive';
import { openRulesHistory } from '../../../src/rules/rules-history';
import { RulesKeeper } from '../../../src/rules-keeper';
import { changed } from '../../fixtures/rules/small';
import { makePrompts, promptsDir as sharedPrompts } from '../../system/parts';

/** The small file of the rules' tests with sentences that are shipped; `edits` as there. */
export const good = (edits: Readonly<Record<string, string>> = {}): string =>
  changed({ 'menu-below': 'menu-repair', ...edits });

export interface RulesDeskParts {
  readonly dir: string;
  readonly file: string;
  readonly promptsDir: string;
  readonly keeper: RulesKeeper;
  readonly archive: RulesArchive;
  readonly engine: Engine;
  readonly clock: SystemClock;
  readonly view: FloorView;
  readonly records: StepRecord[];
  readonly logged: string[];
  /** Hash of the rules in force. */
  readonly hash: () => string;
  readonly write: (text: string) => void;
  /** Inputs that changed the rules. */
  readonly changes: () => readonly Event[];
  /** `by` of each version, oldest first. */
  readonly causes: () => Promise<readonly string[]>;
}

const open: { readonly desk: RulesDeskParts; readonly isKept: boolean }[] = [];
afterEach(async () => {
  for (const { desk, isKept } of open.splice(0).reverse()) {
    await desk.keeper.stop();
    desk.engine.stop();
    if (!isKept) rmSync(desk.dir, { recursive: true });
  }
});
beforeAll(makePrompts, 120_000);

/** `again`: the folder of one that runs, as after a restart. */
export async function openDesk(text = good(), again?: RulesDeskParts, name = 'hotline.yaml'): Promise<RulesDeskParts> {
  const dir = again?.dir ?? mkdtempSync(join(tmpdir(), 'hotline-rules-'));
  const file = join(dir, name);
  const promptsDir = join(dir, 'prompts');
  if (!again) cpSync(sharedPrompts, promptsDir, { recursive: true });
  if (!again) writeFileSync(file, text);
  const logged: string[] = [];
  const log = createLog('info', { write: (line) => void logged.push(line) });
  const rules = await readyRules(readFileSync(file, 'utf8'), file, { promptsDir }, log);
  const archive = openRulesArchive(join(dir, 'kept'));
  await archive.keep(rules, readFileSync(file, 'utf8'));
  const core = Core.create(rules, Date.now());
  const records: StepRecord[] = [];
  const clock = new SystemClock(Date.now());
  const journal = { append: (record: StepRecord) => void records.push(record), trouble: () => null };
  const engine = new Engine({ core, lastN: 0, clock, journal, commands: { execute: () => undefined }, log });
  const keeper = new RulesKeeper({
    settings: { rulesFile: file, promptsDir },
    text: readFileSync(file, 'utf8'),
    archive,
    history: openRulesHistory(join(dir, 'kept', 'history.jsonl')),
    inForce: () => core.floor.rules,
    apply: (next, by) => engine.post({ type: 'RulesChanged', at: clock.now(), hash: next.hash, by }, next),
    clock,
    log,
  });
  await keeper.start();
  const desk: RulesDeskParts = {
    ...{ dir, file, promptsDir, keeper, archive, engine, clock, records, logged },
    view: floorView(core),
    hash: () => core.floor.rules.hash,
    write: (next) => writeFileSync(file, next),
    changes: () => records.map(({ event }) => event).filter(({ type }) => type === 'RulesChanged'),
    causes: async () => (await keeper.history()).map(({ by }) => by),
  };
  open.push({ desk, isKept: again !== undefined });
  return desk;
}
