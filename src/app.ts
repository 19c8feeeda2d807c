/** Where the parts meet: everything `hotline serve` runs, in the order it starts and, reversed, stops. */
import { join } from 'node:path';
import { createAsterisk } from './asterisk/create-asterisk';
import { createCallbackRoom } from './callback-room';
import { createCallbacks } from './callbacks/callbacks';
import { createEngineSocket } from './callbacks/engine-socket';
import { serviceHosts, type Settings } from './config';
import { counters } from './counters';
import { createConsole } from './console/create-console';
import { createBroadcastDesk } from './engine/broadcast-desk';
import { createHoursDesk } from './engine/hours-desk';
import { allListed } from './core/known-callers';
import { keepAll } from './core/retention-rule';
import type { Rules } from './core/rules';
import { CallCounts } from './engine/call-counts';
import { CommandRouter } from './engine/command-router';
import { logEntry } from './engine/call-log';
import { createDayClock } from './engine/day-clock';
import { Engine } from './engine/engine';
import { floorView } from './engine/floor-view';
import { createLiveBoard } from './engine/live/live-board';
import type { Health, LongLived } from './engine/ports';
import { SystemClock } from './engine/system-clock';
import { openFloor } from './floor-keeper';
import { createCallRows } from './journal/call-rows';
import { openJournal } from './journal/journal-store';
import { createRejectWatch } from './journal/reject-watch';
import { createRetention } from './journal/retention';
import { createJournalWriter } from './journal/writer';
import type { Log } from './log';
import { createLookups } from './lookups/lookups';
import { readDatabases } from './lookups/read-databases';
import { createPersonRoom } from './person-room';
import { createSentenceMaker } from './prompts/broadcast-sentence';
import { createReports } from './reports/create-reports';
import { openRulesArchive } from './rules/rules-archive';
import { openRulesHistory } from './rules/rules-history';
import { watchFile } from './rules/watch';
import { createRecordingRoom } from './recording-room';
import { RulesKeeper } from './rules-keeper';
import { CallerFile } from './storage/caller-file';
import { createCallerLists } from './storage/caller-lists';
import { createDatabase } from './storage/database';
import { createMigration } from './storage/migration';
import { createDayRecall } from './storage/day-recall';
import { createRetentionKeeper } from './storage/retention-keeper';
import { createMonthKeeper } from './journal/month-keeper';
import { asteriskSecrets } from './stack/asterisk';
import { createWebhooks } from './webhooks/webhooks';
import type { Endpoints } from './stack/endpoints';
import { ensureSecret } from './stack/secret-file';

export interface AppParts {
  readonly settings: Settings;
  readonly endpoints: Endpoints;
  /** Checked, and every sentence they name has a sound. */
  readonly rules: Rules;
  /** The file they were read from. */
  readonly rulesText: string;
  readonly log: Log;
}

/** A caller waits for these answers. */
const hastyMs = 1_500;

