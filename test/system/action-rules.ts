/**
 * Numbers of which each leads to one kind of action. 95011 remembers and decides, 95012 is an agent's own, 95013 asks a
 * database for what is keyed; 95014 asks a service that is dead, 95015 … those that answer amiss.
 */
import { rulesText } from './rules';

export interface Services {
  /** `127.0.0.1:40001` */
  readonly dead: string;
  /** What each of these answers cannot be used. */
  readonly amiss: readonly string[];
}

const say = (id: string, then: object) => ({ say: [id], then });
const goodbye = { hangUp: 'goodbye' };
const amiss = ({ amiss: urls }: Services) => urls.map((url, i) => [`amiss-${i}`, url] as const);

export const amissNumber = (i: number): string => String(95_015 + i);

export function actionRulesText(services: Services, trunkPort: number): string {
  const rules = JSON.parse(rulesText({ agents: 1, trunkPort, menuTimeout: '1s' })) as Record<string, object>;
  const http = (url: string, timeout = '3s') => ({ http: { url, values: { state: 'order.state' }, timeout } });
  const asking = Object.fromEntries(
    amiss(services).map(([id, url]) => [id, { ...http(url), then: { action: 'wrong' }, failed: { action: 'away' } }]),
  );
  return JSON.stringify({
    ...rules,
    numbers: {
      ...rules.numbers,
      '95011': { action: 'topic' },
      '95012': { agent: '8001', wait: '10s', otherwise: goodbye },
      '95013': { action: 'key' },
      '95014': { action: 'dead' },
      ...Object.fromEntries(amiss(services).map(([id], i) => [amissNumber(i), { action: id }])),
    },
    tiers: { vip: { headStart: '0s', numbers: ['1399'] } },
    actions: {
      topic: { set: { topic: 'called-{dialled}', note: '{caller}' }, then: { action: 'is-topic' } },
      'is-topic': {
        if: { data: 'topic', equals: 'called-95011' },
        then: { action: 'hours' },
        otherwise: { action: 'wrong' },
      },
      hours: { if: { hours: 'never', open: false }, then: { action: 'nobody' }, otherwise: { action: 'wrong' } },
      nobody: { if: { queue: 'general', nobodyReady: true }, then: { action: 'tier' }, otherwise: { action: 'wrong' } },
      tier: { if: { tier: 'vip' }, then: { action: 'vip' }, otherwise: { action: 'ordinary' } },
      vip: { say: ['order-amount', { money: '2020.05' }, { time: '14:05' }], then: goodbye },
      ordinary: { say: ['order-is', { digits: '{dialled}' }, { duration: '90s' }], then: goodbye },
      wrong: say('menu-invalid', goodbye),
      key: {
        collect: { prompt: 'order-number', min: 1, max: 4, tries: 2, timeout: '2s', into: 'order' },
        then: { action: 'hostile' },
        otherwise: goodbye,
      },
      // A condition that is always true, were it ever taken for one.
      hostile: {
        set: { wanted: "{order}'; DELETE FROM shop_order; SELECT '1' OR '1'='1" },
        then: { action: 'find-hostile' },
      },
      'find-hostile': sql('{wanted}', {
        then: { action: 'wrong' },
        none: { action: 'find' },
        failed: { action: 'away' },
      }),
      find: sql('{order}', { then: { action: 'tell' }, none: { action: 'none' }, failed: { action: 'away' } }),
      tell: { say: ['order-amount', { money: '{amount}' }], then: goodbye },
      none: say('order-not-found', goodbye),
      dead: { ...http(`http://${services.dead}/hangs`), then: { action: 'wrong' }, failed: { action: 'away' } },
      away: say('order-service-away', { queue: 'general' }),
      ...asking,
    },
  });
}

const sql = (param: string, ways: object) => ({
  sql: {
    database: 'shop',
    text: 'SELECT amount FROM shop_order WHERE number = $1',
    params: [param],
    values: { amount: 'amount' },
  },
  ...ways,
});
