/** Collects what is wrong with one file; every check adds to it, so that one run names everything. */
import { lineFinder } from './lines';
import type { RulesProblem } from './rules-error';
import { parseYaml, type YamlTree, type YamlValue } from './yaml-tree';
import { show } from './show';

export type Path = readonly string[];

export class Problems {
  readonly tree: YamlTree;
  private readonly lineAt: (offset: number) => number;
  private readonly list: RulesProblem[] = [];

  constructor(
    text: string,
    private readonly file: string,
  ) {
    this.tree = parseYaml(text);
    this.lineAt = lineFinder(text);
    for (const fault of this.tree.faults) this.push(fault.offset, fault.path, fault.found, fault.allowed);
  }

  /** `allowed` completes the sentence "allowed: …"; `found` is read from the file unless given. */
  add(path: Path, allowed: string, found?: string): void {
    this.push(this.offsetOf(path), path, found ?? show(this.valueAt(path)), allowed);
  }

  sorted(): readonly RulesProblem[] {
    return [...this.list].sort((a, b) => a.line - b.line);
  }

  /** Where the key stands, for whoever has something to say about it that is no problem. */
  place(path: Path): Pick<RulesProblem, 'file' | 'line' | 'key'> {
    return this.at(this.offsetOf(path), path);
  }

  private at(offset: number, path: Path): Pick<RulesProblem, 'file' | 'line' | 'key'> {
    return { file: this.file, line: this.lineAt(offset), key: path.map(printableKey).join('.') || '(file)' };
  }

  private push(offset: number, path: Path, found: string, allowed: string): void {
    // A password written where the name of its file belongs must not reach a log.
    const secret = path.includes('secret') && found.startsWith("'");
    this.list.push({ ...this.at(offset, path), found: secret ? 'a text' : found, allowed });
  }

  private valueAt(path: Path): YamlValue | null | undefined {
    let value: YamlValue | null | undefined = this.tree.value;
    for (const key of path) value = child(value, key);
    return value;
  }

  /** Where the key stands; of a key that is missing, where its nearest parent stands. */
  private offsetOf(path: Path): number {
    let value: YamlValue | null | undefined = this.tree.value;
    let offset = 0;
    for (const key of path) {
      const place = typeof value === 'object' && value !== null ? this.tree.places.get(value)?.get(key) : undefined;
      if (place === undefined) return offset;
      offset = place;
      value = child(value, key);
    }
    return offset;
  }
}

function child(value: YamlValue | null | undefined, key: string): YamlValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Array.isArray(value) ? value[Number(key)] : value[key];
}

/** Keys come from the file too; words and numbers, which all good ones are, stay as they are. */
function printableKey(key: string): string {
  return /^[\w*#-]{1,60}$/.test(key) ? key : show(key);
}
