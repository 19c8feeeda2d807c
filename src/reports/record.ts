/** Rows of the record as small inputs hold them: the columns that are counted. Instants are milliseconds since 1970. */

export interface CallRow {
  readonly call_id: string;
  readonly direction: string;
  readonly dialled: string | null;
  readonly caller: string | null;
  readonly menu_path: readonly string[] | null;
  readonly arrived_at: number;
  readonly outcome: string | null;
  readonly callback_id: string | null;
}
export interface VisitRow {
  readonly call_id: string;
  readonly n: number;
  readonly queue_id: string;
  readonly entered_at: number;
  readonly left_at: number | null;
  readonly exit: string | null;
}
export interface OfferRow {
  readonly call_id: string;
  readonly leg_no: number;
  readonly visit_n: number | null;
  readonly agent_id: string | null;
  readonly ended_at: number | null;
  readonly result: string | null;
  readonly ring_ms: number | null;
}
export interface TalkRow {
  readonly call_id: string;
  readonly n: number;
  readonly agent_id: string | null;
  readonly visit_n: number | null;
  readonly ended_at: number | null;
  readonly talk_ms: number | null;
  readonly hold_ms: number | null;
  readonly wrap_up_ms: number | null;
  readonly ended_by: string | null;
}
export interface SurveyRow {
  readonly call_id: string;
  readonly talk_n: number | null;
  readonly agent_id: string | null;
  readonly invited: boolean | null;
  readonly result: string | null;
}
export interface AnswerRow {
  readonly call_id: string;
  readonly question: string;
  readonly kind: string | null;
  readonly value: number | null;
}
export interface CallbackRow {
  readonly callback_id: string;
  readonly kind: string;
  readonly state: string;
}
export interface IntervalRow {
  readonly agent_id: string;
  readonly from_at: number;
  readonly to_at: number | null;
  readonly state: string;
}

export interface Record {
  readonly calls: readonly CallRow[];
  readonly visits: readonly VisitRow[];
  readonly offers: readonly OfferRow[];
  readonly talks: readonly TalkRow[];
  readonly surveys: readonly SurveyRow[];
  readonly answers: readonly AnswerRow[];
  readonly callbacks: readonly CallbackRow[];
  readonly intervals: readonly IntervalRow[];
}
