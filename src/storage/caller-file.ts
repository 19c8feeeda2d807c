/** A file of callers for lists: `number,list,note` on each line, note optional; empty lines and those with `#` are passed over. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Clock, Health, ListedCaller } from '../engine/ports';
import type { Log } from '../log';

export interface FiledCaller {
  readonly number: string;
  readonly list: string;
  readonly note?: string;
}
/** `message` names file and line. */
export class CallerFileError extends Error {}

/** @throws CallerFileError at the first line that is wrong, and where there are more than `most`. */
export function parseCallers(text: string, file: string, most: number): readonly FiledCaller[] {
  const callers = text.split(/\r?\n/).flatMap((line, i) => {
    const trimmed = line.replace(/^\uFEFF/, '').trim();
    return trimmed === '' || trimmed.startsWith('#') ? [] : [callerOf(trimmed, `${file}:${i + 1}`)];
  });
  if (callers.length > most)
    throw new CallerFileError(`${file}: 最多 ${most} 行 / at most ${most} callers, not ${callers.length}`);
  return callers;
}

function callerOf(text: string, where: string): FiledCaller {
  const [number = '', list = '', ...note] = text.split(',').map((part) => part.trim());
  if (!/^\+?[0-9]{3,20}$/.test(number))
    throw new CallerFileError(`${where}: 号码应为 3–20 位数字 / a number of 3 to 20 digits, not '${number}'`);
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(list))
    throw new CallerFileError(`${where}: 写作 号码,名单,备注 / number,list,note, not '${text}'`);
  const why = note.join(',');
  if (why.length > 200) throw new CallerFileError(`${where}: 备注过长 / the note has more than 200 characters`);
  return { number, list, ...(why && { note: why }) };
}

/** More belong into the table. */
const mostFiled = 50_000;

/** The file that is watched. While a line of it is wrong, what was read before holds. No file: nobody is listed by it. */
export class CallerFile implements Health {
  readonly name = 'callers file';
  private fault: string | null = null;
  private filed: readonly ListedCaller[] = [];

  constructor(
    private readonly file: string,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly log: Log,
  ) {}

  callers(): readonly ListedCaller[] {
    return this.filed;
  }

  /** Never rejects. */
  async read(): Promise<void> {
    try {
      const found = parseCallers(await textOf(this.file), this.file, mostFiled);
      const of = { by: basename(this.file), until: null, addedAt: this.clock.now() };
      this.filed = found.map(({ number, list, note = '' }) => ({ number, list, note, ...of }));
      this.fault = null;
    } catch (error) {
      this.fault = error instanceof Error ? error.message : String(error);
      this.log.warn({ detail: this.fault }, 'file of callers not read');
    }
  }

  trouble(): null {
    return null;
  }

  warning(): string | null {
    return this.fault;
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((Object(error) as { readonly code?: unknown }).code === 'ENOENT') return '';
    throw error;
  }
}
