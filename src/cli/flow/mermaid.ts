/** A flow chart as Mermaid text. */
import type { PlaceKind } from '../../rules/flow/flow';
import type { FlowChart } from './flow-chart';

/** What stands around the words: Mermaid tells shapes by their brackets. */
const shapes: Readonly<Record<PlaceKind, readonly [string, string]>> = {
  number: ['([', '])'],
  hours: ['{', '}'],
  menu: ['[', ']'],
  queue: ['[[', ']]'],
  agent: ['[[', ']]'],
  voicemail: ['(', ')'],
  confirm: ['[', ']'],
  callback: ['(', ')'],
  outside: ['[/', '/]'],
  'hang-up': ['(((', ')))'],
  action: ['(', ')'],
};

export function mermaid({ boxes, arrows }: FlowChart): string {
  // Ids of the rules may be words of Mermaid's own (`end`) or hold signs it reads: the places are numbered.
  const ids = new Map(boxes.map(({ id }, i) => [id, `n${i + 1}`]));
  const lines = boxes.map(({ id, kind, lines: words }) => {
    const [open, close] = shapes[kind];
    return `  ${ids.get(id)}${open}${quoted(words.join('\n'))}${close}:::${kind.replace('-', '')}`;
  });
  const ways = arrows.map(({ from, to, label, kind }) => {
    const line = kind === 'usual' ? '-->' : '-.->';
    return `  ${ids.get(from)} ${line}${label === '' ? '' : `|${quoted(label)}|`} ${ids.get(to)}`;
  });
  return `${['flowchart LR', ...lines, ...ways, ...styles.map((style) => `  ${style}`)].join('\n')}\n`;
}

const styles = [
  'classDef number fill:#dbeafe,stroke:#1d4ed8',
  'classDef hours fill:#fef9c3,stroke:#a16207',
  'classDef menu fill:#f3f4f6,stroke:#374151',
  'classDef queue fill:#dcfce7,stroke:#15803d',
  'classDef agent fill:#dcfce7,stroke:#15803d',
  'classDef voicemail fill:#ede9fe,stroke:#6d28d9',
  'classDef confirm fill:#f3f4f6,stroke:#374151',
  'classDef callback fill:#ede9fe,stroke:#6d28d9',
  'classDef outside fill:#ffedd5,stroke:#c2410c',
  'classDef hangup fill:#fee2e2,stroke:#b91c1c',
];

/** Inside quotes only these have a meaning; `#` begins an entity there. */
const entities: Readonly<Record<string, string>> = {
  '#': '#35;',
  '"': '#quot;',
  '<': '#lt;',
  '>': '#gt;',
  '&': '#amp;',
  '`': '#96;',
  '|': '#124;',
  '\n': '<br/>',
};

const quoted = (text: string) => `"${text.replace(/[#"<>&`|\n]/g, (sign) => entities[sign] ?? '')}"`;