/** Builds and starts the hotline; the answer stops it. Rejects, with all that had started stopped again. */
export async function startApp({ settings, endpoints, rules, rulesText, log }: AppParts): Promise<() => Promise<void>> {
  const running: LongLived[] = [];
  const stop = async () => {
    for (const part of running.splice(0).reverse()) await part.stop();
  };
  const start = async (part: LongLived) => {
    running.push(part);
    await part.start();
  };
  try {
    const archive = openRulesArchive(join(settings.journalDir, 'rules'));
    const journal = await openJournal({ dir: settings.journalDir, log });
    running.push({ start: async () => undefined, stop: () => journal.close() });
    await archive.keep(rules, rulesText);
    const floor = await openFloor({ journal, archive, rules, log });
    const clock = new SystemClock(floor.core.floor.now);
    const view = floorView(floor.core);
    const commands = new CommandRouter();
    const engine = new Engine({ core: floor.core, lastN: floor.lastN, clock, journal, commands, log });
    const counts = new CallCounts();
    engine.onEntry((entry) => logEntry(log, entry));
    engine.onEntry((entry) => counts.take(entry));
    const live = createLiveBoard(floor.core, clock);
    engine.onEntry((entry) => live.take(entry));

    const database = createDatabase({ url: endpoints.postgresUrl, purpose: 'journal', log });
    const hasty = createDatabase({
      url: endpoints.postgresUrl,
      purpose: 'promises',
      log,
      connectTimeoutMs: hastyMs,
      statementTimeoutMs: hastyMs,
    });
    const writer = createJournalWriter({
      store: journal,
      pool: database.pool,
      rules: () => floor.core.floor.rules,
      rulesText: (hash) => archive.readText(hash),
      log,
    });
    const retention = createRetention({
      store: journal,
      committedN: () => writer.committedN(),
      keepDays: settings.journalKeepDays,
      log,
    });
    const migration = createMigration({ postgresUrl: endpoints.postgresUrl, log });
    const callbacks = createCallbacks({
      pool: hasty.pool,
      redisUrl: endpoints.redisUrl,
      post: engine,
      view,
      clock,
      settled: (ms) => writer.settled(ms),
      runWorker: settings.worker,
      log,
    });
    const asterisk = createAsterisk({
      settings,
      endpoints,
      secrets: asteriskSecrets(settings.stateDir),
      rules: () => floor.core.floor.rules,
      clock,
      post: engine,
      view,
      recorded: () => view.recordedTalks(),
      callbackRows: callbacks,
      callRows: createCallRows(hasty.pool, writer),
      log,
    });
    const lookups = createLookups({
      hosts: serviceHosts(settings),
      databases: await readDatabases(settings.databasesFile),
      post: engine,
      clock,
      log,
    });
    const webhooks = createWebhooks({
      pool: database.pool,
      link: callbacks.redis,
      webhooks: () => floor.core.floor.rules.webhooks,
      hosts: serviceHosts(settings),
      secretsDir: join(settings.stateDir, 'secrets'),
      ...{ runWorker: settings.worker, log },
    });
    engine.onEntry((entry) => webhooks.onEntry(entry));
    writer.onDelivered((records) => webhooks.delivered(records));
    commands.to(asterisk, callbacks, lookups);
    const keeper = new RulesKeeper({
      settings,
      text: rulesText,
      archive,
      history: openRulesHistory(join(settings.journalDir, 'rules', 'history.jsonl')),
      inForce: () => floor.core.floor.rules,
      apply: (changed, by) => engine.post({ type: 'RulesChanged', at: clock.now(), hash: changed.hash, by }, changed),
      clock,
      log,
    });
    const terms = createRetentionKeeper({
      pool: database.pool,
      keep: () => floor.core.floor.rules.retention ?? keepAll,
      log,
    });
    const rejects = createRejectWatch(database.pool);
    const callerFile = new CallerFile(settings.callersFile, clock, log);
    const health: readonly Health[] = [
      journal,
      database,
      migration,
      writer,
      rejects,
      callbacks.redis,
      lookups,
      webhooks,
      keeper,
      callerFile,
      ...asterisk.health,
    ];

    const recordings = createRecordingRoom({
      ...{ settings, postgresUrl: endpoints.postgresUrl, rules: () => floor.core.floor.rules, log },
      secret: ensureSecret(join(settings.stateDir, 'secrets', 'recordings')),
    });
    const months = createMonthKeeper({ pool: database.pool, log });
    const record = [database, hasty, migration, months, writer, rejects, terms, retention];
    for (const part of [...record, callbacks, lookups, webhooks, recordings]) await start(part);
    await start(floor.keepSnapshots(engine));
    if (floor.isNew || rules.hash !== floor.core.floor.rules.hash) {
      engine.post({ type: 'RulesChanged', at: clock.now(), hash: rules.hash, by: 'start' }, rules);
    }
    const days = { timeZone: () => floor.core.floor.rules.timeZone, lastSeen: floor.core.floor.now };
    await start(createDayClock({ clock, post: engine, ...days }));
    engine.setWake();
    running.push({ start: async () => undefined, stop: async () => engine.stop() });
    await start(asterisk);
    await start(
      createEngineSocket({ path: join(settings.stateDir, 'run', 'engine.sock'), post: engine, view, clock, log }),
    );
    await start(keeper);
    const counted = [...counters(counts, writer, lookups, webhooks), ...recordings.counters];
    const hours = createHoursDesk(view, clock);
    const broadcasts = createBroadcastDesk(floor.core, createSentenceMaker(settings.promptsDir));
    const callers = createCallerLists({
      ...{ url: endpoints.postgresUrl, pool: hasty.pool, known: () => allListed(floor.core.floor) },
      filed: () => callerFile.callers(),
      ...{ post: engine, clock, log },
    });
    await start(callers);
    await start(watchFile(settings.callersFile, () => void callerFile.read().then(() => callers.fileChanged())));
    const persons = createPersonRoom({
      ...{ settings, postgresUrl: endpoints.postgresUrl, core: floor.core, journal, writer, callers },
      ...{ post: engine, clock, log },
    });
    await start(persons);
    const owing = createCallbackRoom({
      ...{ pool: hasty.pool, floor: floor.core.floor, view, engine, clock, node: settings.node },
      ...{ callbacks, webhooks, log },
    });
    await start(owing);
    const reading = createDatabase({ url: endpoints.postgresUrl, purpose: 'reports', log, max: 2 });
    const reports = createReports({
      ...{ pool: reading.pool, rules: () => floor.core.floor.rules, clock, log },
      folder: join(settings.stateDir, 'reports'),
    });
    const settled = (ms: number) => writer.settled(ms);
    const recall = createDayRecall({ pool: reading.pool, settled, recall: (entries) => live.recall(entries), log });
    for (const part of [reading, reports, recall]) await start(part);
    const own = { reports: reports.desk, shifts: reports.shifts, callbacks: owing.desk, owed: owing.owed };
    const desks = { ...own, callers, rules: keeper, hours, broadcasts };
    const views = { view, transfers: view, masks: view, live: { ...live, callbacks: () => owing.owed.figures() } };
    const seen = { ...views, ...desks, recordings: recordings.desk, persons: persons.desk, counters: counted };
    await start(createConsole({ settings, ...seen, post: engine, clock, health: [...health, recordings.health], log }));
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
