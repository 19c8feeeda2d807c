import { story } from './transcript';

story(
  'the next agent rings; the phone that comes back brings its agent back',
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
      8s PhoneUnregistered 8001
           = c1.1 unreachable after ringing 2s
           = 8001 not-ready{unreachable}
           -> CancelOffer c1.1 no-answer
           -> OfferCall c1.2 8002
    8.1s OfferFailed c1.1 gone
     11s Tick
           = c1.2 unreachable after ringing 0s
           = 8002 not-ready{unreachable}
           -> CancelOffer c1.2 no-answer
     30s PhoneRegistered 8001
           = 8001 ready
           -> OfferCall c1.3 8001
`,
);

story(
  'a phone that never rings is given up after three seconds',
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
      8s Tick     (three seconds without ringing)
           = c1.1 unreachable after ringing 0s
           = 8001 not-ready{unreachable}
           -> CancelOffer c1.1 no-answer
           -> OfferCall c1.2 8002
`,
);

story(
  'lost during a talk: the talk goes on, and no call is offered after it',
  `
      0s AgentsReady 8002
           = 8002 ready
      5s CallArrived c1 95003
           = c1 waits in repair since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8002
      6s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left repair: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8002 agent-serves-number
           -> StartRecording c1.1 c1-r1
     10s PhoneUnregistered 8002
     20s CallerHungUp c1
           = c1 talk 1 ended by caller after 14s
           = c1 wrap-up 1 of 8002 took 0s
           = 8002 not-ready{unreachable}
           = c1 answered by caller: caller-hung-up final
           -> Unbridge c1-b1
           -> HangUp c1.1
   20.1s LegHungUp c1.1
   20.2s CallArrived c2 95003
           = c2 waits in repair since 20.2s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     30s PhoneRegistered 8002
           = 8002 ready
           -> OfferCall c2.1 8002
`,
);
