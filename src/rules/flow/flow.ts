/** The rules as a graph: every place a call can be in, and every way from one to the next, with where it stands in the file. */
import { waysOn, type Action } from '../../core/action-rules';
import { unreachable, type QueueId } from '../../core/ids';
import type { Destination, Menu, NumberRule, Overflow, Queue, Rules } from '../../core/rules';
import type { Path } from '../problems';

export type PlaceKind =
  | 'number'
  | 'hours'
  | 'menu'
  | 'queue'
  | 'agent'
  | 'voicemail'
  | 'confirm'
  | 'callback'
  | 'outside'
  | 'hang-up'
  | 'action';

export interface Place {
  /** `queue:repair`; also what tests of menus expect. */
  readonly id: string;
  readonly kind: PlaceKind;
  /** As the rules call it. */
  readonly name: string;
}
export type WayKind = 'on' | 'open' | 'closed' | 'emergency' | 'key' | 'silence' | 'overflow' | 'otherwise';

export interface Way {
  readonly from: string;
  readonly to: string;
  readonly kind: WayKind;
  /** The key, or what makes callers go this way; empty where there is nothing else. */
  readonly label: string;
  readonly path: Path;
}
export interface Flow {
  readonly places: ReadonlyMap<string, Place>;
  /** `*` and `#`, which every menu has, are left out. */
  readonly ways: readonly Way[];
  /** Whose record and sentences hold for calls to an agent's own number. */
  readonly agentQueues: ReadonlySet<string>;
}

const labels = {
  open: '服务时间 open',
  closed: '非服务时间 closed',
  emergency: '紧急 emergency',
  silence: '未按键 no key',
  otherwise: '未接 not taken',
  unconfirmed: '未确认 not confirmed',
};

export function flowOf(rules: Rules): Flow {
  const drawing = new Drawing(rules);
  for (const rule of rules.numbers.values()) drawing.number(rule);
  for (const menu of rules.menus.values()) drawing.menu(menu);
  for (const queue of rules.queues.values()) drawing.queue(queue);
  for (const action of rules.actions?.values() ?? []) drawing.action(action);
  return drawing;
}

class Drawing implements Flow {
  readonly places = new Map<string, Place>();
  readonly ways: Way[] = [];
  readonly agentQueues = new Set<string>();

  constructor(private readonly rules: Rules) {}

  number({ number, destination, opening, emergency = this.rules.emergency }: NumberRule): void {
    const from = this.place('number', number);
    const at = ['numbers', number];
    const first = opening ? this.place('hours', `${opening.hours}@${number}`) : from;
    if (opening) this.ways.push({ from, to: first, kind: 'on', label: '', path: [...at, 'hours'] });
    const [kind, label] = opening ? (['open', labels.open] as const) : (['on', ''] as const);
    this.lead(first, destination, { kind, label, path: at });
    if (opening) this.lead(first, opening.closed, { kind: 'closed', label: labels.closed, path: [...at, 'closed'] });
    if (!emergency) return;
    const path = this.rules.numbers.get(number)?.emergency ? [...at, 'emergency'] : ['emergency'];
    this.lead(from, emergency.destination, { kind: 'emergency', label: labels.emergency, path });
  }

  menu({ id, keys, otherwise }: Menu): void {
    const from = this.place('menu', id);
    for (const [digit, action] of keys) {
      if (action.kind === 'repeat' || action.kind === 'back') continue;
      this.lead(from, action, { kind: 'key', label: digit, path: ['menus', id, 'keys', digit] });
    }
    this.lead(from, otherwise, { kind: 'silence', label: labels.silence, path: ['menus', id, 'otherwise'] });
  }

  /** What only a key leads to is told from what follows by itself. */
  action(action: Action): void {
    const from = this.place('action', action.id);
    for (const [at, to] of waysOn(action)) {
      const kind = action.does === 'collect' ? (at[0] === 'then' ? 'key' : 'silence') : 'on';
      this.lead(from, to, { kind, label: at.join(' '), path: ['actions', action.id, ...at] });
    }
  }

