/**
 * The rules in the middle of the day. The file is read when it changes or when asked, checked as at start, kept in the
 * archive, and only then put into force by one `RulesChanged`. A file with a mistake changes nothing.
 *
 *   text ─▶ check ─▶ archive ─▶ RulesChanged ─▶ history
 *             └─▶ refused: the old rules stay, `/readyz` warns of the mistake until the file is good again
 */
import type { Settings } from './config';
import type { Rules } from './core/rules';
import type {
  Clock,
  Health,
  LongLived,
  RulesAnswer,
  RulesDesk,
  RulesFault,
  RulesRefusal,
  RulesVersion,
} from './engine/ports';
import type { Log } from './log';
import { readyRules } from './ready-rules';
import { diffRules } from './rules/diff';
import { parseRules } from './rules/load-rules';
import { plainRules } from './rules/plain-rules';
import { readRulesText, shortName } from './rules/read-text';
import { FileUnwritable, replaceFile } from './rules/replace-file';
import type { RulesArchive } from './rules/rules-archive';
import { problemLine, RulesError } from './rules/rules-error';
import { versionBefore, type RulesHistory } from './rules/rules-history';
import { watchFile } from './rules/watch';

export interface RulesKeeperParts {
  readonly settings: Pick<Settings, 'rulesFile' | 'promptsDir'>;
  /** What the rules in force at the start were read from. */
  readonly text: string;
  readonly archive: RulesArchive;
  readonly history: RulesHistory;
  readonly inForce: () => Rules;
  /** Posts `RulesChanged`; they are in force when it returns. */
  readonly apply: (rules: Rules, by: RulesVersion['by']) => void;
  readonly clock: Clock;
  readonly log: Log;
}

const loggedAtMost = 20;

export class RulesKeeper implements RulesDesk, LongLived, Health {
  readonly name = 'rules';
  private refused: readonly RulesFault[] = [];
  /** Looked at last, good or not; null: the file could not be read. */
  private seen: string | null;
  /** One at a time: two that met could put the older text into force last. */
  private turn: Promise<unknown> = Promise.resolve();
  private readonly watch: LongLived;

  constructor(private readonly parts: RulesKeeperParts) {
    this.seen = parts.text;
    this.watch = watchFile(parts.settings.rulesFile, () => void this.fileChanged());
  }

  async start(): Promise<void> {
    const { hash } = this.parts.inForce();
    if ((await this.parts.history.list()).at(-1)?.hash !== hash) await this.note(hash, 'start');
    await this.watch.start();
  }

  async stop(): Promise<void> {
    await this.watch.stop();
    await this.turn;
  }

  /** Whatever the file says, good rules are in force. */
  trouble(): null {
    return null;
  }

  warning(): string | null {
    const [first, ...more] = this.refused;
    if (!first) return null;
    const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
    return `file refused, the old rules ${this.parts.inForce().hash} stay in force: ${problemLine(first)}${others}`;
  }

  inForce(): Readonly<Record<string, unknown>> {
    return plainRules(this.parts.inForce());
  }

  faults(): readonly RulesFault[] {
    return this.refused;
  }

  history(): Promise<readonly RulesVersion[]> {
    return this.parts.history.list();
  }

  reload(): Promise<RulesAnswer> {
    return this.inTurn(() => this.load('reload'));
  }

  rollback(hash: string | null): Promise<RulesAnswer> {
    return this.inTurn(() => this.goBack(hash));
  }

  private async fileChanged(): Promise<void> {
    const load = () => this.load('file');
    await this.inTurn(load).catch((error: unknown) => this.parts.log.error({ err: error }, 'rules not reloaded'));
  }

  private async load(by: 'file' | 'reload'): Promise<RulesAnswer> {
    const { settings, archive, log } = this.parts;
    const before = this.seen;
    this.seen = null;
    try {
      const text = await readRulesText(settings.rulesFile);
      this.seen = text;
      if (by === 'file' && text === before) return this.unchanged(null);
      const rules = await readyRules(text, this.fileName(), settings, log);
      await archive.keep(rules, text);
      return await this.putIntoForce(rules, by, null);
    } catch (error) {
      if (!(error instanceof RulesError)) throw error;
      this.refused = error.problems;
      return this.refuse('refused', `${this.fileName()} has mistakes; the old rules stay in force`, error.problems);
    }
  }

