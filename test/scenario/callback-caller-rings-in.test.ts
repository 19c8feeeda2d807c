import { story } from './transcript';

story(
  'a customer rings in while her callback waits for an agent: it waits no longer, and takes no agent',
  `
      0s CallbackDue c9
           = c9 waits in general since 0s
     20s CallArrived c2 95002
           = c9 left general: interrupted after 20s
           = c9 interrupted by caller: caller-rang-in final
           = c2 waits in general since 20s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     25s AgentsReady 8001
           = 8001 ready
           -> OfferCall c2.1 8001
`,
);

story(
  'an agent is rung for it already: her telephone stops, and she is rung for the caller',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallbackDue c9 kind=abandoned
           = c9 waits in general since 1s
           -> OfferCall c9.1 8001
      3s CallArrived c2 95002
           = c9.1 cancelled after ringing 0s
           = 8001 ready
           = c9 left general: interrupted after 2s
           = c9 interrupted by caller: caller-rang-in final
           = c2 waits in general since 3s
           -> Answer c2.0
           -> CancelOffer c9.1 caller-gone
           -> StartHoldMusic c2.0
    3.1s OfferFailed c9.1 gone
           -> OfferCall c2.1 8001
`,
);

story(
  "an agent's promise ends only by its own outcome, and somebody else's callback is not hers",
  `
      0s CallbackDue c9 kind=promise callback=cb1
           = c9 waits in general since 0s
      1s CallbackDue c8 number=13900002222 callback=cb2
           = c8 waits in general since 1s
     20s CallArrived c2 95002
           = c2 waits in general since 20s
           -> Answer c2.0
           -> StartHoldMusic c2.0
`,
);

story(
  'her own telephone rings already: that goes on',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallbackDue c9
           = c9 waits in general since 1s
           -> OfferCall c9.1 8001
      2s OfferAnswered c9.1
           = c9.1 answered after ringing 0s
           = c9 left general: answered after 1s
           -> PlayPrompt c9.1 c9-p1 zh callback-agent
           -> DialOutside c9.0 13800001111 attempt 1 fence 1
      3s CallArrived c2 95002
           = c2 waits in general since 3s
           -> Answer c2.0
           -> StartHoldMusic c2.0
`,
);
