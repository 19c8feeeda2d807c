import { story } from './transcript';

story(
  'the agent first, then the customer: answered',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallbackDue c9 parent=c1 key=0
           = c9 waits in general since 0s
           -> OfferCall c9.1 8001
    5.5s OfferRinging c9.1
      7s OfferAnswered c9.1
           = c9.1 answered after ringing 1.5s
           = c9 left general: answered after 2s
           -> PlayPrompt c9.1 c9-p1 zh callback-agent
           -> DialOutside c9.0 13800001111 attempt 1 fence 1
      9s PromptFinished c9-p1
     10s OfferRinging c9.0
           -> StartRingTone c9.1
     15s OfferAnswered c9.0
           -> BridgeLegs c9-b1 c9.0+c9.1
           -> StartRecording c9.1 c9-r1
     45s CallerHungUp c9
           = c9 talk 1 ended by caller after 30s
           = 8001 wrap-up until 60s
           = c9 answered by caller: caller-hung-up
           -> Unbridge c9-b1
           -> HangUp c9.1
   45.1s LegHungUp c9.1
     60s Tick
           = c9 wrap-up 1 of 8001 took 15s final
           = 8001 ready
`,
);

story(
  'the agent hears that it rings there when she has been told what it is, not over it',
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
      8s OfferRinging c9.0
     10s PromptFinished c9-p1
           -> StartRingTone c9.1
     11s OfferRinging c9.0
     20s OfferFailed c9.0 busy
           = 8001 ready
           = c9 busy by hotline: customer-busy final
           -> PlayPrompt c9.1 c9-p2 zh callback-customer-gone
           -> ReturnToDialplan c9.1
`,
);

story(
  'the kept place is before those who wait since later',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     10s CallbackDue c9 key=-20
           = c9 waits in general since -20s
     11s AgentsReady 8001
           = 8001 ready
           -> OfferCall c9.1 8001
`,
);

story(
  "the agent hangs up while the customer rings: the customer's phone must stop",
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
     12s LegHungUp c9.1
           = 8001 ready
           = c9 interrupted by agent: agent-hung-up final
           -> CancelOffer c9.0 no-answer
   12.1s OfferAnswered c9.0
           -> HangUp c9.0
`,
);

story(
  "the attempt's row is refused: nobody outside is rung",
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
    7.2s CommandRefused DialOutside c9.0 old-fence
           = 8001 ready
           = c9 interrupted by hotline: old-fence final
           -> CancelOffer c9.0 no-answer
           -> StopPlayback c9-p1
           -> PlayPrompt c9.1 c9-p2 zh callback-customer-gone
           -> ReturnToDialplan c9.1
`,
);

story(
  'the agent does not answer: the next one is rung, the customer knows of nothing',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentsReady 8002
           = 8002 ready
      5s CallbackDue c9
           = c9 waits in general since 5s
           -> OfferCall c9.1 8001
      6s OfferRinging c9.1
     21s Tick
           = c9.1 no-answer after ringing 15s
           = 8001 not-ready{no-answer}
           -> CancelOffer c9.1 no-answer
           -> OfferCall c9.2 8002
   21.1s OfferFailed c9.1 no-answer
     22s OfferAnswered c9.2
           = c9.2 answered after ringing 0s
           = c9 left general: answered after 17s
           -> PlayPrompt c9.2 c9-p1 zh callback-agent
           -> DialOutside c9.0 13800001111 attempt 1 fence 1
`,
);

story(
  'the agent hangs up first',
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
     30s LegHungUp c9.1
           = c9 talk 1 ended by agent after 21s
           = 8001 wrap-up until 45s
           = c9 answered by agent: agent-hung-up
           -> Unbridge c9-b1
           -> HangUp c9.0
   30.1s CallerHungUp c9
`,
);
