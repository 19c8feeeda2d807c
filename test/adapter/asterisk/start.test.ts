/** Starting Asterisk where it cannot start: one sentence that says what to do. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { asteriskCli, asteriskDirs, startAsterisk } from '../../../src/stack/asterisk';
import { OwnAsterisk } from './own-asterisk';

let own: OwnAsterisk;
beforeAll(async () => {
  own = await OwnAsterisk.start();
}, 60_000);
afterAll(() => own.close());

test('its command line answers', async () => {
  const answer = await asteriskCli(own.settings.asteriskRoot, own.settings.asteriskEtc, 'core show channels count');
  expect(answer).toMatch(/^0 active channels/m);
});

test('it loads what the hotline needs without a complaint, and nothing that can run commands', async () => {
  const log = readFileSync(join(asteriskDirs(own.settings).log, 'messages.log'), 'utf8');
  expect(log.split('\n').filter((line) => /WARNING|ERROR/.test(line))).toEqual([]);
  const show = (what: string) => asteriskCli(own.settings.asteriskRoot, own.settings.asteriskEtc, what);
  const modules = await show('module show');
  expect(modules).not.toMatch(/app_system|func_shell|res_agi|app_voicemail|res_pjsip_endpoint_identifier_anonymous/);
  expect(modules).not.toMatch(/Not Running/);
  expect(await show('core show settings')).toMatch(/System name: +hotline-test/);
  const endpoints = await show('pjsip show endpoints');
  expect(endpoints).not.toMatch(/anonymous/);
});

test('a port that is taken is named, with the setting that moves it', async () => {
  const port = await own.place.ports.next();
  const blocker = createServer();
  await new Promise<void>((accept) => blocker.listen(port, '127.0.0.1', accept));
  const settings = { ...own.settings, ariPort: port };
  await expect(startAsterisk(settings, own.secrets, 'with-parent')).rejects.toMatchObject({
    code: 'PORT_TAKEN',
    message: expect.stringMatching(new RegExp(`${port}.*HOTLINE_ARI_PORT`)) as unknown,
  });
  blocker.close();
  const sip = startAsterisk({ ...own.settings, ariPort: port, amiPort: port }, own.secrets, 'with-parent');
  await expect(sip).rejects.toMatchObject({
    code: 'PORT_TAKEN',
    message: expect.stringContaining('HOTLINE_SIP_PORT') as unknown,
  });
});

test('no Asterisk below the root', async () => {
  const settings = { ...own.settings, asteriskRoot: join(own.settings.stateDir, 'nothing') };
  await expect(startAsterisk(settings, own.secrets, 'with-parent')).rejects.toMatchObject({
    code: 'NOT_STARTED',
    message: expect.stringContaining('HOTLINE_ASTERISK_ROOT') as unknown,
  });
});
