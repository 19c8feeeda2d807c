/** `hotline recordings list|show|verify|move`: what there is, whether it is whole, and off the telephony disk with it. */
import type { Command } from 'commander';
import { DateTime } from 'luxon';
import type { Pool } from 'pg';
import { readSettings } from '../config';
import { createLog } from '../log';
import { createRecordingDesk } from '../recordings/recording-desk';
import { createRecordingKeeper } from '../recordings/recording-keeper';
import { isRecordingId } from '../recordings/recording-file';
import { RecordingRows, type RecordingRow } from '../recordings/recording-rows';
import { verifyRecording } from '../recordings/verify-recording';
import { loadRules } from '../rules/load-rules';
import { ensureSecret } from '../stack/secret-file';
import { stackFiles } from '../stack/stack-files';
import { clockTime, table } from './table';
import { consoleAddress } from './console-client';
import { withPool } from './with-pool';

interface Options {
  readonly call?: string;
  readonly since?: string;
  readonly by?: string;
  readonly limit?: string;
  readonly json?: boolean;
}

/** Expected failures: shown as one sentence, without a stack. */
class RecordingError extends Error {}

export function register(program: Command): void {
  const recordings = program.command('recordings').description('录音：清单、收听、校验、移走 / recordings');
  recordings
    .command('list')
    .option('--call <id>', '只看这通电话 / of this call only')
    .option('--since <time>', '从何时起：2026-11-22T14:00 / from then on')
    .option('--limit <n>', '最多几条 / at most', '100')
    .option('--json', 'JSON')
    .description('录音清单，最新在前 / newest first')
    .action(list);
  recordings
    .command('show')
    .argument('<id>')
    .requiredOption('--by <name>', '谁要听，记入访问日志 / who wants to hear it; stands in the access log')
    .option('--json', 'JSON')
    .description('一条录音及十分钟内有效的收听地址 / one recording, with addresses that hold for ten minutes')
    .action(show);
  recordings
    .command('verify')
    .argument('[id]', '默认全部 / all unless given')
    .option('--json', 'JSON')
    .description(
      '校验文件、校验和与静音段；有误则退出码 1 / files, checksums and masked stretches; exit code 1 for faults',
    )
    .action(verify);
  recordings
    .command('move')
    .option('--json', 'JSON')
    .description('立即按规则入库、移走、删除，不等下一轮 / index, move and delete now, as the rules say')
    .action(move);
}

async function list({ call, since, limit, json = false }: Options): Promise<void> {
  const from = since === undefined ? undefined : DateTime.fromISO(since);
  if (from && !from.isValid) throw new RecordingError(`时间应如 2026-11-22T14:00 / no time: '${since ?? ''}'`);
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1) throw new RecordingError(`--limit ${limit ?? ''}`);
  await withRows(async (rows) => {
    const wanted = { ...(call && { callId: call }), ...(from && { since: from.toJSDate() }), limit: most };
    const found = await rows.list(wanted);
    if (json) return console.log(JSON.stringify({ recordings: found }));
    if (found.length === 0) return console.log('没有录音 / no recordings');
    console.log(
      table(['始 from', '类型 kind', '时长 length', '状态 state', '备注 fault', '编号 id'], found.map(cells)),
    );
  });
}

const cells = (row: RecordingRow) => [
  DateTime.fromJSDate(row.startedAt).toFormat('yyyy-MM-dd HH:mm:ss'),
  row.kind,
  row.lengthMs === null ? '' : clockTime(row.lengthMs),
  row.deletedWhy === null ? row.state : `${row.state} (${row.deletedWhy})`,
  row.fault ?? '',
  row.recordingId,
];

async function show(id: string, { by = '', json = false }: Options): Promise<void> {
  const settings = readSettings();
  const secret = ensureSecret(stackFiles(settings).secret('recordings'));
  await onPostgres(async (pool) => {
    const desk = createRecordingDesk({ pool, recordingsDir: settings.recordingsDir, secret });
    const found = isRecordingId(id) ? await desk.show(id, by) : null;
    if (!found) throw new RecordingError(`没有这条录音 / no recording ${id}`);
    const address = consoleAddress(settings);
    if (json) return console.log(JSON.stringify(found));
    const { files, masked, ...rest } = found;
    for (const [key, value] of Object.entries(rest)) if (value !== null) console.log(`${key}: ${String(value)}`);
    for (const { fromMs, toMs } of masked) console.log(`masked: ${fromMs}–${toMs ?? 'end'} ms`);
    for (const { side, bytes, sha256, address: path } of files) {
      console.log(`${side}: ${bytes} bytes, sha256 ${sha256}`);
      if (path !== null) console.log(`  ${address}${path}`);
    }
  });
}

async function verify(id: string | undefined, { json = false }: Options): Promise<void> {
  const { recordingsDir } = readSettings();
  let checked = 0;
  const faults: { recordingId: string; fault: string }[] = [];
  await withRows(async (rows) => {
    for await (const row of id === undefined ? all(rows) : only(rows, id)) {
      const { isThere, fault } = await verifyRecording(row, recordingsDir);
      await rows.checked(row.recordingId, fault, isThere);
      checked += 1;
      if (fault === null) continue;
      faults.push({ recordingId: row.recordingId, fault });
      if (!json) console.error(`${row.recordingId}: ${fault}`);
    }
  });
  if (json) console.log(JSON.stringify({ checked, faults }));
  else console.log(`${checked} 条已校验，${faults.length} 条有误 / checked, with faults`);
  if (faults.length > 0) process.exitCode = 1;
}

async function* all(rows: RecordingRows): AsyncGenerator<RecordingRow> {
  for (let last = ''; ;) {
    const found = await rows.after(last);
    if (found.length === 0) return;
    yield* found;
    last = found.at(-1)?.recordingId ?? last;
  }
}

async function* only(rows: RecordingRows, id: string): AsyncGenerator<RecordingRow> {
  const row = await rows.one(id);
  if (!row || row.state === 'deleted') throw new RecordingError(`没有这条录音 / no recording ${id}`);
  yield row;
}

async function move({ json = false }: Options): Promise<void> {
  const { recordingsDir, rulesFile } = readSettings();
  await onPostgres(async (pool) => {
    const keeping = (await loadRules(rulesFile)).recordings;
    const log = createLog('warn');
    const keeper = createRecordingKeeper({ pool, recordingsDir, keeping: () => keeping, log });
    if (!(await keeper.round())) throw new RecordingError('热线正在处理录音，请稍候 / the hotline is at it; try again');
    const { counts } = keeper;
    if (json) console.log(JSON.stringify(counts));
    else console.log(`入库 indexed ${counts.indexed}, 移走 moved ${counts.moved}, 删除 deleted ${counts.deleted}`);
    const worry = keeper.warning?.() ?? null;
    if (worry !== null) throw new RecordingError(worry);
  });
}

const withRows = (act: (rows: RecordingRows) => Promise<unknown>) => onPostgres((pool) => act(new RecordingRows(pool)));

const onPostgres = (act: (pool: Pool) => Promise<unknown>) => withPool(act, { purpose: 'recordings', max: 4 });
