/**
 * Text → plain values with the place of each key. Every scalar stays text: YAML's guesses would turn the number `010`
 * into 10 and `off` into false before the schema could see them.
 */
import { EVENT_ID, getScalarValue, parseEvents, YAMLException, type Event } from 'js-yaml';
import { lineFinder } from './lines';
import { show } from './show';

/** A text, a list or a map without prototype. */
export type YamlValue = string | YamlValue[] | YamlMap;
export interface YamlMap {
  [key: string]: YamlValue;
}
/** Offsets of the keys (or items) of each map and list. */
export type Places = WeakMap<object, Map<string, number>>;

export interface YamlTree {
  readonly value: YamlValue | null;
  readonly places: Places;
  readonly faults: readonly YamlFault[];
}
export interface YamlFault {
  readonly offset: number;
  readonly path: readonly string[];
  readonly found: string;
  readonly allowed: string;
}

const maxDepth = 20;
/** Counted with aliases expanded: a small file of aliases to aliases cannot grow into a large one. */
const maxValues = 1_000_000;

interface Open {
  readonly node: YamlValue[] | YamlMap;
  readonly places: Map<string, number>;
  readonly anchor: string | null;
  readonly offset: number;
  key: { readonly text: string; readonly offset: number } | null;
  size: number;
}

/** Never throws; a text that is no YAML gives `value: null` and one fault. */
export function parseYaml(text: string): YamlTree {
  try {
    return new TreeBuilder(text).build(parseEvents(text, { maxDepth }));
  } catch (error) {
    return { value: null, places: new WeakMap(), faults: [syntaxFault(error)] };
  }
}

function syntaxFault(error: unknown): YamlFault {
  const allowed = 'YAML: two spaces per level, `key: value`';
  if (!(error instanceof YAMLException)) return { offset: 0, path: [], found: 'a text too tangled to read', allowed };
  return { offset: error.mark?.position ?? 0, path: [], found: `no YAML (${error.reason})`, allowed };
}

class TreeBuilder {
  private readonly places: Places = new WeakMap();
  private readonly faults: YamlFault[] = [];
  private readonly anchors = new Map<string, { readonly value: YamlValue; readonly size: number }>();
  private readonly open: Open[] = [];
  private root: YamlValue | null = null;
  private documents = 0;
  /** Of the last thing that stood somewhere: an item with nothing in it has no place of its own. */
  private reached = 0;

  private readonly lineAt: (offset: number) => number;

  constructor(private readonly text: string) {
    this.lineAt = lineFinder(text);
  }

  build(events: readonly Event[]): YamlTree {
    for (const event of events) this.take(event);
    if (this.root === null) this.fault(0, 'nothing', 'one YAML map with the keys hotline, numbers, queues, agents …');
    return { value: this.root, places: this.places, faults: this.faults };
  }

  private take(event: Event): void {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        this.documents += 1;
        if (this.documents === 2) this.fault(0, 'several YAML documents', 'one: remove the line ---');
        return;
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE:
        this.begin(event);
        return;
      case EVENT_ID.SCALAR:
        this.refuseTag(event, event.valueStart);
        this.put(getScalarValue(this.text, event), this.placeOf(event.valueStart), 1, this.anchorOf(event));
        return;
      case EVENT_ID.ALIAS:
        this.resolve(event.anchorStart, event.anchorEnd);
        return;
      case EVENT_ID.POP:
        this.end();
    }
  }

  private begin(event: Extract<Event, { start: number }>): void {
    this.refuseTag(event, event.start);
    const node: Open['node'] = event.type === EVENT_ID.SEQUENCE ? [] : emptyMap();
    const places = new Map<string, number>();
    this.places.set(node, places);
    const offset = this.placeOf(event.start);
    this.open.push({ node, places, offset, anchor: this.anchorOf(event), key: null, size: 1 });
  }

  private placeOf(offset: number): number {
    if (offset >= 0) this.reached = offset;
    return this.reached;
  }

  private end(): void {
    const done = this.open.pop();
    // The end of the document pops too.
    if (done) this.put(done.node, done.offset, done.size, done.anchor);
  }

  private put(value: YamlValue, offset: number, size: number, anchor: string | null): void {
    if (anchor !== null) this.anchors.set(anchor, { value, size });
    const parent = this.open.at(-1);
    if (!parent) {
      if (this.documents <= 1) this.root = value;
      return;
    }
    parent.size += size;
    if (parent.size > maxValues) throw new Error('too many values');
    if (Array.isArray(parent.node)) {
      parent.places.set(String(parent.node.length), offset);
      parent.node.push(value);
    } else if (parent.key === null) {
      parent.key = this.keyFrom(value, offset);
    } else {
      this.putPair(parent, parent.node, parent.key, value);
    }
  }

  private keyFrom(value: YamlValue, offset: number): { text: string; offset: number } {
    if (typeof value === 'string') return { text: value, offset };
    this.fault(offset, `${show(value)} as a key`, 'a word or a number as a key');
    return { text: '', offset };
  }

  private putPair(parent: Open, node: YamlMap, key: { text: string; offset: number }, value: YamlValue): void {
    const first = parent.places.get(key.text);
    parent.key = null;
    if (key.text in node && first !== undefined) {
      const path = [...this.path(), key.text];
      const found = `${show(key.text)} a second time (first on line ${this.lineAt(first)})`;
      this.faults.push({ offset: key.offset, path, found, allowed: 'each key once: keep one of them' });
      return;
    }
    parent.places.set(key.text, key.offset);
    node[key.text] = value;
  }

  private resolve(from: number, to: number): void {
    const name = this.text.slice(from, to);
    const target = this.anchors.get(name);
    if (target) return this.put(target.value, from, target.size, null);
    this.fault(from, `*${name}`, `an alias of an anchor that stands complete before it (&${name} …)`);
    this.put('', from, 1, null);
  }

  private anchorOf(event: { anchorStart: number; anchorEnd: number }): string | null {
    return event.anchorStart < 0 ? null : this.text.slice(event.anchorStart, event.anchorEnd);
  }

  private refuseTag(event: { tagStart: number; tagEnd: number }, offset: number): void {
    if (event.tagStart < 0) return;
    this.fault(offset, show(this.text.slice(event.tagStart, event.tagEnd)), 'no tags: every value is read as text');
  }

  private fault(offset: number, found: string, allowed: string): void {
    this.faults.push({ offset: Math.max(0, offset), path: this.path(), found, allowed });
  }

  private path(): string[] {
    return this.open.flatMap((level) =>
      Array.isArray(level.node) ? [String(level.node.length)] : level.key === null ? [] : [level.key.text],
    );
  }
}

/** No prototype: a key `__proto__` or `constructor` is a key like any other. */
function emptyMap(): YamlMap {
  return Object.create(null) as YamlMap;
}
