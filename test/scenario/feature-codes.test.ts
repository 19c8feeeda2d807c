import { story } from './transcript';

story(
  'each code is answered by the state read back',
  `
   0s PhoneRegistered 8001
   1s AgentLoggedIn 8001 f1.0
   4s LegHungUp f1.0
   5s AgentPaused 8001 lunch f2.0
   9s LegHungUp f2.0
  10s AgentStateAsked 8001 f3.0
  14s LegHungUp f3.0
  15s AgentReadied 8001 f4.0
  19s LegHungUp f4.0
  20s AgentLoggedOut 8001 f5.0
  24s LegHungUp f5.0
  25s AgentStateAsked 8001 f6.0
`,
);

story(
  'ready by phone: the first call comes when the phone is down again',
  `
   0s PhoneRegistered 8001
   1s CallArrived c1 95002
   2s AgentLoggedIn 8001 f1.0
   5s LegHungUp f1.0
`,
);

story(
  'a phone that is not put down is taken for free after eight seconds',
  `
   0s PhoneRegistered 8001
   1s CallArrived c1 95002
   2s AgentLoggedIn 8001 f1.0
  10s Tick
`,
);

story(
  'a code nobody defined, a phone nobody configured',
  `
   0s AgentsReady 8001
   1s FeatureCodeUnknown 8001 f1.0
   2s AgentReadied 9999 f2.0
   3s AgentLoggedIn 8001       (by the console: nothing is spoken)
`,
);

story(
  'codes during wrap-up and talk speak of what is and what will be',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95002
   6s OfferAnswered c1.1
   8s AgentPaused 8001 training f1.0
   9s LegHungUp f1.0
  20s CallerHungUp c1
  20.1s LegHungUp c1.1
  21s AgentStateAsked 8001 f2.0
  24s LegHungUp f2.0
  25s WrapUpEnded 8001 f3.0
`,
);
