import { story } from './transcript';

story(
  'the agent first, then the customer: answered',
  `
   0s AgentsReady 8001
   5s CallbackDue c9 parent=c1 key=0
   5.5s OfferRinging c9.1
   7s OfferAnswered c9.1
   9s PromptFinished c9-p1
   10s OfferRinging c9.0
   15s OfferAnswered c9.0
   45s CallerHungUp c9
   45.1s LegHungUp c9.1
   60s Tick
`,
);

story(
  'the kept place is before those who wait since later',
  `
   0s CallArrived c1 95002
   10s CallbackDue c9 key=-20
   11s AgentsReady 8001
`,
);

story(
  'the customer is busy: the agent is told, and free when her phone is down',
  `
   0s AgentsReady 8001
   5s CallbackDue c9
   7s OfferAnswered c9.1
   8s CallArrived c2 95002
   9s OfferFailed c9.0 busy
   12s LegHungUp c9.1
`,
);

story(
  "the customer does not answer in the callback's ring time",
  `
   0s AgentsReady 8001
   5s CallbackDue c9
   7s OfferAnswered c9.1
   9s OfferRinging c9.0
   39s Tick
   39.2s OfferFailed c9.0 no-answer
`,
);

story(
  "nothing is heard of the customer's phone",
  `
   0s AgentsReady 8001
   5s CallbackDue c9
   7s OfferAnswered c9.1
   37s Tick
`,
);

story(
  "the agent hangs up while the customer rings: the customer's phone must stop",
  `
   0s AgentsReady 8001
   5s CallbackDue c9
   7s OfferAnswered c9.1
   9s OfferRinging c9.0
   12s LegHungUp c9.1
   12.1s OfferAnswered c9.0
`,
);

story(
  "the attempt's row is refused: nobody outside is rung",
  `
   0s AgentsReady 8001
   5s CallbackDue c9
   7s OfferAnswered c9.1
   7.2s CommandRefused DialOutside c9.0 old-fence
`,
);

story(
  'the dialling timed out: a phone that may ring all the same is stopped',
  `
   0s AgentsReady 8001
   5s CallbackDue c9
   7s OfferAnswered c9.1
   12s CommandTimedOut DialOutside c9.0
`,
);

story(
  'the agent does not answer: the next one is rung, the customer knows of nothing',
  `
   0s AgentsReady 8001
   1s AgentsReady 8002
   5s CallbackDue c9
   6s OfferRinging c9.1
   21s Tick
   21.1s OfferFailed c9.1 no-answer
   22s OfferAnswered c9.2
`,
);

story(
  "the customer's answer told twice does not hang her up",
  `
   0s AgentsReady 8001
   5s CallbackDue c9
   7s OfferAnswered c9.1
   9s OfferAnswered c9.0
   9s OfferAnswered c9.0
`,
);

story(
  'the agent hangs up first',
  `
   0s AgentsReady 8001
   5s CallbackDue c9
   7s OfferAnswered c9.1
   9s OfferAnswered c9.0
   30s LegHungUp c9.1
   30.1s CallerHungUp c9
`,
);
