import { story } from './transcript';

story(
  'the agent is charged no miss and stays the next to be rung',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
      9s CallerHungUp c1
           = c1.1 cancelled after ringing 3s
           = 8001 ready
           = c1 left general: abandoned after 4s
           = c1 abandoned_in_ring by caller: caller-hung-up final
           -> CancelOffer c1.1 caller-gone
    9.1s OfferFailed c1.1 gone     (the phone is quiet)
     20s CallArrived c2 95002
           = c2 waits in general since 20s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8001
`,
);

story(
  'the next call waits until the phone has stopped ringing',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
      7s CallArrived c2 95002
           = c2 waits in general since 7s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      9s CallerHungUp c1
           = c1.1 cancelled after ringing 3s
           = 8001 ready
           = c1 left general: abandoned after 4s
           = c1 abandoned_in_ring by caller: caller-hung-up final
           -> CancelOffer c1.1 caller-gone
    9.2s LegHungUp c1.1
           -> OfferCall c2.1 8001
`,
);

story(
  'a phone whose end nobody tells of is taken for free after a second',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
      7s CallArrived c2 95002
           = c2 waits in general since 7s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      9s CallerHungUp c1
           = c1.1 cancelled after ringing 3s
           = 8001 ready
           = c1 left general: abandoned after 4s
           = c1 abandoned_in_ring by caller: caller-hung-up final
           -> CancelOffer c1.1 caller-gone
     10s Tick     (the leg is taken for gone)
           -> OfferCall c2.1 8001
`,
);
