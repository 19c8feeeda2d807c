/** What becomes of callers who waited too long, or probably would. */
import { sending, sorry, toAgent, toCallback, toQueue } from './sending-rules';
import { story } from './transcript';

story(
  'waited too long: offered a callback, then another queue serves her before she has chosen',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      7s CallArrived c2 95002
           = c2 waits in general since 7s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     37s Tick
           = c2 is offered a callback of general
           -> PlayPrompt c2.0 c2-p1 zh callback-offer
     42s PromptFinished c2-p1
           -> StartHoldMusic c2.0
     50s AgentsReady 8003
           = 8003 ready
           -> OfferCall c2.1 8003
     51s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left general: answered after 44s
           -> BridgeLegs c2-b1 c2.0+c2.1 saying digits-8003 agent-serves-number
           -> StartRecording c2.1 c2-r1
`,
  { rules: sending({ general: { waited: { afterMs: 30_000, to: toCallback } } }) },
);

story(
  'waited too long in one queue, then in the next: each counts its own time',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      7s CallArrived c2 95002
           = c2 waits in general since 7s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     27s Tick
           = c2 left general: overflowed after 20s
           = c2 waits in repair since 27s
           -> StartHoldMusic c2.0
     57s Tick
           = c2 left repair: overflowed after 30s
           -> PlayPrompt c2.0 c2-p1 zh system-busy
           -> ReturnToDialplan c2.0
     60s PromptFinished c2-p1
   60.1s CallerHungUp c2
           = c2 overflowed_out by hotline: overflowed final
`,
  {
    rules: sending({
      general: { waited: { afterMs: 20_000, to: toQueue('repair') } },
      repair: { waited: { afterMs: 30_000, to: sorry } },
    }),
  },
);

story(
  'the wait is likely too long: to one agent of her own; that one not taking her, an announcement',
  `
      0s AgentsReady 8001 8002
           = 8001 ready
           = 8002 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     66s CallerHungUp c1
           = c1 talk 1 ended by caller after 60s
           = c1 wrap-up 1 of 8001 took 0s
           = 8001 ready
           = c1 answered by caller: caller-hung-up final
           -> Unbridge c1-b1
           -> HangUp c1.1
   66.1s LegHungUp c1.1
     70s CallArrived c2 95002
           = c2 waits in general since 70s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8002
     71s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left general: answered after 1s
           -> BridgeLegs c2-b1 c2.0+c2.1 saying digits-8002 agent-serves-number
           -> StartRecording c2.1 c2-r1
     72s CallArrived c3 95002
           = c3 waits in general since 72s
           -> Answer c3.0
           -> StartHoldMusic c3.0
           -> OfferCall c3.1 8001
     73s OfferAnswered c3.1
           = c3.1 answered after ringing 0s
           = c3 left general: answered after 1s
           -> BridgeLegs c3-b1 c3.0+c3.1 saying digits-8001 agent-serves-number
           -> StartRecording c3.1 c3-r1
     74s CallArrived c4 95002     (60 s a call, two at work: about 30 s)
           = c4 waits in general since 74s
           -> Answer c4.0
           -> StartHoldMusic c4.0
     75s CallArrived c5 95002     (about 60 s)
           = c5 waits in general since 75s
           = c5 left general: overflowed after 0s
           = c5 waits in general since 75s for 8002 until 95s
           -> Answer c5.0
           -> StartHoldMusic c5.0
     95s Tick
           = c5 waits no longer for 8002: waited
           = c5 left general: overflowed after 20s
           -> PlayPrompt c5.0 c5-p1 zh system-busy
           -> ReturnToDialplan c5.0
     97s PromptFinished c5-p1
   97.1s CallerHungUp c5
           = c5 overflowed_out by hotline: overflowed final
`,
  { rules: sending({ general: { predicted: { longerThanMs: 45_000, to: toAgent } } }) },
);
