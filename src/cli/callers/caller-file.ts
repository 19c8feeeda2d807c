/** A file of callers for a list: `number,list,note` on each line, note optional; empty lines and those with `#` are passed over. */
import { readFileSync } from 'node:fs';
import { ConsoleError } from '../console-client';

export interface FiledCaller {
  readonly number: string;
  readonly list: string;
  readonly note?: string;
}

/** Each is one request; a longer file goes by SQL (`\copy known_caller`). */
const most = 2_000;

/** Throws `WRONG_FILE`, naming file and line, before anything is sent. */
export function readCallerFile(file: string): readonly FiledCaller[] {
  const lines = textOf(file).split(/\r?\n/);
  const callers = lines.flatMap((line, i) => {
    const text = line.replace(/^\uFEFF/, '').trim();
    return text === '' || text.startsWith('#') ? [] : [callerOf(text, `${file}:${i + 1}`)];
  });
  if (callers.length === 0 || callers.length > most)
    throw wrong(`${file}: 1–${most} 行 / from 1 to ${most} callers, not ${callers.length}`);
  return callers;
}

function callerOf(text: string, where: string): FiledCaller {
  const [number = '', list = '', ...note] = text.split(',').map((part) => part.trim());
  if (!/^\+?[0-9]{3,20}$/.test(number))
    throw wrong(`${where}: 号码应为 3–20 位数字 / a number of 3 to 20 digits, not '${number}'`);
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(list))
    throw wrong(`${where}: 写作 号码,名单,备注 / number,list,note, not '${text}'`);
  const why = note.join(',');
  if (why.length > 200) throw wrong(`${where}: 备注过长 / the note has more than 200 characters`);
  return { number, list, ...(why && { note: why }) };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw wrong(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const wrong = (message: string) => new ConsoleError('WRONG_FILE', message);
