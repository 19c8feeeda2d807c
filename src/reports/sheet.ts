/** A report as a sheet: what stands above it, headings, and cells that know what kind of value they hold. */

export type Language = 'zh' | 'en';

/** `share`: 0–1; `ms`: a time; `instant`: milliseconds since 1970. */
export type CellKind = 'text' | 'count' | 'share' | 'number' | 'ms' | 'instant';

export interface Column {
  readonly kind: CellKind;
  readonly zh: string;
  readonly en: string;
  /** Not on a terminal unless everything is asked for. */
  readonly isRare?: boolean;
}
export type Cell = string | number | null;

export interface Sheet {
  readonly title: string;
  /** Lines above the table: what was counted, and how. */
  readonly notes: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly timeZone: string;
}
