import { story } from './transcript';
import { storyRules } from './story-rules';

const rules = storyRules({ offers: { noAnswerMs: 30_000, refusedMs: null, busyMs: 10_000, unreachableMs: 20_000 } });

story(
  'each failure has its own time of being passed over; then she is ready again by herself',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferFailed c1.1 busy
           = c1.1 busy after ringing 0s
           = 8001 not-ready{unreachable} until 12s
     12s Tick
           = 8001 ready
           -> OfferCall c1.2 8001
     13s OfferRinging c1.2
     28s Tick
           = c1.2 no-answer after ringing 15s
           = 8001 not-ready{no-answer} until 58s
           -> CancelOffer c1.2 no-answer
     58s Tick
           = 8001 ready
           -> OfferCall c1.3 8001
     61s Tick
           = c1.3 unreachable after ringing 0s
           = 8001 not-ready{unreachable} until 81s
           -> CancelOffer c1.3 no-answer
     81s Tick
           = 8001 ready
           -> OfferCall c1.4 8001
     82s OfferFailed c1.4 refused
           = c1.4 refused after ringing 0s
           = 8001 not-ready{refused}
    400s Tick
`,
  { rules },
);

story(
  'passed over, she may say herself that she is ready, or take a break',
  `
      0s AgentsReady 8001 8002
           = 8001 ready
           = 8002 ready
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferFailed c1.1 busy
           = c1.1 busy after ringing 0s
           = 8001 not-ready{unreachable} until 12s
           -> OfferCall c1.2 8002
      3s OfferFailed c1.2 busy
           = c1.2 busy after ringing 0s
           = 8002 not-ready{unreachable} until 13s
      4s AgentReadied 8001
           = 8001 ready
           -> OfferCall c1.3 8001
      5s AgentPaused 8002 lunch
           = 8002 not-ready{lunch}
      7s Tick
           = c1.3 unreachable after ringing 0s
           = 8001 not-ready{unreachable} until 27s
           -> CancelOffer c1.3 no-answer
     27s Tick
           = 8001 ready
           -> OfferCall c1.4 8001
     30s Tick
           = c1.4 unreachable after ringing 0s
           = 8001 not-ready{unreachable} until 50s
           -> CancelOffer c1.4 no-answer
`,
  { rules },
);

story(
  'a queue may ring for longer',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferRinging c1.1
     27s Tick
           = c1.1 no-answer after ringing 25s
           = 8001 not-ready{no-answer}
           -> CancelOffer c1.1 no-answer
     30s Tick
`,
  { rules: storyRules({}, { general: { rings: 5 } }) },
);
