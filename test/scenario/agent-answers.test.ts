import { story } from './transcript';

story(
  'a call from the first ring to the final row',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
    5.4s OfferRinging c1.1
      9s OfferAnswered c1.1
           = c1.1 answered after ringing 3.6s
           = c1 left general: answered after 4s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     39s LegHeld c1.1
     59s LegResumed c1.1
           = c1.1 was on hold 20s
     69s CallerHungUp c1
           = c1 talk 1 ended by caller after 40s
           = 8001 wrap-up until 84s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   69.1s LegHungUp c1.1
     84s Tick     (wrap-up is over)
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
`,
);

story(
  'the agent hangs up first',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
      8s OfferAnswered c1.1
           = c1.1 answered after ringing 2s
           = c1 left general: answered after 3s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     20s LegHungUp c1.1
           = c1 talk 1 ended by agent after 12s
           = 8001 wrap-up until 35s
           = c1 answered by agent: agent-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.0
   20.1s CallerHungUp c1
     35s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
`,
);

story(
  'hung up on hold',
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
     10s LegHeld c1.1
     12s LegHeld c1.1
     14s LegHeld c1.0   (what the caller's telephone does is not the agent's time)
     30s CallerHungUp c1
           = c1.1 was on hold 20s
           = c1 talk 1 ended by caller after 4s
           = 8001 wrap-up until 45s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
`,
);
