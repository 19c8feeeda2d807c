/** What the `hotline callbacks` commands ask of the console, and how a refusal is told. */
import type { z } from 'zod';
import { readSettings } from '../../config';
import { askConsole, consoleAddress, understand } from '../console-client';
import { errorForm } from '../error-form';

export interface Asked<T> {
  readonly form: z.ZodType<T>;
  /** Below `/api/v1/callbacks`. */
  readonly path: string;
  readonly post?: object;
  readonly json: boolean;
}

/** What was answered, read and as it came; null when it was refused, and said so. */
export async function askCallbacks<T>({
  form,
  path,
  post,
  json,
}: Asked<T>): Promise<{ read: T; body: unknown } | null> {
  const address = consoleAddress(readSettings());
  const { status, body } = await askConsole(`${address}/api/v1/callbacks${path}`, post && { post });
  if (status === 200 || status === 201) return { read: understand(form, body, address), body };
  const { error } = understand(errorForm, body, address);
  process.exitCode = 1;
  if (json) console.log(JSON.stringify({ ok: false, error }));
  else console.error(`${error.message} (${error.code})`);
  return null;
}
