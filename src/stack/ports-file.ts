/** Ports of the private parts, remembered so that a restart finds them where clients look. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const form = z.object({ postgres: z.int().min(1).max(65_535), redis: z.int().min(1).max(65_535) }).partial();
export type Ports = Readonly<z.infer<typeof form>>;

/** Empty when nothing was remembered, or nothing readable. */
export function readPorts(file: string): Ports {
  try {
    return form.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

export function rememberPort(file: string, part: keyof Ports, port: number): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, `${JSON.stringify({ ...readPorts(file), [part]: port })}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
