import { storyRules } from './story-rules';
import { story } from './transcript';

const rules = storyRules({}, { general: { joinAtRing: 2 } });

story(
  'with the second ring another phone rings as well; who answers first has the call',
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
     11s Tick     (the second ring begins)
           -> OfferCall c1.2 8002
   11.1s OfferRinging c1.2
     12s OfferAnswered c1.1
           = c1.2 answered-elsewhere after ringing 0.9s
           = 8002 ready
           = c1.1 answered after ringing 6s
           = c1 left general: answered after 7s
           -> CancelOffer c1.2 answered-elsewhere
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
`,
  { rules },
);

story(
  'nobody is free at the second ring: the next to become ready joins, unless somebody waits alone',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
      7s CallArrived c2 95002
           = c2 waits in general since 7s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     12s AgentsReady 8002
           = 8002 ready
           -> OfferCall c2.1 8002
     13s AgentsReady 8003
           = 8003 ready
           -> OfferCall c1.2 8003
`,
  { rules },
);
