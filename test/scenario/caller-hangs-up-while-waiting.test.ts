import { story } from './transcript';

story(
  'nobody is there',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     42s CallerHungUp c1
           = c1 left general: abandoned after 42s
           = c1 abandoned_in_queue by caller: caller-hung-up final
     50s AgentsReady 8001
           = 8001 ready
`,
);

story(
  'the one behind moves up',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      1s CallArrived c2 95002
           = c2 waits in general since 1s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      9s CallerHungUp c1
           = c1 left general: abandoned after 9s
           = c1 abandoned_in_queue by caller: caller-hung-up final
     10s AgentsReady 8001
           = 8001 ready
           -> OfferCall c2.1 8001
`,
);
