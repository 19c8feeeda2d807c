/** Turns what the schema library says into problems an operator understands, and keeps what could be read. */
import { z } from 'zod';
import type { Entry, Form } from './form';
import type { Path, Problems } from './problems';
import { show } from './show';
import type { YamlMap, YamlValue } from './yaml-tree';

/** Reads one form; each thing wrong with it is added to `problems`. */
export function readForm<T>(form: Form<T>, value: YamlValue | undefined, path: Path, problems: Problems): Entry<T> {
  const result = form.whole.safeParse(value);
  if (result.success) return { whole: result.data, part: result.data };
  report(result.error, path, problems);
  const rest = form.part.safeParse(without(value, wrongKeys(result.error)));
  return { whole: null, part: rest.success ? rest.data : {} };
}

/** Reads one value; null when it is wrong. */
export function readValue<T>(
  type: z.ZodType<T>,
  value: YamlValue | undefined,
  path: Path,
  problems: Problems,
): T | null {
  const result = type.safeParse(value);
  if (result.success) return result.data;
  report(result.error, path, problems);
  return null;
}

function report(error: z.ZodError, path: Path, problems: Problems): void {
  for (const issue of error.issues) {
    const at = [...path, ...issue.path.map(String)];
    if (issue.code === 'unrecognized_keys') {
      const messages = issue.message.split('\n');
      issue.keys.forEach((key, i) => problems.add([...at, key], messages[i] ?? issue.message, show(key)));
    } else if (issue.code === 'invalid_key') {
      problems.add(at, issue.issues[0]?.message ?? issue.message, show(at.at(-1)));
    } else {
      problems.add(at, issue.message);
    }
  }
}

function wrongKeys(error: z.ZodError): ReadonlySet<string> {
  return new Set(
    error.issues.flatMap((issue) =>
      issue.path.length === 0 && issue.code === 'unrecognized_keys' ? issue.keys : issue.path.slice(0, 1).map(String),
    ),
  );
}

function without(value: YamlValue | undefined, keys: ReadonlySet<string>): YamlValue | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const rest = Object.create(null) as YamlMap;
  for (const [key, part] of Object.entries(value)) if (!keys.has(key)) rest[key] = part;
  return rest;
}
