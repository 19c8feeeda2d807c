import { story } from './transcript';

story(
  'two wrap-ups end together: who has waited longest goes first, each agent gets one call',
  `
      0s AgentsReady 8001 8002
           = 8001 ready
           = 8002 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      5s CallArrived c2 95002
           = c2 waits in general since 5s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8002
      6s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      6s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left general: answered after 1s
           -> BridgeLegs c2-b1 c2.0+c2.1 saying digits-8002 agent-serves-number
           -> StartRecording c2.1 c2-r1
      8s CallArrived c3 95002
           = c3 waits in general since 8s
           -> Answer c3.0
           -> StartHoldMusic c3.0
      9s CallArrived c4 95002
           = c4 waits in general since 9s
           -> Answer c4.0
           -> StartHoldMusic c4.0
     10s CallerHungUp c2
           = c2 talk 1 ended by caller after 4s
           = 8002 wrap-up until 25s
           = c2 answered by caller: caller-hung-up
           -> Unbridge c2-b1
           -> HangUp c2.1
     10s CallerHungUp c1
           = c1 talk 1 ended by caller after 4s
           = 8001 wrap-up until 25s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   10.1s LegHungUp c1.1
   10.1s LegHungUp c2.1
     25s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
           = c2 wrap-up 1 of 8002 took 15s final
           = 8002 ready
           -> OfferCall c3.1 8001
           -> OfferCall c4.1 8002
`,
);

story(
  'phones found again together, one call: the longest idle is rung, not the first in the list',
  `
      0s AgentsReady 8003
           = 8003 ready
      1s AgentsReady 8001
           = 8001 ready
      2s AgentsReady 8002
           = 8002 ready
      3s FloorListed
           = 8001 not-ready{unreachable}
           = 8002 not-ready{unreachable}
           = 8003 not-ready{unreachable}
           = floor compared, 0 strays
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      9s FloorListed c1.0 phone=8001,8002,8003
           = 8001 ready
           = 8002 ready
           = 8003 ready
           = floor compared, 0 strays
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8003
`,
);

story(
  'phones found again together, two queues: who waited longest is served first, by the agent who can',
  `
      0s AgentsReady 8003
           = 8003 ready
      1s AgentsReady 8001
           = 8001 ready
      2s FloorListed
           = 8001 not-ready{unreachable}
           = 8003 not-ready{unreachable}
           = floor compared, 0 strays
      3s CallArrived c1 95003
           = c1 waits in repair since 3s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      5s CallArrived c2 95002
           = c2 waits in general since 5s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      9s FloorListed c1.0 c2.0 phone=8001,8003
           = 8001 ready
           = 8003 ready
           = floor compared, 0 strays
           -> StartHoldMusic c1.0
           -> StartHoldMusic c2.0
           -> OfferCall c1.1 8003
           -> OfferCall c2.1 8001
`,
);
