/**
 * What counts once: a call, a caller's stay in a queue, or an agent's part in one. Each with what came of it, and the instant
 * at which it counts.
 */
import type { Grain } from '../engine/ports';
import type { AnswerRow, CallRow, CallbackRow, OfferRow, Record, SurveyRow, TalkRow, VisitRow } from './record';

export interface Unit {
  readonly key: string;
  readonly at: number;
  /** An inbound call; stays and agents' parts are none. */
  readonly isCall: boolean;
  readonly hasEntered: boolean;
  readonly outcome: string | null;
  /** Null: never entered, still waiting, or another agent's. */
  readonly exit: string | null;
  readonly waitMs: number;
  readonly inRing: boolean;
  readonly talks: readonly TalkRow[];
  /** By anybody, where this is an agent's part. */
  readonly wasTransferred: boolean;
  readonly offers: readonly OfferRow[];
  readonly surveys: readonly SurveyRow[];
  readonly answers: readonly AnswerRow[];
  readonly callback: CallbackRow | null;
  readonly contact: Contact | null;
}
/** Hours, rounded up; infinite: none within 30 days. */
export interface Contact {
  readonly before: number;
  readonly after: number;
}

const hourMs = 3_600_000;
const longestHours = 720;

interface Story {
  readonly call: CallRow;
  readonly visits: readonly VisitRow[];
  readonly offers: readonly OfferRow[];
  readonly talks: readonly TalkRow[];
  readonly surveys: readonly SurveyRow[];
  readonly answers: readonly AnswerRow[];
  readonly callback: CallbackRow | null;
  readonly contact: Contact | null;
}

export function unitsOf(record: Record, grain: Grain): readonly Unit[] {
  const units = { all: callUnit, number: callUnit, menu: callUnit, queue: stayUnits, agent: agentUnits }[grain];
  return stories(record).flatMap((story) => units(story, grain));
}

/** Of the stays: the first that did not merely send her on; else the last. */
function decisive(visits: readonly VisitRow[]): VisitRow | undefined {
  return visits.find(({ exit }) => exit !== 'overflowed') ?? visits.at(-1);
}

function callUnit(story: Story, grain: Grain): readonly Unit[] {
  const { call, visits, talks } = story;
  const [first] = visits;
  const last = decisive(visits);
  const keys: Readonly<Partial<{ [grain in Grain]: string }>> = {
    number: call.dialled ?? '',
    menu: call.menu_path?.at(-1) ?? '',
  };
  const unit: Unit = {
    ...story,
    key: keys[grain] ?? '',
    at: first?.entered_at ?? call.arrived_at,
    isCall: true,
    hasEntered: first !== undefined,
    outcome: call.outcome,
    exit: last?.exit ?? null,
    waitMs: waitMs(first, last),
    inRing: wasRinging(story, last),
    wasTransferred: talks.some((talk) => talk.ended_by === 'transfer'),
  };
  return [unit];
}

function stayUnits(story: Story): readonly Unit[] {
  return story.visits.map((visit) => stayUnit(story, visit));
}

function stayUnit(story: Story, visit: VisitRow): Unit {
  const talks = story.talks.filter(({ visit_n }) => visit_n === visit.n);
  const surveys = story.surveys.filter(({ talk_n }) => talks.some(({ n }) => n === talk_n));
  return {
    key: visit.queue_id,
    at: visit.entered_at,
    isCall: false,
    hasEntered: true,
    outcome: null,
    exit: visit.exit,
    waitMs: waitMs(visit, visit),
    inRing: wasRinging(story, visit),
    talks,
    wasTransferred: talks.some(({ ended_by }) => ended_by === 'transfer'),
    offers: story.offers.filter(({ visit_n }) => visit_n === visit.n),
    surveys,
    answers: surveys.length > 0 ? story.answers : [],
    callback: visit.exit === 'callback' ? story.callback : null,
    contact: visit === decisive(story.visits) ? story.contact : null,
  };
}

function agentUnits(story: Story): readonly Unit[] {
  return story.visits.flatMap((visit) => {
    const stay = stayUnit(story, visit);
    const answeredBy = stay.talks[0]?.agent_id ?? null;
    const ids = [...stay.talks, ...stay.offers, ...stay.surveys].map(({ agent_id }) => agent_id);
    return [...new Set(ids)].flatMap((id): readonly Unit[] => {
      if (id === null) return [];
      const answered = stay.exit === 'answered' && id === answeredBy;
      const surveys = stay.surveys.filter(({ agent_id }) => agent_id === id);
      const own = {
        talks: stay.talks.filter(({ agent_id }) => agent_id === id),
        offers: stay.offers.filter(({ agent_id }) => agent_id === id),
        surveys,
        answers: surveys.length > 0 ? stay.answers : [],
        contact: answered ? stay.contact : null,
        callback: null,
      };
      return [{ ...stay, ...own, key: id, hasEntered: false, exit: answered ? 'answered' : null }];
    });
  });
}

function waitMs(from: VisitRow | undefined, to: VisitRow | undefined): number {
  if (!from || to?.left_at == null) return 0;
  return Math.max(0, Math.round(to.left_at - from.entered_at));
}

/** An offer was withdrawn in the instant she left. */
function wasRinging({ offers }: Story, visit: VisitRow | undefined): boolean {
  if (!visit) return false;
  return offers.some((of) => of.visit_n === visit.n && of.result === 'cancelled' && of.ended_at === visit.left_at);
}

function stories(record: Record): readonly Story[] {
  const visits = byCall(record.visits, ({ n }) => n);
  const offers = byCall(record.offers, ({ leg_no }) => leg_no);
  const talks = byCall(record.talks, ({ n }) => n);
  const surveys = byCall(record.surveys, () => 0);
  const answers = byCall(record.answers, () => 0);
  const callbacks = new Map(record.callbacks.map((callback) => [callback.callback_id, callback]));
  const inbound = record.calls.filter(({ direction }) => direction === 'inbound');
  return inbound.map((call) => {
    const mine = visits.get(call.call_id) ?? [];
    const isContact = decisive(mine)?.exit === 'answered' && (call.caller ?? '') !== '';
    return {
      call,
      visits: mine,
      offers: offers.get(call.call_id) ?? [],
      talks: talks.get(call.call_id) ?? [],
      surveys: surveys.get(call.call_id) ?? [],
      answers: answers.get(call.call_id) ?? [],
      callback: callbacks.get(call.callback_id ?? '') ?? null,
      contact: isContact ? contactOf(call, inbound) : null,
    };
  });
}

function contactOf(call: CallRow, inbound: readonly CallRow[]): Contact {
  const hers = inbound.filter(({ caller }) => caller === call.caller);
  const hours = (gaps: readonly number[]) => {
    const least = Math.ceil(Math.min(...gaps.filter((gap) => gap > 0)) / hourMs);
    return least <= longestHours ? least : Infinity;
  };
  const answered = hers.filter(({ outcome }) => outcome === 'answered');
  return {
    before: hours(answered.map(({ arrived_at }) => call.arrived_at - arrived_at)),
    after: hours(hers.map(({ arrived_at }) => arrived_at - call.arrived_at)),
  };
}

function byCall<T extends { readonly call_id: string }>(
  rows: readonly T[],
  order: (row: T) => number,
): ReadonlyMap<string, readonly T[]> {
  const grouped = new Map<string, T[]>();
  for (const row of rows) grouped.set(row.call_id, [...(grouped.get(row.call_id) ?? []), row]);
  for (const list of grouped.values()) list.sort((a, b) => order(a) - order(b));
  return grouped;
}
