/** The private Asterisk of the stack: rendered from the rules, then started; a running one keeps its calls. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asteriskFiles, renderAsterisk } from '../asterisk/render-asterisk';
import type { Settings } from '../config';
import type { Rules } from '../core/rules';
import { asteriskDirs, asteriskSecrets, startAsterisk } from './asterisk';
import { liveProcess, writeProcessRecord } from './process-record';
import type { PartReport } from './stack';
import { stackFiles } from './stack-files';

export async function startOwnAsterisk(settings: Settings, rules: Rules): Promise<PartReport> {
  const secrets = asteriskSecrets(settings.stateDir); // needed for an Asterisk of yours, too
  if (settings.ariUrl) return { part: 'asterisk', state: 'given', pid: null, detail: 'yours, by HOTLINE_ARI_URL' };
  const record = stackFiles(settings).record('asterisk');
  const place = { dirs: asteriskDirs(settings), control: 'loopback' } as const;
  const listens = `SIP ${settings.sipAddress}:${settings.sipPort}/udp, ARI 127.0.0.1:${settings.ariPort}`;
  const running = liveProcess(record);
  if (running !== null) {
    const stale = [...asteriskFiles(settings, rules, secrets, place)].filter(
      ([name, text]) => fixedFiles.has(name) && textOf(join(place.dirs.etc, name)) !== text,
    );
    const waits = stale.length > 0 ? '; other settings wait for npm run down and up' : '';
    return { part: 'asterisk', state: 'kept', pid: running, detail: listens + waits };
  }
  await renderAsterisk(settings, rules, secrets, place);
  const started = await startAsterisk(settings, secrets, 'detached');
  writeProcessRecord(record, started.pid);
  return { part: 'asterisk', state: 'started', pid: started.pid, detail: listens };
}

/** Read at its start only; the others follow the rules while it runs. */
const fixedFiles: ReadonlySet<string> = new Set([
  'asterisk.conf',
  'http.conf',
  'manager.conf',
  'pjsip.conf',
  'rtp.conf',
]);

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
