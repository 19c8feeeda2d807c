/** From a service's JSON to the few texts the rules ask for. */

/** Longer texts are cut: nobody could hear them out. */
const longest = 200;

/** `wanted`: name → dotted path. What is not there, or no text, number or flag, is left out. */
export function answerValues(answer: unknown, wanted: Readonly<Record<string, string>>): Record<string, string> {
  const found = Object.entries(wanted).flatMap(([name, path]): [string, string][] => {
    const text = textOf(at(answer, path.split('.')));
    return text === null ? [] : [[name, text]];
  });
  return Object.fromEntries(found);
}

function at(value: unknown, path: readonly string[]): unknown {
  let inner = value;
  for (const key of path) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, key)) return undefined;
    inner = (inner as Readonly<Record<string, unknown>>)[key];
  }
  return inner;
}

function textOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  return [...String(value).replace(/\p{C}/gu, ' ')].slice(0, longest).join('');
}
