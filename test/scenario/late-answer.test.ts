import { story } from './transcript';

story(
  'the phone taken back after three rings is answered: it is hung up, the next one goes on ringing',
  `
   0s AgentsReady 8001
   1s AgentsReady 8002
   5s CallArrived c1 95002
   6s OfferRinging c1.1
  21s Tick
  21.02s OfferAnswered c1.1
  21.1s LegHungUp c1.1
  22s OfferRinging c1.2
  24s OfferAnswered c1.2
  24.1s OfferFailed c1.1 no-answer
`,
);

story(
  'answered when the call has long been talked out',
  `
   0s AgentsReady 8001
   1s AgentsReady 8002
   5s CallArrived c1 95002
   6s OfferFailed c1.1 refused
   7s OfferAnswered c1.2
   9s CallerHungUp c1
   9.1s OfferAnswered c1.1
  24s Tick
  25s OfferAnswered c1.1
`,
);

story(
  'a timed-out offer may be ringing somewhere: it is taken back',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95002
   8s CommandTimedOut OfferCall c1.1
   8.5s OfferRinging c1.1
   9s OfferAnswered c1.1
`,
);