  /**
   * The file is written back first: were the rules changed and the file not, the next start would bring back what the
   * operator fled from. What stood in the file is left beside it.
   */
  private async goBack(wanted: string | null): Promise<RulesAnswer> {
    const { settings, archive, clock, log } = this.parts;
    const current = await readRulesText(settings.rulesFile).catch(() => null);
    const previous = versionBefore(await this.history());
    if (wanted === null && !this.isInForce(current)) return this.refuse('file-differs', this.choose(previous));
    const hash = wanted ?? previous;
    if (hash === null) return this.refuse('version-unknown', 'no version was in force before this one');
    const text = await archive.readText(hash);
    if (text === null) return this.refuse('version-unknown', `no text is kept of rules ${hash}`);
    let replaced: string | null = null;
    try {
      const rules = await readyRules(text, `rules ${hash}`, settings, log);
      await archive.keep(rules, text);
      if (text !== current) replaced = await replaceFile(settings.rulesFile, text, new Date(clock.now()));
      this.seen = text;
      return await this.putIntoForce(rules, 'rollback', replaced);
    } catch (error) {
      if (error instanceof RulesError)
        return this.refuse('refused', `rules ${hash} do not pass the check any more`, error.problems);
      if (error instanceof FileUnwritable)
        return this.refuse(
          'file-unwritable',
          `nothing changed, because the file cannot be written (${error.message}): put ${archive.textFile(hash)} in its place`,
        );
      throw error;
    }
  }

  private async putIntoForce(rules: Rules, by: RulesVersion['by'], replaced: string | null): Promise<RulesAnswer> {
    const { apply, inForce, log } = this.parts;
    const old = inForce();
    this.refused = [];
    if (old.hash === rules.hash) return this.unchanged(replaced);
    const changes = diffRules(plainRules(old), plainRules(rules));
    apply(rules, by);
    if (inForce().hash !== rules.hash) throw new Error(`rules ${rules.hash} were not taken`);
    await this.note(rules.hash, by);
    const said = changes.slice(0, loggedAtMost).map(({ en }) => en);
    log.info({ hash: rules.hash, before: old.hash, by, count: changes.length, changes: said }, 'rules changed');
    return { ok: true, hash: rules.hash, before: old.hash, changes, replaced };
  }

  private unchanged(replaced: string | null): RulesAnswer {
    const { hash } = this.parts.inForce();
    return { ok: true, hash, before: hash, changes: [], replaced };
  }

  private refuse(why: RulesRefusal, message: string, problems: readonly RulesFault[] = []): RulesAnswer {
    const said = problems.slice(0, loggedAtMost).map(problemLine);
    this.parts.log.error({ why, message, count: problems.length, problems: said }, 'rules refused');
    return { ok: false, why, message, problems, hash: this.parts.inForce().hash };
  }

  private choose(previous: string | null): string {
    const { hash } = this.parts.inForce();
    const further = previous === null ? '' : `, or ${previous} goes to the version before`;
    return `${this.fileName()} is not what is in force: name the version. ${hash} puts the file back to it${further}`;
  }

  private isInForce(text: string | null): boolean {
    if (text === null || this.refused.length > 0) return false;
    try {
      return parseRules(text, this.fileName()).hash === this.parts.inForce().hash;
    } catch {
      return false;
    }
  }

  /** The rules are in force whether or not this can be written down. */
  private async note(hash: string, by: RulesVersion['by']): Promise<void> {
    const { history, clock, log } = this.parts;
    await history
      .add({ hash, at: clock.now(), by })
      .catch((error: unknown) => log.error({ err: error, hash }, 'rules history not written'));
  }

  private fileName(): string {
    return shortName(this.parts.settings.rulesFile);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }
}
