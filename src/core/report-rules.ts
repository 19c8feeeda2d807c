/** How reports are made. */
export interface ReportRules {
  /** 1 Monday, 7 Sunday. */
  readonly weekStart: 1 | 7;
  /** Who calls again within so many hours was not helped the first time; 1 to 720. */
  readonly repeatHours: number;
  /** Minutes after midnight by the hotline's clock at which yesterday's report is written; null: never. */
  readonly dailyAt: number | null;
  readonly formats: readonly ('csv' | 'xlsx')[];
  readonly languages: readonly ('zh' | 'en')[];
}

export interface Reported {
  /** Unset: as usual. */
  readonly reports?: ReportRules;
}

/** Where the rules say nothing of reports. */
export const usualReports: ReportRules = {
  ...{ weekStart: 1, repeatHours: 168, dailyAt: null },
  ...{ formats: ['csv', 'xlsx'], languages: ['zh', 'en'] },
};
