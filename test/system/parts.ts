/** What a hotline stands on, started for one test file: Postgres, Redis, Asterisk, and the sentences. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderAsterisk } from '../../src/asterisk/render-asterisk';
import type { Settings } from '../../src/config';
import type { Rules } from '../../src/core/rules';
import { buildPrompts } from '../../src/prompts/build-prompts';
import { asteriskDirs, asteriskSecrets, startAsterisk, type RunningAsterisk } from '../../src/stack/asterisk';
import { startPostgres, type RunningPostgres } from '../../src/stack/postgres';
import { startRedis, type RunningRedis } from '../../src/stack/redis';
import { agentIds, agentsAtMost, nameOf, queueNames } from './rules';

const repository = resolve(__dirname, '../..');

/** The same sentences serve every test; they are made once and kept beside the build. */
export const promptsDir = join(repository, '.hotline', 'test', 'prompts');

export async function makePrompts(): Promise<void> {
  mkdirSync(promptsDir, { recursive: true });
  const names = new Map(agentIds(agentsAtMost).map((id) => [`agent-name-${id}`, nameOf(id)]));
  for (const [id, name] of Object.entries(queueNames)) names.set(`queue-name-${id}`, name);
  await buildPrompts({ promptsDir, names });
}

/** Where Asterisk was unpacked: `HOTLINE_ASTERISK_ROOT`, else below `.hotline`. */
export const asteriskRoot = (): string =>
  resolve(process.env.HOTLINE_ASTERISK_ROOT ?? join(repository, '.hotline', 'asterisk', 'root'));

/** Where a baresip that knows SIP INFO was unpacked: beside Asterisk, unless `HOTLINE_BARESIP_ROOT` says otherwise. */
export const baresipRoot = (): string => resolve(process.env.HOTLINE_BARESIP_ROOT ?? asteriskRoot());

export const openPostgres = (stateDir: string, port?: number): Promise<RunningPostgres> =>
  startPostgres({
    dir: join(stateDir, 'postgres'),
    password: 'test',
    lifetime: 'with-parent',
    stateDir,
    ...(port === undefined ? {} : { port }),
  });

export const openRedis = (stateDir: string): Promise<RunningRedis> =>
  startRedis({ dir: join(stateDir, 'redis'), password: 'test', lifetime: 'with-parent', stateDir });

export async function openAsterisk(settings: Settings, rules: Rules): Promise<RunningAsterisk> {
  const secrets = asteriskSecrets(settings.stateDir);
  await renderAsterisk(settings, rules, secrets, { dirs: asteriskDirs(settings), control: 'loopback' });
  return startAsterisk(settings, secrets, 'with-parent');
}
