/** A form is a map with known keys. What of it can be read is read even when the rest is wrong. */
import { z } from 'zod';
import { suggestion } from './nearest';

export interface Form<T> {
  readonly whole: z.ZodType<T>;
  readonly part: z.ZodType<Partial<T>>;
}
/** `whole` is null when something in it was wrong; `part` then holds the rest, so that later checks name their problems too. */
export interface Entry<T> {
  readonly whole: T | null;
  readonly part: Partial<T>;
}

export function keysOnly<S extends z.ZodRawShape>(shape: S) {
  const keys = Object.keys(shape);
  return z.strictObject(shape, {
    // One line for each unknown key, in the order of `issue.keys`; `report` takes them apart again.
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => `one of the keys ${suggestion(key, keys)}`).join('\n')
        : `a map with the keys ${keys.join(', ')}`,
  });
}

export function form<S extends z.ZodRawShape>(shape: S) {
  const whole = keysOnly(shape);
  return { whole, part: whole.partial() };
}
