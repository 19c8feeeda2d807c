import { menuId, queueId } from '../fixtures/floor/rules';
import { story } from './transcript';
import { storyRules } from './story-rules';

const base = storyRules({}, { general: { headStartMs: 1_000 } });
const general = { kind: 'queue', queueId: queueId('general'), language: null } as const;
const adds = (seconds: number) => ({ headStartMs: seconds * 1_000, skills: {} });
const main = base.menus.get(menuId('main'));
if (!main) throw new Error('no menu main');
const keys = new Map([
  ...main.keys,
  ['5', { ...general, adds: adds(30) }],
  ['8', { kind: 'menu', menuId: main.id, language: 'en', adds: adds(7) }],
] as const);
const rules = {
  ...base,
  numbers: new Map([
    ...base.numbers,
    ['95009', { number: '95009', language: 'zh', destination: { ...general, adds: adds(60) } }],
  ] as const),
  menus: new Map([...base.menus, [main.id, { ...main, keys }]] as const),
  languages: new Map([['en', adds(20)]] as const),
  tiers: new Map([
    ['vip', { headStartMs: 300_000, numbers: ['1380000'] }],
    ['plain', { headStartMs: 0, numbers: ['13800009'] }],
  ]),
  tierNumbers: new Map([
    ['1380000', 'vip'],
    ['13800009', 'plain'],
  ]),
};

story(
  'a number, and a tier of customers by how their numbers begin, the longest beginning first',
  `
   1000s CallArrived c1 95002 13900000000
           = c1 waits in general since 999s
           -> Answer c1.0
           -> StartHoldMusic c1.0
   1001s CallArrived c2 95009 13900000000
           = c2 waits in general since 940s
           -> Answer c2.0
           -> StartHoldMusic c2.0
   1002s CallArrived c3 95002 13800001111
           = c3 waits in general since 701s
           -> Answer c3.0
           -> StartHoldMusic c3.0
   1003s CallArrived c4 95002 13800009999
           = c4 waits in general since 1002s
           -> Answer c4.0
           -> StartHoldMusic c4.0
   1004s CallArrived c5 95009 13800001111
           = c5 waits in general since 643s
           -> Answer c5.0
           -> StartHoldMusic c5.0
   1005s CallArrived c6 95002 withheld
           = c6 waits in general since 1004s
           -> Answer c6.0
           -> StartHoldMusic c6.0
   1010s AgentsReady 8001
           = 8001 ready
           -> OfferCall c5.1 8001
`,
  { rules },
);

story(
  'a key and a language; the same key again and again is counted once',
  `
   1000s CallArrived c1 95001 13900000000
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
   1001s DigitPressed c1 8
           = c1 speaks en
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 en menu-main
   1002s DigitPressed c1 8
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 en menu-main
   1003s DigitPressed c1 8
           -> StopPlayback c1-p3
           -> PlayPrompt c1.0 c1-p4 en menu-main
   1004s DigitPressed c1 5
           = c1 waits in general since 946s
           -> StopPlayback c1-p4
           -> StartHoldMusic c1.0
   1005s CallArrived c2 95001 13900000000
           -> Answer c2.0
           -> PlayPrompt c2.0 c2-p1 zh menu-main
   1006s DigitPressed c2 5
           = c2 waits in general since 975s
           -> StopPlayback c2-p1
           -> StartHoldMusic c2.0
`,
  { rules },
);
