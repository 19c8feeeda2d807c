/**
 * A hotline without telephones, as a process of its own that may be killed: the real engine, core, journal and writer, and
 * callers at a steady rate whose phones answer by themselves. `soft-floor.ts <JSON>`. What was handed to the journal in an
 * earlier turn is told in `told`, a line an entry. SIGTERM: nobody calls any more; it ends when everyone has hung up and
 * all stands in Postgres.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { legId, type CallId } from '../../src/core/ids';
import type { Entry } from '../../src/core/journal';
import type { Rules } from '../../src/core/rules';
import { Engine } from '../../src/engine/engine';
import type { Clock, Commands } from '../../src/engine/ports';
import { Happenings } from '../../src/engine/simulate/happenings';
import { mixSeed, Random } from '../../src/engine/simulate/random';
import { simulatedNode, Telephones } from '../../src/engine/simulate/telephones';
import type { Habits, SimulatedCaller } from '../../src/engine/simulate/traffic';
import { SystemClock } from '../../src/engine/system-clock';
import { openFloor } from '../../src/floor-keeper';
import { openJournal } from '../../src/journal/journal-store';
import { createJournalWriter } from '../../src/journal/writer';
import { createLog } from '../../src/log';
import { openRulesArchive } from '../../src/rules/rules-archive';
import { createDatabase } from '../../src/storage/database';
import { coreRules, numberOf } from '../routing/core-rules';

export interface SoftFloorOptions {
  readonly dir: string;
  readonly url: string;
  readonly perSecond: number;
  readonly seed: number;
  readonly told: string;
  /** 150. */
  readonly agents?: number;
  /** Of a talk in the mean, exponential up to 4.6 times as long; unless given they last 0.5 to 3.5 s. */
  readonly talkMs?: number;
  /** One caller in ten is one of these, who have rung before; each once. */
  readonly returning?: readonly string[];
}

const turnMs = 5;
const habits: Habits = {
  respond: (_, random) =>
    random.next() < 0.9
      ? { kind: 'answers', afterMs: 200 + random.next() * 800 }
      : { kind: 'refuses', afterMs: 200 + random.next() * 800 },
  restMs: 2_000,
  wrapUpMs: () => null,
  promptMs: (prompts) => prompts.length * 100,
};

class SoftFloor {
  private readonly rules: Rules;
  private readonly happenings = new Happenings();
  private readonly telephones = new Telephones(habits, this.happenings);
  private readonly random: Random;
  private callers = 0;
  private untold: string[] = [];
  private readonly file: number;
  private readonly returning: string[];
  private isOpen = true;

  constructor(private readonly options: SoftFloorOptions) {
    this.random = new Random(mixSeed(options.seed, process.pid));
    this.file = openSync(options.told, 'a');
    this.rules = coreRules({ agents: options.agents ?? 150, skills: 3, skillsPerAgent: 2, wrapUpMs: 500 });
    this.returning = [...(options.returning ?? [])];
  }

  async run(): Promise<void> {
    const { dir, url } = this.options;
    const { rules } = this;
    const log = createLog('info', { write: (line: string) => void writeSync(2, line) });
    const archive = openRulesArchive(`${dir}/rules`);
    const journal = await openJournal({ dir, log });
    await archive.keep(rules, '# bench');
    const floor = await openFloor({ journal, archive, rules, log });
    const clock = new SystemClock(floor.core.floor.now);
    const commands: Commands = {
      execute: (given) => {
        this.telephones.now = clock.now();
        for (const command of given) this.telephones.carryOut(command);
      },
    };
    const engine = new Engine({ core: floor.core, lastN: floor.lastN, clock, journal, commands, log });
    const database = createDatabase({ url, purpose: 'bench', log, probeMs: 500 });
    const writer = createJournalWriter({
      ...{ store: journal, pool: database.pool, log, rules: () => floor.core.floor.rules },
      rulesText: (hash) => archive.readText(hash),
    });
    engine.onEntry((entry) => this.heard(entry));
    const parts = [database, writer, floor.keepSnapshots(engine)];
    for (const part of parts) await part.start();
    const isEmpty = () => floor.core.floor.calls.size === 0;
    await this.live(engine, clock, isEmpty);
    engine.stop();
    await journal.settle();
    this.tell();
    if (!(await writer.settled(120_000))) throw new Error(`not delivered: ${writer.trouble() ?? 'slow'}`);
    log.info(writer.stats(), 'all delivered');
    for (const part of parts.reverse()) await part.stop();
    await journal.close();
    closeSync(this.file);
  }

