import { story } from './transcript';

story(
  'she goes back to the front of her queue and the next agent rings',
  `
   0s AgentsReady 8001
   1s AgentsReady 8002
   3s CallArrived c1 95001
   5s DigitPressed c1 0
   6s OfferAnswered c1.1
   6.01s CommandRefused BridgeLegs c1-b1 409
   6.2s LegHungUp c1.1
   8s OfferAnswered c1.2
  21.01s Tick
  30s CallerHungUp c1
  30.1s LegHungUp c1.2
  45s Tick
`,
);

story(
  'a callback ends: the customer is not left alone on the line',
  `
   0s AgentsReady 8001
   5s CallbackDue c9
   7s OfferAnswered c9.1
   9s OfferAnswered c9.0
   9.1s CommandRefused BridgeLegs c9-b1 409
`,
);
