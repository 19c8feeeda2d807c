/** Imports go main → app → adapters → engine → core; adapters know one another only through engine/ports. */
import ts from 'typescript';
import { importsOf, nodesOf, sourceFiles, type SourceFile } from './source-files';

const adapters =
  'asterisk callbacks console journal lookups persons queue-log recordings reports rules storage webhooks'.split(' ');
const shared = ['src/config', 'src/log'];
const ofCore = ['src/core/'];
/** What several adapters need of the world outside. */
const network = 'src/network/';
const adapterMay = [...ofCore, 'src/engine/ports', network, ...shared];
const assembly = [...ofCore, 'src/engine/', 'src/prompts/', ...adapters.map((name) => `src/${name}/`), ...shared];

/** Part of `src` → what it may import besides itself; an entry that ends with `/` means everything below. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  config: [],
  log: [],
  core: [],
  network: [],
  engine: [...ofCore, ...shared],
  ...Object.fromEntries(adapters.map((adapter) => [adapter, adapterMay])),
  // Makes the sounds before any call; knows the rules only as the core does.
  prompts: [...ofCore, ...shared],
  // Starts Asterisk, Postgres and Redis; Asterisk's files are rendered by its adapter.
  stack: [...ofCore, 'src/engine/ports', 'src/asterisk/', ...shared],
  // Where the adapters meet: app builds everything, floor-keeper owns the order of recovery.
  'floor-keeper': assembly,
  // … recording-room has what is done with recordings, person-room what is held of one person, callback-room what is owed.
  'recording-room': assembly,
  'callback-room': assembly,
  'person-room': [...assembly, 'src/stack/secret-file'],
  // … rules-keeper changes the rules while it runs; ready-rules are those that pass the check and have their sounds.
  'ready-rules': assembly,
  'rules-keeper': [...assembly, 'src/ready-rules'],
  // … counters names what /metrics counts of them.
  counters: assembly,
  // … and asks the stack only where the parts are and what their secrets are.
  app: [
    ...assembly,
    'src/floor-keeper',
    'src/rules-keeper',
    'src/recording-room',
    'src/callback-room',
    'src/person-room',
    'src/counters',
    'src/stack/endpoints',
    'src/stack/asterisk',
    'src/stack/secret-file',
  ],
  cli: ['src/'],
  main: ['src/'],
};

const partOf = (path: string) => path.split('/')[1]?.replace(/\.ts$/, '') ?? '';
const files = sourceFiles('src');

function forbidden(file: SourceFile): string[] {
  const part = partOf(file.path);
  const may = allowed[part] ?? [];
  return importsOf(file)
    .filter((target) => target.startsWith('src/') && partOf(target) !== part)
    .filter((target) => !may.some((entry) => (entry.endsWith('/') ? target.startsWith(entry) : target === entry)))
    .map((target) => `${file.path} → ${target}`);
}

test('every part of src has its place in the layering', () => {
  expect([...new Set(files.map((file) => partOf(file.path)))].filter((part) => !(part in allowed))).toEqual([]);
});

test('no import goes upwards or sideways', () => {
  expect(files.flatMap(forbidden)).toEqual([]);
});

test('nothing but main imports the command line, nothing but the command line starts the app', () => {
  const edges = files.flatMap((file) => importsOf(file).map((target) => [file.path, target] as const));
  const into = (target: RegExp, from: RegExp) => edges.filter(([a, b]) => target.test(b) && !from.test(a));
  expect(into(/^src\/cli(\.ts)?(\/|$)/, /^src\/(main\.ts|cli\.ts|cli\/)/)).toEqual([]);
  expect(into(/^src\/app$/, /^src\/(cli\/|main\.ts)/)).toEqual([]);
});

test('the product does not import its tests or benches', () => {
  expect(files.flatMap((file) => importsOf(file).filter((target) => /^(test|bench)\//.test(target)))).toEqual([]);
});

test('figures are computed from the evidence by code that knows nothing of the product', () => {
  const measures = sourceFiles('bench').filter((file) => file.path.startsWith('bench/measure/'));
  expect(measures.flatMap((file) => importsOf(file).filter((target) => target.startsWith('src/')))).toEqual([]);
});

describe('core is a pure state machine', () => {
  const core = files.filter((file) => file.path.startsWith('src/core/'));
  const outside = new Set(
    'process setTimeout setInterval setImmediate queueMicrotask performance fetch require console Promise'.split(' '),
  );

  test('it imports nothing from outside, neither packages nor Node', () => {
    expect(core.flatMap((file) => importsOf(file).filter((target) => !target.startsWith('src/core/')))).toEqual([]);
  });
  test('it has no clock, no chance, no input or output, nothing asynchronous', () => {
    const impure = (node: ts.Node) =>
      (ts.isIdentifier(node) && outside.has(node.text)) ||
      (ts.isPropertyAccessExpression(node) && /^(Date\.now|Math\.random)$/.test(node.getText())) ||
      (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) ||
      ts.isAwaitExpression(node) ||
      node.kind === ts.SyntaxKind.AsyncKeyword;
    expect(core.flatMap((file) => nodesOf(file, impure))).toEqual([]);
  });
});

test('only config.ts reads the environment', () => {
  const isEnv = (node: ts.Node) =>
    ts.isPropertyAccessExpression(node) && node.name.text === 'env' && node.expression.getText() === 'process';
  expect(files.filter((file) => file.path !== 'src/config.ts').flatMap((file) => nodesOf(file, isEnv))).toEqual([]);
});
