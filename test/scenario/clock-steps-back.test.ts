import { story } from './transcript';

story(
  'news with an older time is taken as it comes: no deadline moves, no measure is negative',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
      2s DigitPressed c1 1     (the wall clock was set back)
      1s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      3s LegHeld c1.1
      2s LegResumed c1.1
           = c1.1 was on hold 0s
     10s CallerHungUp c1
           = c1 talk 1 ended by caller after 4s
           = 8001 wrap-up until 25s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
      1s LegHungUp c1.1
     25s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
`,
);

story(
  'three rings are three rings though the wall clock was set back an hour meanwhile',
  `
   3600s AgentsReady 8001
           = 8001 ready
   3605s CallArrived c1 95002
           = c1 waits in general since 3605s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
   3606s OfferRinging c1.1
      6s CallArrived c2 95002
           = c2 waits in general since 3606s
           -> Answer c2.0
           -> StartHoldMusic c2.0
   3621s Tick
           = c1.1 no-answer after ringing 15s
           = 8001 not-ready{no-answer}
           -> CancelOffer c1.1 no-answer
`,
);
