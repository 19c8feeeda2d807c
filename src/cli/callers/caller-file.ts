/** A file of callers to be put on lists by one command. */
import { readFileSync } from 'node:fs';
import { CallerFileError, parseCallers, type FiledCaller } from '../../storage/caller-file';
import { ConsoleError } from '../console-client';

/** Each is one request; a longer file is watched (`HOTLINE_CALLERS_FILE`), or goes by SQL (`\copy known_caller`). */
const most = 2_000;

/** Throws `WRONG_FILE`, naming file and line, before anything is sent. */
export function readCallerFile(file: string): readonly FiledCaller[] {
  try {
    const callers = parseCallers(readFileSync(file, 'utf8'), file, Infinity);
    if (callers.length > 0 && callers.length <= most) return callers;
    throw new CallerFileError(`${file}: 1–${most} 行 / from 1 to ${most} callers, not ${callers.length}`);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ConsoleError('WRONG_FILE', error instanceof CallerFileError ? message : `${file}: ${message}`);
  }
}
