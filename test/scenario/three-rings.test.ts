import { story } from './transcript';

story(
  'not answered in three rings: taken back, and the next agent rings',
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
    5.5s OfferRinging c1.1
   20.5s Tick     (three rings)
           = c1.1 no-answer after ringing 15s
           = 8001 not-ready{no-answer}
           -> CancelOffer c1.1 no-answer
           -> OfferCall c1.2 8002
   20.6s OfferFailed c1.1 no-answer
     21s OfferRinging c1.2
     23s OfferAnswered c1.2
           = c1.2 answered after ringing 2s
           = c1 left general: answered after 18s
           -> BridgeLegs c1-b2 c1.0+c1.2 saying digits-8002 agent-serves-number
           -> StartRecording c1.2 c1-r1
`,
);

story(
  'ringing told twice does not begin the rings anew',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
     12s OfferRinging c1.1
     21s Tick     (three rings from the first ringing)
           = c1.1 no-answer after ringing 15s
           = 8001 not-ready{no-answer}
           -> CancelOffer c1.1 no-answer
`,
);

story(
  'one who has missed a call is rung again only after saying so',
  `
      0s AgentsReady 8001
           = 8001 ready
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
   21.1s OfferFailed c1.1 no-answer
     22s CallArrived c2 95002
           = c2 waits in general since 22s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     30s AgentReadied 8001
           = 8001 ready
           -> OfferCall c1.2 8001
`,
);

story(
  'the answer in the very instant of the third ring counts, whichever is told first',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
     21s OfferAnswered c1.1
           = c1.1 answered after ringing 15s
           = c1 left general: answered after 16s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
`,
);
