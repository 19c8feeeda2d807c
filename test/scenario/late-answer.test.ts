import { story } from './transcript';

story(
  'the phone taken back after three rings is answered: it is hung up, the next one goes on ringing',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentsReady 8002
           = 8002 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
     21s Tick
           = c1.1 no-answer after ringing 15s
           = 8001 not-ready{no-answer}
           -> CancelOffer c1.1 no-answer
           -> OfferCall c1.2 8002
  21.02s OfferAnswered c1.1     (too late)
           -> HangUp c1.1
   21.1s LegHungUp c1.1
     22s OfferRinging c1.2
     24s OfferAnswered c1.2
           = c1.2 answered after ringing 2s
           = c1 left general: answered after 19s
           -> BridgeLegs c1-b2 c1.0+c1.2 saying digits-8002 agent-serves-number
           -> StartRecording c1.2 c1-r1
   24.1s OfferFailed c1.1 no-answer
`,
);

story(
  'answered when the call has long been talked out',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentsReady 8002
           = 8002 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferFailed c1.1 refused
           = c1.1 refused after ringing 0s
           = 8001 not-ready{refused}
           -> OfferCall c1.2 8002
      7s OfferAnswered c1.2
           = c1.2 answered after ringing 0s
           = c1 left general: answered after 2s
           -> BridgeLegs c1-b2 c1.0+c1.2 saying digits-8002 agent-serves-number
           -> StartRecording c1.2 c1-r1
      9s CallerHungUp c1
           = c1 talk 1 ended by caller after 2s
           = 8002 wrap-up until 24s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b2
           -> HangUp c1.2
    9.1s OfferAnswered c1.1
           -> HangUp c1.1
     24s Tick
           = c1 wrap-up 1 of 8002 took 15s final
           = 8002 ready
     25s OfferAnswered c1.1
           -> HangUp c1.1
`,
);

story(
  'a timed-out offer may be ringing somewhere: it is taken back',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      8s CommandTimedOut OfferCall c1.1
           = c1.1 unreachable after ringing 0s
           = 8001 not-ready{unreachable}
           -> CancelOffer c1.1 no-answer
    8.5s OfferRinging c1.1
      9s OfferAnswered c1.1
           -> HangUp c1.1
`,
);
