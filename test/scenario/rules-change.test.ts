import { story } from './transcript';
import { storyRules } from './story-rules';
import { agent, agentId } from '../fixtures/floor/rules';

const base = storyRules();
const without = (queue: string) =>
  storyRules({ hash: `no-${queue}`, queues: new Map([...base.queues].filter(([id]) => id !== queue)) });
const withoutAgent = storyRules({
  hash: 'no-8001',
  agents: new Map([...base.agents].filter(([id]) => id !== agentId('8001'))),
});

story(
  'a queue is removed: those who wait in it go on in the first queue, with their place',
  `
   0s CallArrived c1 95003
   5s CallArrived c2 95002
  10s RulesChanged no-repair
  11s AgentsReady 8001
`,
  { later: [without('repair')] },
);

story(
  'a queue is removed while a phone rings for it: the answer counts',
  `
   0s AgentsReady 8002
   1s CallArrived c1 95003
   2s OfferRinging c1.1
   3s RulesChanged no-repair
   4s OfferAnswered c1.1
   9s CallerHungUp c1
`,
  { later: [without('repair')] },
);

story(
  'a queue is removed while a phone rings for it: not answered, she goes on in the first queue',
  `
   0s AgentsReady 8002
   1s CallArrived c1 95003
   2s OfferRinging c1.1
   3s RulesChanged no-repair
   4s CallArrived c2 95002
   6s OfferFailed c1.1 refused
   9s AgentsReady 8001
`,
  { later: [without('repair')] },
);

story(
  'a queue is removed while a callback is being written',
  `
   0s CallArrived c1 95003
   1s DigitPressed c1 9
   2s RulesChanged no-repair
   3s CommandRefused ScheduleCallback c1 postgres-down
   9s AgentsReady 8001
`,
  { later: [without('repair')] },
);

story(
  'an agent is removed: at once when idle, after the call when in one, and never rung again',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95003
   6s RulesChanged no-8001
   7s AgentReadied 8001
   8s CallArrived c2 95002
`,
  { later: [withoutAgent] },
);

story(
  'an agent is removed during a talk: it is finished, with its wrap-up',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95002
   6s OfferAnswered c1.1
   7s RulesChanged no-8001
  20s CallerHungUp c1
  20.1s LegHungUp c1.1
  21s AgentReadied 8001
  35s Tick
`,
  { later: [withoutAgent] },
);

story(
  'an agent is removed while the phone rings: taken back after three rings, gone when the phone is quiet',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95002
   6s OfferRinging c1.1
   7s RulesChanged no-8001
  21s Tick
  22s Tick
`,
  { later: [withoutAgent] },
);

story(
  'an agent is removed who logs out by phone in that very moment',
  `
   0s AgentsReady 8001
   1s AgentLoggedOut 8001 f1.0
   2s RulesChanged no-8001
   9s Tick
  10s CallArrived c1 95002
`,
  { later: [withoutAgent] },
);

story(
  'a menu is removed under a caller: she goes to the first queue instead of silence',
  `
   0s CallArrived c1 95001
   1s DigitPressed c1 2
   2s RulesChanged no-repair-menu
   3s PromptFinished c1-p2
`,
  {
    later: [storyRules({ hash: 'no-repair-menu', menus: new Map([...base.menus].filter(([id]) => id === 'main')) })],
  },
);

story(
  'a queue stops comforting: the callers wait on in music',
  `
   0s CallArrived c1 95002
   5s RulesChanged quiet
  20s Tick
  21s AgentsReady 8001
`,
  {
    rules: storyRules({}, { general: { comfort: { prompt: 'please-hold', everyMs: 20_000 } } }),
    later: [storyRules({ hash: 'quiet' })],
  },
);

story(
  'new skills at once: the longest idle of those who can now is rung',
  `
   0s AgentsReady 8002
   1s AgentsReady 8001
   5s CallArrived c1 95001
   6s DigitPressed c1 1
   7s OfferAnswered c1.1
   8s CallArrived c2 95001
   9s DigitPressed c2 1
  10s RulesChanged all-consult
`,
  {
    later: [
      storyRules({
        hash: 'all-consult',
        agents: new Map(['8001', '8002', '8003'].map((id) => [agentId(id), agent(id, { general: 1, consulting: 1 })])),
      }),
    ],
  },
);
