import { agent, queueId } from '../fixtures/floor/rules';
import { story } from './transcript';
import { storyRules } from './story-rules';

const relax = [
  { afterMs: 20_000, skills: new Map([['general', 1]]), dropsOwn: false },
  { afterMs: 40_000, skills: new Map([['general', 1]]), dropsOwn: true },
];
const hangUp = { kind: 'hang-up', prompt: null } as const;
const base = storyRules({}, { general: { skills: new Map([['general', 4]]), relax } });
const general = { kind: 'queue', queueId: queueId('general'), language: null } as const;
const languages = new Map([['en', { headStartMs: 0, skills: { english: 3 } }]] as const);
const agents = [
  agent('8001', { general: 5 }),
  agent('8002', { general: 5, english: 5 }),
  agent('8003', { general: 2, english: 3 }),
];
const asking = {
  number: '95009',
  language: 'zh',
  destination: { ...general, adds: { headStartMs: 0, skills: { english: 5 } } },
} as const;
const english = { number: '95010', language: 'en', destination: general } as const;
const rules = {
  ...base,
  languages,
  agents: new Map(agents.map((one) => [one.id, one])),
  numbers: new Map([...base.numbers, ['95009', asking], ['95010', english]] as const),
};
const general0 = base.queues.get(queueId('general'));
if (!general0) throw new Error('no queue general');
const deserted = { ...general0, overflow: { ...general0.overflow, nobodyLoggedIn: hangUp } };

story(
  'a caller who speaks English waits for an agent who does, others do not wait for her',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95010
           = c1 waits in general since 1s asking english:3
           -> Answer c1.0
           -> StartHoldMusic c1.0
      2s CallArrived c2 95002
           = c2 waits in general since 2s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8001
      3s AgentsReady 8002
           = 8002 ready
           -> OfferCall c1.1 8002
`,
  { rules },
);

story(
  'relaxation lowers what the queue asks for, and at last drops what the call asks for',
  `
      0s CallArrived c1 95010
           = c1 waits in general since 0s asking english:3
           -> Answer c1.0
           -> StartHoldMusic c1.0
      1s CallArrived c2 95009
           = c2 waits in general since 1s asking english:5
           -> Answer c2.0
           -> StartHoldMusic c2.0
     10s AgentsReady 8003
           = 8003 ready
     20s Tick
           -> OfferCall c1.1 8003
     21s OfferRinging c1.1
     22s OfferAnswered c1.1
           = c1.1 answered after ringing 1s
           = c1 left general: answered after 22s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying agent-number digits-8003 agent-serves-number
           -> StartRecording c1.1 c1-r1
     30s AgentsReady 8001
           = 8001 ready
     41s Tick
           -> OfferCall c2.1 8001
     42s Tick
`,
  { rules },
);

story(
  'a number that asks for more than the language: the higher level counts',
  `
      0s AgentsReady 8003 8002
           = 8003 ready
           = 8002 ready
      1s CallArrived c1 95009
           = c1 waits in general since 1s asking english:5
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8002
`,
  { rules },
);

story(
  'nobody who speaks it is logged in: the queue sends her on, and only her',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s CallArrived c2 95010
           = c2 waits in general since 2s asking english:3
           = c2 left general: overflowed after 0s
           -> Answer c2.0
           -> ReturnToDialplan c2.0
`,
  { rules: { ...rules, queues: new Map([...base.queues, [deserted.id, { ...deserted, relax: [] }]]) } },
);
