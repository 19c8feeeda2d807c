/** A sheet on a terminal: without its rare columns unless all are asked for. */
import { heading, sayCell } from '../../reports/render-sheet';
import type { Language, Sheet } from '../../reports/sheet';
import { table } from '../table';

export function printSheet({ title, notes, columns, rows }: Sheet, language: Language, all: boolean): string {
  const shown = columns.flatMap((column, i) => (all || !column.isRare ? [{ column, i }] : []));
  const cells = rows.map((row) => shown.map(({ column, i }) => sayCell(row[i] ?? null, column.kind) || '–'));
  const none = language === 'zh' ? '没有记录' : 'nothing on record';
  const head = shown.map(({ column }) => heading(column, language));
  return [title, ...notes, '', rows.length === 0 ? none : table(head, cells)].join('\n');
}