  queue({ id, overflow, opening, callbackKey }: Queue): void {
    const from = this.place('queue', id);
    const at = ['queues', id];
    if (opening)
      this.lead(from, opening.closed, {
        kind: 'closed',
        label: labels.closed,
        path: [...at, 'overflow', 'closed'],
      });
    for (const [name, label, to] of overflows(overflow))
      this.lead(from, to, { kind: 'overflow', label, path: [...at, 'overflow', name] });
    if (callbackKey !== null)
      this.lead(
        from,
        { kind: 'callback', queueId: id },
        { kind: 'key', label: callbackKey, path: [...at, 'callbackKey'] },
      );
  }

  private lead(from: string, to: Destination, how: Pick<Way, 'kind' | 'label' | 'path'>): void {
    const spoken = 'language' in to && to.language !== null ? `${how.label} (${to.language})`.trim() : how.label;
    this.ways.push({ ...how, label: spoken, from, to: this.placeOf(to, from) });
    if (to.kind !== 'agent') return;
    if (to.queueId !== null) this.agentQueues.add(to.queueId);
    const path = [...how.path, 'otherwise'];
    const known = this.ways.length;
    this.lead(this.placeOf(to, from), to.otherwise, { kind: 'otherwise', label: labels.otherwise, path });
    const added = this.ways[known];
    // Several ways to one agent may lead on in the same way.
    if (added && this.ways.slice(0, known).some((way) => isSame(way, added))) this.ways.length = known;
  }

  private placeOf(to: Destination, from: string): string {
    switch (to.kind) {
      case 'menu':
        return this.place('menu', to.menuId);
      case 'queue':
      case 'voicemail':
        return this.place(to.kind, to.queueId);
      case 'callback':
        return this.callback(to.queueId, from);
      case 'agent':
        return this.place('agent', to.agentId);
      case 'outside':
        return this.place('outside', to.number);
      case 'action':
        return this.place('action', to.actionId);
      case 'hang-up':
        return this.place('hang-up', to.prompt ?? 'off');
      default:
        return unreachable(to);
    }
  }

  /** Callers who are asked for their number confirm it before anything is registered; else they wait on where they were. */
  private callback(queueId: QueueId, asked: string): string {
    if (!this.rules.callbacks?.confirmNumber) return this.place('callback', queueId);
    const from = this.place('confirm', queueId);
    const ways = [
      { to: this.place('callback', queueId), kind: 'key', label: '1' },
      {
        to: asked.startsWith('queue:') ? asked : this.place('queue', queueId),
        kind: 'silence',
        label: labels.unconfirmed,
      },
    ] as const;
    for (const way of ways) {
      const added = { ...way, from, path: ['callbacks', 'confirmNumber'] };
      if (!this.ways.some((known) => isSame(known, added))) this.ways.push(added);
    }
    return from;
  }

  private place(kind: PlaceKind, name: string): string {
    const id = `${kind}:${name}`;
    if (!this.places.has(id)) this.places.set(id, { id, kind, name });
    return id;
  }
}

const isSame = (a: Way, b: Way) => a.from === b.from && a.to === b.to && a.label === b.label;

function overflows({ full, predicted, nobodyLoggedIn, nobodyReady, waited }: Overflow) {
  const ways: [name: string, label: string, to: Destination | null][] = [
    ['full', `等待满 ${full?.waiting ?? 0} 位 full`, full?.to ?? null],
    ['predicted', `预计超过 ${seconds(predicted?.longerThanMs)} expected`, predicted?.to ?? null],
    ['nobodyLoggedIn', '无人签入 nobody logged in', nobodyLoggedIn],
    ['nobodyReady', '全部示忙 nobody ready', nobodyReady],
    ['waited', `等满 ${seconds(waited?.afterMs)} waited`, waited?.to ?? null],
  ];
  return ways.flatMap(([name, label, to]) => (to ? [[name, label, to] as const] : []));
}

const seconds = (ms = 0) => `${ms / 1_000}s`;
