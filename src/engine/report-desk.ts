/** What reports are asked for, and what they answer. */
import type { PlanSums } from '../core/kpi/adherence';
import type { Kpis } from '../core/kpi/kpis';
import type { ServiceLevelFormula } from '../core/kpi/service-level';
import type { Sums } from '../core/kpi/sums';
import type { PromiseQuery, PromiseReport } from './promise-report';

/** One line for so long. */
export const spans = ['interval', 'day', 'week', 'month'] as const;
export type Span = (typeof spans)[number];
/** What reports have lines by; `all`: one line. */
export const grains = ['queue', 'agent', 'number', 'menu', 'all'] as const;
export type Grain = (typeof grains)[number];

export interface Period {
  readonly from: number;
  /** Not in it any more. */
  readonly to: number;
}

/** What figures are measured against, in the whole seconds and hours the rollups count in. */
export interface Targets {
  /** Of the service level. */
  readonly withinS: number;
  readonly maxWaitS: number;
  readonly shortAbandonS: number;
  readonly threeRingsS: number;
  /** The repeat-call window; at most 720. */
  readonly repeatHours: number;
}

export interface ReportQuery {
  readonly span: Span;
  readonly by: Grain;
  /** Dates by the hotline's clock, `2026-11-22`, `today` or `yesterday`, both included; unset: the span that is going on. */
  readonly from?: string;
  readonly to?: string;
  /** Unset: as the rules say. */
  readonly formula?: string;
  readonly withinS?: number;
}

export interface ReportLine extends Period {
  /** Null: all together, each call once. */
  readonly key: string | null;
  /** As the rules call it; '' where they do not know it. */
  readonly name: string;
  readonly sums: Sums;
  readonly serviceLevel: number | null;
  /** By agent and for `all`; null by what has no plan: a queue, a number, a menu. */
  readonly plan: PlanSums | null;
  readonly kpis: Kpis & { readonly adherence: number | null };
}

export interface Report extends Period {
  readonly span: Span;
  readonly by: Grain;
  readonly formula: ServiceLevelFormula;
  readonly targets: Targets;
  readonly timeZone: string;
  /** In order of time and key; the whole of each span comes last. */
  readonly lines: readonly ReportLine[];
}

/** One call as customer service tracks it; see docs/reports.md. Name and number are masked. */
export interface TrackedCall {
  readonly callId: string;
  readonly customer: string | null;
  readonly contactAt: number;
  readonly channel: 'telephone' | 'voicemail' | 'callback';
  readonly contact: string;
  readonly order: string | null;
  readonly type: string;
  readonly agent: string | null;
  readonly solution: string | null;
  readonly reply: string | null;
  readonly satisfaction: number | null;
  readonly completedAt: number | null;
  readonly remark: string;
}

/** A report, or the tracking table, as a file. */
export interface FileQuery {
  readonly of:
    | ReportQuery
    | (Pick<ReportQuery, 'from' | 'to'> & { readonly span: 'tracking' })
    | (PromiseQuery & { readonly span: 'promises' });
  readonly format: 'csv' | 'xlsx';
  readonly language: 'zh' | 'en';
}

export interface ReportDesk {
  /** Rejects with an error whose `code` is `bad-request` for a query that cannot be answered. */
  report(query: ReportQuery): Promise<Report>;
  tracking(query: Pick<ReportQuery, 'from' | 'to'>): Promise<readonly TrackedCall[]>;
  promises(query: PromiseQuery): Promise<PromiseReport>;
  file(query: FileQuery): Promise<Buffer>;
}
