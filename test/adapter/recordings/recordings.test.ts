/** From the journal's word of a recording to its files: taken in, moved, heard by signed address, deleted, verified. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordingKeeping } from '../../../src/core/recording-notice';
import { createConsole } from '../../../src/console/create-console';
import { moveAway } from '../../../src/recordings/keep-files';
import { createRecordingDesk } from '../../../src/recordings/recording-desk';
import { createRecordingKeeper } from '../../../src/recordings/recording-keeper';
import { RecordingRows } from '../../../src/recordings/recording-rows';
import { signedAddress } from '../../../src/recordings/signed-address';
import { verifyRecording } from '../../../src/recordings/verify-recording';
import { parseRules } from '../../../src/rules/load-rules';
import { FakeFloor } from '../../fakes/fake-floor';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { noon } from '../../fakes/journal-records';
import { small } from '../../fixtures/rules/small';
import { writeWave } from './wave-file';

const secret = 'a secret of this test';
let postgres: TestPostgres;
let desk: JournalDesk;
let dir: string;
let archive: string;
let rows: RecordingRows;
let keeping: RecordingKeeping;

beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(() => postgres.stop(), 30_000);
beforeEach(async () => {
  desk = await JournalDesk.open(await postgres.database());
  dir = mkdtempSync(join(tmpdir(), 'hotline-recordings-'));
  archive = mkdtempSync(join(tmpdir(), 'hotline-archive-'));
  rows = new RecordingRows(desk.pool);
  keeping = { keepMs: null, move: null };
}, 30_000);
afterEach(async () => {
  await desk.close();
  for (const folder of [dir, archive]) rmSync(folder, { recursive: true, force: true });
}, 30_000);

const keeper = () =>
  createRecordingKeeper({ pool: desk.pool, recordingsDir: dir, keeping: () => keeping, log: desk.log.log });
const paths = (folder: string, id: string) => ['agent', 'caller'].map((side) => join(folder, `${id}-${side}.wav`));

/** A whole call, long ago; its talk of 30 s was recorded. */
async function recordedTalk(): Promise<string> {
  const callId = randomUUID();
  desk.append(desk.book.wholeCall(callId, noon));
  await desk.delivered();
  return `${callId}-r1`;
}
function filesOf(id: string): void {
  for (const path of paths(dir, id)) {
    writeWave(path, { seconds: 30, silent: [10_000, 20_000] });
    utimesSync(path, new Date(noon), new Date(noon));
  }
}
async function takenIn(): Promise<string> {
  const id = await recordedTalk();
  filesOf(id);
  await keeper().round();
  return id;
}

test('a talk stands in the index when its files are closed, with length, bytes and checksums of both sides', async () => {
  const id = await recordedTalk();
  for (const path of paths(dir, id)) writeWave(path, { seconds: 30, isOpen: true });
  await keeper().round();
  expect(await rows.one(id)).toMatchObject({ state: 'open', files: [] });
  filesOf(id);
  await keeper().round();
  expect(await rows.one(id)).toMatchObject({
    ...{ state: 'kept', kind: 'talk', lengthMs: 30_000, fault: null },
    startedAt: new Date(noon + 8000),
    endedAt: new Date(noon + 38_000),
    files: ['agent', 'caller'].map((side) => ({
      side,
      bytes: 480_044,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    })),
  });
});

test('without files a recording is missing', async () => {
  const id = await recordedTalk();
  await keeper().round();
  expect(await rows.one(id)).toMatchObject({ state: 'missing', fault: 'no file' });
});

test('a masked stretch is known, and a file that is loud there is a fault', async () => {
  const id = await recordedTalk();
  const mask = (at: number, masked: boolean) =>
    desk.rows(`INSERT INTO recording_mask VALUES ($1, to_timestamp($2::float8 / 1000), $3, 'wang')`, [id, at, masked]);
  await mask(noon + 8000 + 10_000, true);
  await mask(noon + 8000 + 20_000, false);
  filesOf(id);
  await keeper().round();
  const row = await rows.one(id);
  expect(row?.masked).toEqual([{ fromMs: 10_000, toMs: 20_000 }]);
  expect(row && (await verifyRecording(row, dir))).toEqual({ isThere: true, fault: null });
  writeWave(paths(dir, id)[0] ?? '', { seconds: 30 });
  const { fault } = await verifyRecording(row as never, dir);
  expect(fault).toMatch(/was changed.*agent is heard between 10000 and 20000 ms though masked/);
});

test('moved: whole in its new place before the first copy goes; broken off in between, the next round ends it', async () => {
  const id = await takenIn();
  keeping = { keepMs: null, move: { to: archive, afterMs: 0 } };
  const tended = keeper();
  await tended.round();
  const place = join(archive, '2026', '11');
  expect(paths(dir, id).map(existsSync)).toEqual([false, false]);
  expect(paths(place, id).map(existsSync)).toEqual([true, true]);
  expect(await rows.one(id)).toMatchObject({ place, isDoubled: false });
  expect(tended.counts.moved).toBe(1);
  // as after a crash between the index and the removal
  await desk.rows('UPDATE recording SET is_doubled = true');
  for (const [i, path] of paths(dir, id).entries()) writeFileSync(path, readFileSync(paths(place, id)[i] ?? ''));
  await keeper().round();
  expect(paths(dir, id).map(existsSync)).toEqual([false, false]);
  expect(await rows.one(id)).toMatchObject({ state: 'kept', isDoubled: false });
});

