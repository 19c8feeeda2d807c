/** The files of the repository as the structure tests see them: paths from the root, with `/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '..', '..');

export interface SourceFile {
  /** e.g. `src/core/step.ts` */
  readonly path: string;
  readonly text: string;
}

/** Every `.ts` file below the folders; a folder that does not exist has none. */
export function sourceFiles(...folders: readonly string[]): SourceFile[] {
  return allPaths(...folders)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

export function allPaths(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    return entries.flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? allPaths(path) : [path];
    });
  });
}

/** What a file imports, type-only and dynamic imports too: our own as `src/core/ids`, packages as they are named. */
export function importsOf({ path, text }: SourceFile): string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) =>
      fileName.startsWith('.') ? posix.join(posix.dirname(path), fileName) : fileName,
    );
}

/** Every node of the file for which `wanted` is true, as `path:line: text`. */
export function nodesOf(file: SourceFile, wanted: (node: ts.Node) => boolean): string[] {
  const parsed = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2023, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (wanted(node)) {
      const { line } = parsed.getLineAndCharacterOfPosition(node.getStart(parsed));
      found.push(`${file.path}:${line + 1}: ${node.getText(parsed).slice(0, 60)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return found;
}
