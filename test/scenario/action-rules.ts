/**
 * Self-service of the stories: 95010 asks for an order number, then a service about it, then for the last digits of the
 * phone (secret), and tells the state. 95011 decides, 95012 asks a database, 95013 remembers and goes round in a circle.
 */
import type { Action } from '../../src/core/action-rules';
import type { ActionId } from '../../src/core/ids';
import type { Destination, NumberRule, Rules } from '../../src/core/rules';
import { queueId } from '../fixtures/floor/rules';
import { storyRules } from './story-rules';

type Bare<T> = T extends unknown ? Omit<T, 'id'> : never;
const act = (id: string): Destination => ({ kind: 'action', actionId: id as ActionId });
const toQueue = (id: string): Destination => ({ kind: 'queue', queueId: queueId(id), language: null });
const collect = { does: 'collect', min: 4, end: '#', tries: 2, timeoutMs: 5_000 } as const;
const http = { does: 'http', headers: {}, body: null, timeoutMs: 3_000, values: {}, secret: [], branches: [] } as const;

const actions: Readonly<Record<string, Bare<Action>>> = {
  order: {
    ...collect,
    prompt: 'order-number',
    max: 8,
    pattern: '9\\d{3,7}',
    into: 'order',
    secret: false,
    then: act('find'),
    otherwise: toQueue('general'),
  },
  find: {
    ...http,
    method: 'GET',
    url: 'http://orders/{order}?by={caller}',
    branches: [{ status: 404, when: null, to: act('order') }],
    then: act('phone'),
    failed: toQueue('repair'),
  },
  phone: {
    ...collect,
    prompt: 'order-phone',
    max: 4,
    end: null,
    pattern: null,
    into: 'phone',
    secret: true,
    then: act('check'),
    otherwise: toQueue('general'),
  },
  check: {
    ...http,
    method: 'POST',
    url: 'http://orders/{order}/check',
    body: { phone: '{phone}', by: ['{caller}'] },
    values: { state: 'state', amount: 'amount' },
    branches: [
      { status: 403, when: null, to: toQueue('general') },
      { status: null, when: { of: 'data', name: 'state', test: 'equals', value: 'lost' }, to: toQueue('repair') },
    ],
    then: act('tell'),
    failed: toQueue('repair'),
  },
  tell: {
    does: 'say',
    serves: true,
    parts: [
      { part: 'prompt', prompt: 'order-is' },
      { part: 'value', as: 'digits', value: '{order}' },
      { part: 'choice', value: '{state}', prompts: { shipped: 'order-shipped' }, otherwise: null },
      { part: 'value', as: 'money', value: '{amount}' },
    ],
    then: { kind: 'hang-up', prompt: 'goodbye' },
  },
  vip: {
    does: 'if',
    condition: { of: 'tier', tier: 'vip' },
    then: toQueue('repair'),
    otherwise: act('busy'),
  },
  busy: {
    does: 'if',
    condition: {
      of: 'queue',
      queueId: queueId('general'),
      waitingOver: 0,
      expectedWaitOverMs: null,
      nobodyReady: false,
    },
    then: { kind: 'hang-up', prompt: 'goodbye' },
    otherwise: toQueue('general'),
  },
  row: {
    does: 'sql',
    database: 'shop',
    text: 'select state from orders where phone = $1',
    params: ['{caller}'],
    timeoutMs: 2_000,
    values: { state: 'state' },
    secret: [],
    then: act('known'),
    none: act('order'),
    failed: toQueue('general'),
  },
  known: {
    does: 'if',
    condition: { of: 'data', name: 'state', test: 'matches', value: 'ship[a-z]{1,9}' },
    then: act('tell'),
    otherwise: toQueue('general'),
  },
  topic: { does: 'set', set: { topic: 'called {dialled}' }, then: act('round') },
  round: {
    does: 'if',
    condition: { of: 'data', name: 'topic', test: 'missing', value: '' },
    then: act('round'),
    otherwise: act('round'),
  },
};

const straight = (number: string, to: string): readonly [string, NumberRule] => [
  number,
  { number, language: 'zh', destination: act(to) },
];

export function actionRules(change: Partial<Rules> = {}): Rules {
  const base = storyRules();
  const built = Object.entries(actions).map(
    ([id, action]) => [id as ActionId, { id: id as ActionId, ...action }] as const,
  );
  return {
    ...base,
    numbers: new Map([
      ...base.numbers,
      straight('95010', 'order'),
      straight('95011', 'vip'),
      straight('95012', 'row'),
      straight('95013', 'topic'),
    ]),
    tiers: new Map([['vip', { headStartMs: 0, numbers: ['139'] }]]),
    tierNumbers: new Map([['139', 'vip']]),
    actions: new Map(built),
    ...change,
  };
}
