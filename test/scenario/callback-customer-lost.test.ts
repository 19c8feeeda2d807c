import { story } from './transcript';

story(
  'the customer is busy: the agent is told, and free when her phone is down',
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
      8s CallArrived c2 95002
           = c2 waits in general since 8s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      9s OfferFailed c9.0 busy
           = 8001 ready
           = c9 busy by hotline: customer-busy final
           -> StopPlayback c9-p1
           -> PlayPrompt c9.1 c9-p2 zh callback-customer-gone
           -> ReturnToDialplan c9.1
     12s LegHungUp c9.1
           -> OfferCall c2.1 8001
`,
);

story(
  "the customer does not answer in the callback's ring time",
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
      9s OfferRinging c9.0
     39s Tick
           = 8001 ready
           = c9 no_answer by hotline: customer-no-answer final
           -> CancelOffer c9.0 no-answer
           -> StopPlayback c9-p1
           -> PlayPrompt c9.1 c9-p2 zh callback-customer-gone
           -> ReturnToDialplan c9.1
   39.2s OfferFailed c9.0 no-answer
`,
);

story(
  "nothing is heard of the customer's phone",
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
     37s Tick
           = 8001 ready
           = c9 unreachable by hotline: customer-unreachable final
           -> CancelOffer c9.0 no-answer
           -> StopPlayback c9-p1
           -> PlayPrompt c9.1 c9-p2 zh callback-customer-gone
           -> ReturnToDialplan c9.1
`,
);

story(
  'the dialling timed out: a phone that may ring all the same is stopped',
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
     12s CommandTimedOut DialOutside c9.0
           = 8001 ready
           = c9 interrupted by hotline: timeout final
           -> CancelOffer c9.0 no-answer
           -> StopPlayback c9-p1
           -> PlayPrompt c9.1 c9-p2 zh callback-customer-gone
           -> ReturnToDialplan c9.1
`,
);

story(
  "the customer's answer told twice does not hang her up",
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
      9s OfferAnswered c9.0
`,
);
