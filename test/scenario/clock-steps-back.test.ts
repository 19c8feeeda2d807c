import { story } from './transcript';

story(
  'news with an older time is taken as it comes: no deadline moves, no measure is negative',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95002
   6s OfferRinging c1.1
   2s DigitPressed c1 1
   1s OfferAnswered c1.1
   3s LegHeld c1.1
   2s LegResumed c1.1
  10s CallerHungUp c1
   1s LegHungUp c1.1
  25s Tick
`,
);

story(
  'three rings are three rings though the wall clock was set back an hour meanwhile',
  `
3600s AgentsReady 8001
3605s CallArrived c1 95002
3606s OfferRinging c1.1
   6s CallArrived c2 95002
3621s Tick
`,
);