  /** Until nobody may call any more and everyone has hung up. */
  private async live(engine: Engine, clock: Clock, isEmpty: () => boolean): Promise<void> {
    process.once('SIGTERM', () => (this.isOpen = false));
    // The telephones of an earlier run are gone with its process.
    engine.post({ type: 'NodeLost', at: clock.now(), node: simulatedNode });
    for (const agentId of this.rules.agents.keys()) {
      engine.post({ type: 'PhoneRegistered', at: clock.now(), agentId });
      engine.post({ type: 'AgentLoggedIn', at: clock.now(), agentId });
    }
    const startedAt = clock.now();
    while (this.isOpen || !isEmpty()) {
      this.tell();
      const now = clock.now();
      const due = ((now - startedAt) / 1_000) * this.options.perSecond;
      while (this.isOpen && this.callers < due) this.arrive(engine, now);
      for (let next = this.happenings.next; next && next.at <= now; next = this.happenings.next) {
        this.happenings.drop(next);
        if (next.holds === null || next.holds()) engine.post({ ...next.event, at: now });
      }
      await new Promise((resolve) => setTimeout(resolve, turnMs));
    }
    for (const agentId of this.rules.agents.keys()) engine.post({ type: 'AgentLoggedOut', at: clock.now(), agentId });
  }

  private arrive(engine: Engine, at: number): void {
    this.callers += 1;
    const callId = uuidv7() as CallId;
    const caller: SimulatedCaller = {
      ...{ at, dialled: this.random.next() < 0.3 ? '95000' : numberOf(Math.floor(this.random.next() * 3)) },
      caller: this.number(),
      keys: [{ afterMs: 300, digit: '1' }],
      patienceMs: this.random.next() < 0.1 ? 400 : 20_000,
      menuPatienceMs: 10_000,
      talkMs: this.talkMs(),
      seed: mixSeed(this.options.seed, this.callers),
    };
    const { dialled } = caller;
    this.telephones.open(callId, caller);
    engine.post({
      ...{ type: 'CallArrived', at, callId, legId: legId(callId, 0), node: simulatedNode },
      ...{ dialled, caller: caller.caller },
    });
  }

  private number(): string {
    const known = this.callers % 10 === 0 ? this.returning.pop() : undefined;
    return known ?? `139${String(Math.floor(this.random.next() * 1e8)).padStart(8, '0')}`;
  }

  private talkMs(): number {
    const { talkMs } = this.options;
    return talkMs === undefined ? 500 + this.random.next() * 3_000 : -talkMs * Math.log(1 - this.random.next() * 0.99);
  }

  private heard(entry: Entry): void {
    if ('seq' in entry) this.untold.push(`${entry.callId} ${entry.seq} ${entry.type}`);
    else if (entry.type === 'AgentStateChanged') this.untold.push(`agent ${entry.agentId} ${entry.at} ${entry.state}`);
    if (entry.type === 'CallEnded') this.telephones.close(entry.callId);
    else if (entry.type === 'OfferEnded' && !['answered', 'cancelled'].includes(entry.result))
      this.happenings.plan({ type: 'AgentReadied', at: entry.at + habits.restMs, agentId: entry.agentId });
  }

  /** What was appended in an earlier turn: it is the operating system's by now. */
  private tell(): void {
    if (this.untold.length === 0) return;
    writeSync(this.file, `${this.untold.join('\n')}\n`);
    this.untold = [];
  }
}

if (require.main === module) {
  new SoftFloor(JSON.parse(process.argv[2] ?? '{}') as SoftFloorOptions).run().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    },
  );
}
