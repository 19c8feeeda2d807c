import { story } from './transcript';

story(
  'a break asked for during a talk begins after wrap-up; the last wish counts',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95002
   6s OfferAnswered c1.1
   7s AgentLoggedOut 8001
   8s AgentPaused 8001 lunch
  20s CallerHungUp c1
  20.1s LegHungUp c1.1
  35s Tick
`,
);

story(
  'taken back by *51',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95002
   6s OfferAnswered c1.1
   8s AgentPaused 8001 lunch
   9s AgentReadied 8001
  20s CallerHungUp c1
  20.1s LegHungUp c1.1
  35s Tick
`,
);

story(
  'asked for while the phone rings: it goes on ringing, and a miss does not change the wish',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95002
   6s OfferRinging c1.1
   8s AgentLoggedOut 8001
  21s Tick
`,
);

story(
  'asked for while the phone rings, and the caller leaves',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95002
   6s OfferRinging c1.1
   8s AgentPaused 8001 meeting
   9s CallerHungUp c1
`,
);
