/** `hotline up | doctor | demo | down` as a person uses them, each in a state folder and on ports of its own. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createSocket } from 'node:dgram';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { freePort, freeUdpPort } from '../../../src/stack/free-port';
import { isAlive, markedProcesses } from '../../../src/stack/process-record';
import { packageRoot } from '../../../src/stack/stack-files';
import { waitFor } from '../../../src/stack/wait-for';

jest.setTimeout(180_000);

/** Made by the first test, kept by the others. */
const promptsDir = mkdtempSync(join(tmpdir(), 'hotline-up-prompts-'));
afterAll(() => rmSync(promptsDir, { recursive: true, force: true }));

let stateDir: string;
let environment: NodeJS.ProcessEnv;

beforeEach(async () => {
  stateDir = mkdtempSync(join(tmpdir(), 'hotline-up-'));
  const rtp = Math.min(await freeUdpPort('127.0.0.1'), 65_000);
  environment = {
    ...process.env,
    HOTLINE_STATE_DIR: stateDir,
    HOTLINE_PROMPTS_DIR: promptsDir,
    HOTLINE_ASTERISK_ROOT: process.env.HOTLINE_ASTERISK_ROOT ?? join(packageRoot, '.hotline', 'asterisk', 'root'),
    HOTLINE_SIP_PORT: String(await freeUdpPort('127.0.0.1')),
    HOTLINE_HTTP_PORT: String(await freePort()),
    HOTLINE_ARI_PORT: String(await freePort()),
    HOTLINE_AMI_PORT: String(await freePort()),
    HOTLINE_RTP_RANGE: `${rtp}-${rtp + 200}`,
  };
});
afterEach(async () => {
  await hotline('down');
  expect([...markedProcesses(stateDir)]).toEqual([]);
  rmSync(stateDir, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function hotline(...args: string[]): Promise<Ran> {
  return new Promise((accept) => {
    const main = join(packageRoot, 'dist', 'main.js');
    execFile(process.execPath, [main, ...args], { env: environment, cwd: packageRoot }, (error, stdout, stderr) =>
      accept({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    );
  });
}

const parts = z.object({ parts: z.array(z.object({ part: z.string(), state: z.string(), pid: z.number() })) });
async function up(): Promise<Record<string, { state: string; pid: number }>> {
  const { code, stdout, stderr } = await hotline('up', '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return Object.fromEntries(parts.parse(JSON.parse(stdout)).parts.map(({ part, ...rest }) => [part, rest]));
}
const states = (found: Record<string, { state: string }>) =>
  Object.fromEntries(Object.entries(found).map(([part, { state }]) => [part, state]));

test('up starts what is missing, keeps what runs, and survives the loss of its folder', async () => {
  const first = await up();
  const all = { postgres: 'started', redis: 'started', asterisk: 'started', serve: 'started' };
  expect(states(first)).toEqual(all);
  const doctor = await hotline('doctor', '--json');
  const diagnosis: unknown = JSON.parse(doctor.stdout);
  expect({ code: doctor.code, diagnosis }).toMatchObject({ code: 0, diagnosis: { ok: true } });

  process.kill(first.redis?.pid ?? 0, 'SIGKILL');
  expect(await waitFor(() => !isAlive(first.redis?.pid ?? 0), 5_000)).toBe(true);
  expect((await hotline('doctor')).code).toBe(1);
  const second = await up();
  expect(states(second)).toEqual({ postgres: 'kept', redis: 'started', asterisk: 'kept', serve: 'kept' });
  expect([second.postgres?.pid, second.asterisk?.pid, second.serve?.pid]).toEqual([
    first.postgres?.pid,
    first.asterisk?.pid,
    first.serve?.pid,
  ]);

  // what ran for the lost folder holds its ports: it has to go before anything can start
  rmSync(stateDir, { recursive: true, force: true, maxRetries: 5 });
  expect(states(await up())).toEqual(all);
  expect(isAlive(first.asterisk?.pid ?? 0)).toBe(false);
});

test('a taken port is named, with the setting that moves it; the next try goes on from there', async () => {
  const socket = createSocket('udp4').bind(Number(environment.HOTLINE_SIP_PORT), '0.0.0.0');
  await once(socket, 'listening');
  const { code, stderr } = await hotline('up');
  expect(code).toBe(1);
  expect(stderr).toMatch(
    new RegExp(`^hotline: UDP port ${environment.HOTLINE_SIP_PORT} \\(SIP\\) is taken by .*HOTLINE_SIP_PORT.*\n$`),
  );
  socket.close();
  await once(socket, 'close');
  expect(states(await up())).toMatchObject({ asterisk: 'started', serve: 'started' });
});

test('the demo plays a call in which both hear each other, and leaves nothing behind', async () => {
  const { code, stdout, stderr } = await hotline('demo', '--once', '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const shown = z
    .object({
      call: z.object({ outcome: z.string(), offers: z.number(), ended_by: z.string(), recording: z.string() }),
      events: z.array(z.object({ type: z.string() })),
      heard: z.record(z.string(), z.object({ voice: z.number() })),
    })
    .parse(JSON.parse(stdout));
  expect(shown.call).toMatchObject({ outcome: 'answered', offers: 1, ended_by: 'caller' });
  expect(shown.heard.caller?.voice).toBeGreaterThanOrEqual(40);
  expect(shown.heard.agent?.voice).toBeGreaterThanOrEqual(40);
  expect(shown.events.map((event) => event.type)).toEqual(
    expect.arrayContaining(['DigitTaken', 'TalkStarted', 'CallEnded']),
  );
  for (const side of ['agent', 'caller'])
    expect(existsSync(join(stateDir, 'recordings', `${shown.call.recording}-${side}.wav`))).toBe(true);
  expect([...markedProcesses(stateDir)]).toEqual([]);
});
