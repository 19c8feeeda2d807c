import { story } from './transcript';

story(
  'an agent of two queues takes whoever has waited longest in either',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      1s CallArrived c2 95003
           = c2 waits in repair since 1s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      2s CallArrived c3 95002
           = c3 waits in general since 2s
           -> Answer c3.0
           -> StartHoldMusic c3.0
      3s CallArrived c4 95003
           = c4 waits in repair since 3s
           -> Answer c4.0
           -> StartHoldMusic c4.0
     10s AgentsReady 8003
           = 8003 ready
           -> OfferCall c1.1 8003
     11s OfferFailed c1.1 refused
           = c1.1 refused after ringing 0s
           = 8003 not-ready{refused}
     12s AgentReadied 8003
           = 8003 ready
           -> OfferCall c1.2 8003
     13s CallerHungUp c1
           = c1.2 cancelled after ringing 0s
           = 8003 ready
           = c1 left general: abandoned after 13s
           = c1 abandoned_in_ring by caller: caller-hung-up final
           -> CancelOffer c1.2 caller-gone
   13.1s OfferFailed c1.2 gone
           -> OfferCall c2.1 8003
     14s CallerHungUp c2
           = c2.1 cancelled after ringing 0s
           = 8003 ready
           = c2 left repair: abandoned after 13s
           = c2 abandoned_in_ring by caller: caller-hung-up final
           -> CancelOffer c2.1 caller-gone
   14.1s OfferFailed c2.1 gone
           -> OfferCall c3.1 8003
     15s CallerHungUp c3
           = c3.1 cancelled after ringing 0s
           = 8003 ready
           = c3 left general: abandoned after 13s
           = c3 abandoned_in_ring by caller: caller-hung-up final
           -> CancelOffer c3.1 caller-gone
   15.1s OfferFailed c3.1 gone
           -> OfferCall c4.1 8003
`,
);

story(
  'a call whose offers fail stays before all who came later',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentsReady 8002
           = 8002 ready
      2s CallArrived c1 95002
           = c1 waits in general since 2s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      3s OfferFailed c1.1 refused
           = c1.1 refused after ringing 0s
           = 8001 not-ready{refused}
           -> OfferCall c1.2 8002
      4s CallArrived c2 95002
           = c2 waits in general since 4s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      5s OfferFailed c1.2 refused
           = c1.2 refused after ringing 0s
           = 8002 not-ready{refused}
      6s AgentReadied 8001
           = 8001 ready
           -> OfferCall c1.3 8001
`,
);

story(
  'time in the menu is not time in the queue',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      5s CallArrived c2 95002
           = c2 waits in general since 5s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      6s DigitPressed c1 0
           = c1 waits in general since 6s
           -> StopPlayback c1-p1
           -> StartHoldMusic c1.0
      9s AgentsReady 8001
           = 8001 ready
           -> OfferCall c2.1 8001
`,
);
