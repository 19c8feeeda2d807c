import { story } from './transcript';

story(
  'an agent of two queues takes whoever has waited longest in either',
  `
   0s CallArrived c1 95002
   1s CallArrived c2 95003
   2s CallArrived c3 95002
   3s CallArrived c4 95003
  10s AgentsReady 8003
  11s OfferFailed c1.1 refused
  12s AgentReadied 8003
  13s CallerHungUp c1
  13.1s OfferFailed c1.2 gone
  14s CallerHungUp c2
  14.1s OfferFailed c2.1 gone
  15s CallerHungUp c3
  15.1s OfferFailed c3.1 gone
`,
);

story(
  'a call whose offers fail stays before all who came later',
  `
   0s AgentsReady 8001
   1s AgentsReady 8002
   2s CallArrived c1 95002
   3s OfferFailed c1.1 refused
   4s CallArrived c2 95002
   5s OfferFailed c1.2 refused
   6s AgentReadied 8001
`,
);

story(
  'time in the menu is not time in the queue',
  `
   0s CallArrived c1 95001
   5s CallArrived c2 95002
   6s DigitPressed c1 0
   9s AgentsReady 8001
`,
);
