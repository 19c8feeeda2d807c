import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'three rings: the colleague misses a call, agent and caller are together again',
  `
        0s AgentsReady 8001 8002
             = 8001 ready
             = 8002 ready
        5s CallArrived c1 95002
             = c1 waits in general since 5s
             -> Answer c1.0
             -> StartHoldMusic c1.0
             -> OfferCall c1.1 8001
        6s OfferRinging c1.1
        8s OfferAnswered c1.1
             = c1.1 answered after ringing 2s
             = c1 left general: answered after 3s
             -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
             -> StartRecording c1.1 c1-r1
       20s AgentKeyed c1.1 *28002#
             -> StopPlayback c1-p1
             -> Unbridge c1-b1
             -> StartHoldMusic c1.0
             -> StartRingTone c1.1
             -> OfferCall c1.2 8002 from 8001 of general
     20.5s OfferRinging c1.2
     35.5s Tick
             = c1.2 asked no more: no-answer
             = c1.1 was on hold 15.5s
             = 8002 not-ready{no-answer}
             -> CancelOffer c1.2 no-answer
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.1
             -> PlayPrompt c1.1 c1-p2 zh transfer-failed
     35.6s OfferFailed c1.2 gone
       38s PromptFinished c1-p2
       50s LegHungUp c1.1
             = c1 talk 1 ended by agent after 26.5s
             = 8001 wrap-up until 65s
             = c1 answered by agent: agent-hung-up
             -> Unbridge c1-b3
             -> HangUp c1.0
`,
  { rules: transferRules() },
);

story(
  'the colleague refuses',
  `
        0s AgentsReady 8001 8002
             = 8001 ready
             = 8002 ready
        5s CallArrived c1 95002
             = c1 waits in general since 5s
             -> Answer c1.0
             -> StartHoldMusic c1.0
             -> OfferCall c1.1 8001
        6s OfferRinging c1.1
        8s OfferAnswered c1.1
             = c1.1 answered after ringing 2s
             = c1 left general: answered after 3s
             -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
             -> StartRecording c1.1 c1-r1
       20s AgentKeyed c1.1 *28002#
             -> StopPlayback c1-p1
             -> Unbridge c1-b1
             -> StartHoldMusic c1.0
             -> StartRingTone c1.1
             -> OfferCall c1.2 8002 from 8001 of general
     20.5s OfferRinging c1.2
       22s OfferFailed c1.2 refused
             = c1.2 asked no more: refused
             = c1.1 was on hold 2s
             = 8002 not-ready{refused}
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.1
             -> PlayPrompt c1.1 c1-p2 zh transfer-failed
`,
  { rules: transferRules() },
);

story(
  'the phone does not ring, and a late answer leaves nobody off the hook',
  `
        0s AgentsReady 8001 8002
             = 8001 ready
             = 8002 ready
        5s CallArrived c1 95002
             = c1 waits in general since 5s
             -> Answer c1.0
             -> StartHoldMusic c1.0
             -> OfferCall c1.1 8001
        6s OfferRinging c1.1
        8s OfferAnswered c1.1
             = c1.1 answered after ringing 2s
             = c1 left general: answered after 3s
             -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
             -> StartRecording c1.1 c1-r1
       20s AgentKeyed c1.1 *28002#
             -> StopPlayback c1-p1
             -> Unbridge c1-b1
             -> StartHoldMusic c1.0
             -> StartRingTone c1.1
             -> OfferCall c1.2 8002 from 8001 of general
       23s Tick
             = c1.2 asked no more: unreachable
             = c1.1 was on hold 3s
             = 8002 not-ready{unreachable}
             -> CancelOffer c1.2 no-answer
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.1
             -> PlayPrompt c1.1 c1-p2 zh transfer-failed
     23.5s OfferAnswered c1.2
             -> HangUp c1.2
       24s LegHungUp c1.2
`,
  { rules: transferRules() },
);

story(
  'the phone cannot be called',
  `
        0s AgentsReady 8001 8002
             = 8001 ready
             = 8002 ready
        5s CallArrived c1 95002
             = c1 waits in general since 5s
             -> Answer c1.0
             -> StartHoldMusic c1.0
             -> OfferCall c1.1 8001
        6s OfferRinging c1.1
        8s OfferAnswered c1.1
             = c1.1 answered after ringing 2s
             = c1 left general: answered after 3s
             -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
             -> StartRecording c1.1 c1-r1
       20s AgentKeyed c1.1 *28002#
             -> StopPlayback c1-p1
             -> Unbridge c1-b1
             -> StartHoldMusic c1.0
             -> StartRingTone c1.1
             -> OfferCall c1.2 8002 from 8001 of general
     20.1s CommandRefused OfferCall c1.2 500
             = c1.2 asked no more: unreachable
             = c1.1 was on hold 0.1s
             = 8002 not-ready{unreachable}
             -> CancelOffer c1.2 no-answer
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.1
             -> PlayPrompt c1.1 c1-p2 zh transfer-failed
`,
  { rules: transferRules() },
);

story(
  'the phone is gone while it rings',
  `
        0s AgentsReady 8001 8002
             = 8001 ready
             = 8002 ready
        5s CallArrived c1 95002
             = c1 waits in general since 5s
             -> Answer c1.0
             -> StartHoldMusic c1.0
             -> OfferCall c1.1 8001
        6s OfferRinging c1.1
        8s OfferAnswered c1.1
             = c1.1 answered after ringing 2s
             = c1 left general: answered after 3s
             -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
             -> StartRecording c1.1 c1-r1
       20s AgentKeyed c1.1 *28002#
             -> StopPlayback c1-p1
             -> Unbridge c1-b1
             -> StartHoldMusic c1.0
             -> StartRingTone c1.1
             -> OfferCall c1.2 8002 from 8001 of general
     20.5s OfferRinging c1.2
       21s PhoneUnregistered 8002
             = c1.2 asked no more: unreachable
             = c1.1 was on hold 1s
             = 8002 not-ready{unreachable}
             -> CancelOffer c1.2 no-answer
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.1
             -> PlayPrompt c1.1 c1-p2 zh transfer-failed
`,
  { rules: transferRules() },
);
