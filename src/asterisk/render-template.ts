/** Fills `{{key}}` in the templates of `dialplan/`. A key without a value is a mistake of ours and fails at once. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const templates = resolve(__dirname, '../../dialplan');

/** The template's text with every key replaced; values must have been checked, they are put in as they are. */
export function renderTemplate(name: string, values: Readonly<Record<string, string>>): string {
  const text = readFileSync(join(templates, name), 'utf8');
  return text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`dialplan/${name} asks for {{${key}}}, which nobody gives`);
    return value;
  });
}