test('a target that takes nothing, or a copy that differs, leaves everything where it was', async () => {
  const id = await takenIn();
  writeFileSync(join(archive, 'file'), '');
  keeping = { keepMs: null, move: { to: join(archive, 'file'), afterMs: 0 } };
  const tended = keeper();
  await tended.round();
  expect(tended.warning?.()).toContain(id);
  writeFileSync(paths(dir, id)[1] ?? '', 'something else');
  const row = await rows.one(id);
  await expect(moveAway(rows, row as never, dir, archive)).rejects.toThrow('is not what was recorded');
  expect(paths(dir, id).map(existsSync)).toEqual([true, true]);
  expect(readdirSync(join(archive, '2026', '11')).filter((file) => file.endsWith('.part'))).toEqual([]);
  expect(await rows.one(id)).toMatchObject({ state: 'kept', place: null });
});

test('too old: the files go, the row says when and why; those of a promised callback stay for 30 days', async () => {
  const [old, promised] = [await takenIn(), await takenIn()];
  await desk.rows(
    `INSERT INTO callback (callback_id, parent_call_id, node, queue_id, number, language, due_at, created_at, promised_at, closed_at, state)
     VALUES ('b1', $1, 'n', 'q', '13800005678', 'zh', now(), now(), now(), now(), 'kept')`,
    [promised.slice(0, 36)],
  );
  await desk.rows(`UPDATE recording SET ended_at = now() - interval '2 days'`);
  keeping = { keepMs: 86_400_000, move: null };
  await keeper().round();
  expect(await rows.one(old)).toMatchObject({ state: 'deleted', deletedWhy: 'too-old', lengthMs: 30_000 });
  expect(paths(dir, old).map(existsSync)).toEqual([false, false]);
  expect(await rows.one(promised)).toMatchObject({ state: 'kept' });
  await desk.rows(`UPDATE callback SET closed_at = now() - interval '31 days'`);
  await keeper().round();
  expect(await rows.one(promised)).toMatchObject({ state: 'deleted' });
});

test('one of two looks after the files at a time', async () => {
  const held = await desk.pool.connect();
  await held.query(`SELECT pg_advisory_lock(hashtext('hotline recordings'))`);
  expect(await keeper().round()).toBe(false);
  await held.query(`SELECT pg_advisory_unlock(hashtext('hotline recordings'))`);
  held.release();
  expect(await keeper().round()).toBe(true);
});

describe('over HTTP', () => {
  let url: string;
  let stop: () => Promise<void>;
  beforeEach(async () => {
    const floor = new FakeFloor(parseRules(small, 'small.yaml'));
    const served = createConsole({
      ...{ settings: { httpAddress: '127.0.0.1', httpPort: 0 }, view: floor, post: floor, clock: floor.clock },
      ...{ health: [], log: desk.log.log },
      recordings: createRecordingDesk({ pool: desk.pool, recordingsDir: dir, secret }),
    });
    await served.start();
    url = served.address ?? '';
    stop = () => served.stop();
  });
  afterEach(() => stop());

  interface Shown {
    readonly files: readonly { readonly side: string; readonly address: string }[];
  }
  const addressOf = async (id: string) => {
    const shown = (await (await fetch(`${url}/api/v1/recordings/${id}?by=wang`)).json()) as Shown;
    return `${url}${shown.files.find(({ side }) => side === 'agent')?.address ?? ''}`;
  };

  test('an address is given, sends the whole or a part, and each access stands on record', async () => {
    const id = await takenIn();
    const address = await addressOf(id);
    const whole = await fetch(address);
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'audio/wav']);
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(readFileSync(paths(dir, id)[0] ?? ''));
    const part = await fetch(address, { headers: { range: 'bytes=8-15' } });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      ...[206, 'bytes 8-15/480044'],
      'WAVEfmt ',
    ]);
    expect((await fetch(address, { headers: { range: 'bytes=999999-' } })).status).toBe(416);
    const log = await desk.rows('SELECT recording_id, side, who, from_address FROM recording_access ORDER BY id');
    expect(log).toEqual(
      Array.from({ length: 3 }, () => ({ recording_id: id, side: 'agent', who: 'wang', from_address: '127.0.0.1' })),
    );
  });

  test('an address that was made up, changed or is past its time is refused, and nobody gets out of the folder', async () => {
    const id = await takenIn();
    const address = await addressOf(id);
    const refused = async (wrong: string) => {
      const response = await fetch(wrong);
      const { error } = (await response.json()) as { error: { code: string } };
      return `${response.status} ${error.code}`;
    };
    expect(await refused(address.replace('side=agent', 'side=caller'))).toBe('403 signature-wrong');
    expect(await refused(address.replace('who=wang', 'who=li'))).toBe('403 signature-wrong');
    expect(await refused(address.replace(/signature=./, 'signature=%00'))).toBe('403 signature-wrong');
    expect(await refused(`${url}/recordings/..%2F..%2Fetc%2Fpasswd?side=agent&who=x&until=1&signature=x`)).toBe(
      '403 signature-wrong',
    );
    const past = { recordingId: id, side: 'agent', who: 'wang', until: Date.now() - 1 } as const;
    expect(await refused(`${url}${signedAddress(past, secret)}`)).toBe('403 signature-expired');
    const strange = { ...past, recordingId: `${randomUUID()}-r1`, until: Date.now() + 10_000 };
    expect(await refused(`${url}${signedAddress(strange, secret)}`)).toBe('404 recording-unknown');
    rmSync(paths(dir, id)[0] ?? '');
    expect(await refused(address)).toBe('410 recording-gone');
    expect(await desk.rows('SELECT * FROM recording_access')).toEqual([]);
  });
});
