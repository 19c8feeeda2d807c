import { story } from './transcript';

story(
  'the next agent rings at once, the call keeps its place',
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
      7s OfferFailed c1.1 refused
           = c1.1 refused after ringing 1s
           = 8001 not-ready{refused}
           -> OfferCall c1.2 8002
      8s OfferRinging c1.2
     10s OfferAnswered c1.2
           = c1.2 answered after ringing 2s
           = c1 left general: answered after 5s
           -> BridgeLegs c1-b2 c1.0+c1.2 saying digits-8002 agent-serves-number
           -> StartRecording c1.2 c1-r1
     60s AgentReadied 8001
           = 8001 ready
`,
);

story(
  'a phone that is busy or gone is unreachable, not refused',
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
    5.1s OfferFailed c1.1 busy
           = c1.1 busy after ringing 0s
           = 8001 not-ready{unreachable}
           -> OfferCall c1.2 8002
      6s OfferFailed c1.2 gone
           = c1.2 gone after ringing 0s
           = 8002 not-ready{unreachable}
`,
);
