import { story } from './transcript';

story(
  'the same delivery again rings nobody a second time',
  `
   0s AgentsReady 8001
   1s AgentsReady 8002
   5s CallbackDue c9 fence=1
   5s CallbackDue c9 fence=1
   7s OfferAnswered c9.1
   8s CallbackDue c9 fence=1
`,
);

story(
  'an old claim is refused while a newer one is on the floor',
  `
   5s CallbackDue c9 attempt=2 fence=4
   6s CallbackDue c8 attempt=1 fence=3
   7s CallbackDue c7 attempt=2 fence=4
   60s AgentsReady 8001
`,
);

story(
  'nobody is called back who is still on the line',
  `
   0s CallArrived c1 95002
   5s CallbackDue c9 parent=c1
   6s AgentsReady 8001
`,
);
