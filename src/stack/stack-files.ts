/** Where the private parts keep their things below the state folder. */
import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Settings } from '../config';
import { StackError } from './stack-error';

/** `orders`: the example order service, which only the demo starts. */
export type PartName = 'postgres' | 'redis' | 'asterisk' | 'serve' | 'orders';
/** In the order in which they start; they stop in reverse. */
export const partNames: readonly PartName[] = ['postgres', 'redis', 'asterisk', 'serve', 'orders'];

/** The folder with package.json. */
export const packageRoot = resolve(__dirname, '..', '..');

export function stackFiles(settings: Pick<Settings, 'stateDir'>) {
  const below = (...parts: string[]) => join(settings.stateDir, ...parts);
  return {
    record: (part: PartName) => below('run', `${part}.pid`),
    log: (part: PartName) => below('logs', `${part}.log`),
    secret: (name: string) => below('secrets', name),
    ports: below('run', 'ports.json'),
    lock: below('run', 'stack.lock'),
    postgres: below('postgres'),
    redis: below('redis'),
  };
}

/** Makes the state folder and its closed rooms. Throws `FOLDER_UNUSABLE`. */
export function prepareStateDir(settings: Pick<Settings, 'stateDir'>): void {
  try {
    mkdirSync(settings.stateDir, { recursive: true, mode: 0o711 });
    for (const room of ['secrets', 'run', 'logs', 'recordings', 'journal']) {
      const path = join(settings.stateDir, room);
      mkdirSync(path, { recursive: true, mode: 0o700 });
      chmodSync(path, 0o700);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StackError('FOLDER_UNUSABLE', `the state folder cannot be used: ${reason}; set HOTLINE_STATE_DIR`, {
      cause: error,
    });
  }
}
