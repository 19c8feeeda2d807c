import { story } from './transcript';

story(
  'the second waits until the agent has wrapped up the first',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      5s CallArrived c2 95002
           = c2 waits in general since 5s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      6s OfferRinging c1.1
      8s OfferAnswered c1.1
           = c1.1 answered after ringing 2s
           = c1 left general: answered after 3s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     30s CallerHungUp c1
           = c1 talk 1 ended by caller after 22s
           = 8001 wrap-up until 45s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   30.2s LegHungUp c1.1
     45s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
           -> OfferCall c2.1 8001
`,
);

story(
  'in the same millisecond the smaller id is first, so that every replay agrees',
  `
      5s CallArrived c2 95002
           = c2 waits in general since 5s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      6s AgentsReady 8001
           = 8001 ready
           -> OfferCall c1.1 8001
`,
);
