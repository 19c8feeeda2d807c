import { story } from './transcript';

story(
  'since the last call: a break does not reset it',
  `
   0s AgentsReady 8001
   1s AgentsReady 8002
   2s AgentPaused 8001 break
  60s AgentReadied 8001
  61s CallArrived c1 95002
  62s CallArrived c2 95002
`,
);

story(
  'whoever talked last is rung last, also after a break right behind the call',
  `
   0s AgentsReady 8001
   1s AgentsReady 8002
   5s CallArrived c1 95002
   6s OfferAnswered c1.1
   7s AgentPaused 8001 lunch
  10s CallerHungUp c1
  10.1s LegHungUp c1.1
  25s Tick
  60s AgentReadied 8001
  61s CallArrived c2 95002
`,
);

story(
  'a missed offer does not make idle time',
  `
   0s AgentsReady 8001
   1s AgentsReady 8002
   5s CallArrived c1 95002
   6s OfferRinging c1.1
   9s CallerHungUp c1
   9.1s LegHungUp c1.1
  10s CallArrived c2 95002
`,
);

story(
  'only who has the skill is rung',
  `
   0s AgentsReady 8001
   1s AgentsReady 8002
   2s AgentsReady 8003
   5s CallArrived c1 95003
   6s CallArrived c2 95003
   7s CallArrived c3 95003
`,
);
