import { storyRules } from './story-rules';
import { story } from './transcript';

const rules = storyRules({}, { general: { agent: 'ring-all' } });

story(
  'all phones ring, the first to answer has the call, nobody else is charged a miss',
  `
      0s AgentsReady 8001 8002
           = 8001 ready
           = 8002 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
           -> OfferCall c1.2 8002
    5.1s OfferRinging c1.1
    5.2s OfferRinging c1.2
      7s OfferAnswered c1.2
           = c1.1 answered-elsewhere after ringing 1.9s
           = 8001 ready
           = c1.2 answered after ringing 1.8s
           = c1 left general: answered after 2s
           -> CancelOffer c1.1 answered-elsewhere
           -> BridgeLegs c1-b2 c1.0+c1.2 saying digits-8002 agent-serves-number
           -> StartRecording c1.2 c1-r1
  7.015s OfferAnswered c1.1   (picked up before it heard that it was too late)
           -> HangUp c1.1
    7.1s LegHungUp c1.1
      8s CallArrived c2 95002
           = c2 waits in general since 8s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8001
`,
  { rules },
);

story(
  'who becomes ready while the others ring is rung too; who waits alone goes first',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
      6s AgentsReady 8002
           = 8002 ready
           -> OfferCall c1.2 8002
    6.5s OfferRinging c1.2
      7s CallArrived c2 95002
           = c2 waits in general since 7s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      8s AgentsReady 8003
           = 8003 ready
           -> OfferCall c2.1 8003
      9s CallerHungUp c1
           = c1.1 cancelled after ringing 3s
           = 8001 ready
           = c1.2 cancelled after ringing 2.5s
           = 8002 ready
           = c1 left general: abandoned after 4s
           = c1 abandoned_in_ring by caller: caller-hung-up final
           -> CancelOffer c1.1 caller-gone
           -> CancelOffer c1.2 caller-gone
    9.1s OfferFailed c1.1 gone
           -> OfferCall c2.2 8001
`,
  { rules },
);

story(
  'one refuses and one is silent for three rings: the others ring on, the call keeps its place',
  `
      0s AgentsReady 8001 8002 8003
           = 8001 ready
           = 8002 ready
           = 8003 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
           -> OfferCall c1.2 8002
           -> OfferCall c1.3 8003
      6s OfferRinging c1.1
      6s OfferRinging c1.2
      7s OfferFailed c1.2 refused
           = c1.2 refused after ringing 1s
           = 8002 not-ready{refused}
      8s Tick      (8003 did not ring)
           = c1.3 unreachable after ringing 0s
           = 8003 not-ready{unreachable}
           -> CancelOffer c1.3 no-answer
     21s Tick
           = c1.1 no-answer after ringing 15s
           = 8001 not-ready{no-answer}
           -> CancelOffer c1.1 no-answer
     22s AgentReadied 8002
           = 8002 ready
           -> OfferCall c1.4 8002
`,
  { rules },
);
