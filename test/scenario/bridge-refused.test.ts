import { story } from './transcript';

story(
  'she goes back to her place in the queue and the next agent rings; the first is free, nobody having talked',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentsReady 8002
           = 8002 ready
      3s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      5s DigitPressed c1 0
           = c1 waits in general since 5s
           -> StopPlayback c1-p1
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
   6.01s CommandRefused BridgeLegs c1-b1 409
           = c1 talk 1 ended by hotline after 0.01s
           = c1 wrap-up 1 of 8001 took 0s
           = 8001 ready
           = c1 waits in general since 5s
           -> Unbridge c1-b1
           -> HangUp c1.1
           -> StopPlayback c1-p2
           -> StartHoldMusic c1.0
           -> OfferCall c1.2 8002
    6.2s LegHungUp c1.1
      8s OfferAnswered c1.2
           = c1.2 answered after ringing 0s
           = c1 left general: answered after 1.99s
           -> BridgeLegs c1-b2 c1.0+c1.2 saying digits-8002 agent-serves-number
           -> StartRecording c1.2 c1-r2
     30s CallerHungUp c1
           = c1 talk 2 ended by caller after 22s
           = 8002 wrap-up until 45s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b2
           -> HangUp c1.2
   30.1s LegHungUp c1.2
     45s Tick
           = c1 wrap-up 2 of 8002 took 15s final
           = 8002 ready
`,
);

story(
  'a callback ends: the customer is not left alone on the line',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallbackDue c9
           = c9 waits in general since 5s
           -> OfferCall c9.1 8001
      7s OfferAnswered c9.1
           = c9.1 answered after ringing 0s
           = c9 left general: answered after 2s
           -> PlayPrompt c9.1 c9-p1 zh callback-agent
           -> DialOutside c9.0 13800001111 attempt 1 fence 1
      9s OfferAnswered c9.0
           -> StopPlayback c9-p1
           -> BridgeLegs c9-b1 c9.0+c9.1
           -> StartRecording c9.1 c9-r1
    9.1s CommandRefused BridgeLegs c9-b1 409
           = c9 talk 1 ended by hotline after 0.1s
           = c9 wrap-up 1 of 8001 took 0s
           = 8001 ready
           = c9 failed by hotline: bridge-refused final
           -> Unbridge c9-b1
           -> HangUp c9.1
           -> HangUp c9.0
`,
);
