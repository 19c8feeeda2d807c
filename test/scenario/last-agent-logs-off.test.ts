import { story } from './transcript';

story(
  'the callers keep waiting, in order, for whoever comes',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     10s CallArrived c2 95002
           = c2 waits in general since 10s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     11s CallArrived c3 95002
           = c3 waits in general since 11s
           -> Answer c3.0
           -> StartHoldMusic c3.0
     20s AgentLoggedOut 8001     (the talk is finished first)
           = 8001 pending logged-out
     30s CallerHungUp c1
           = c1 talk 1 ended by caller after 24s
           = 8001 wrap-up until 45s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   30.1s LegHungUp c1.1
     45s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 logged-out
     60s CallArrived c4 95002
           = c4 waits in general since 60s
           -> Answer c4.0
           -> StartHoldMusic c4.0
    300s AgentsReady 8002
           = 8002 ready
           -> OfferCall c2.1 8002
    301s OfferFailed c2.1 refused
           = c2.1 refused after ringing 0s
           = 8002 not-ready{refused}
    302s AgentsReady 8003
           = 8003 ready
           -> OfferCall c2.2 8003
`,
);
