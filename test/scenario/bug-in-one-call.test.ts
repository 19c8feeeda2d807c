import { story } from './transcript';

story(
  'in the menu, in the queue, while ringing, while talking: an apology, an outcome, and the agents go on',
  `
   0s AgentsReady 8001
   1s AgentsReady 8002
   2s CallArrived c1 95001
   3s CallBroken c1
   4s CallArrived c2 95002
   5s CallBroken c2
   5.1s LegHungUp c2.1
   6s CallArrived c3 95002
   7s OfferAnswered c3.1
   8s CallBroken c3
   8.1s LegHungUp c3.1
   9s CallBroken c3
  10s CallerHungUp c1
  63s Tick
  65s Tick
  68s Tick
`,
);

story(
  'a callback ends, whichever of the two is on the line',
  `
   0s AgentsReady 8001
   5s CallbackDue c9
   7s OfferAnswered c9.1
   8s CallBroken c9
   8.1s LegHungUp c9.1
`,
);
