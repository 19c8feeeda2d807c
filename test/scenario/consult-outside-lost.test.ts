import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'busy: the agent hears so and has her caller again',
  `
     0s AgentsReady 8001
           = 8001 ready
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
    20s AgentKeyed c1.1 *2913900001111#
           -> StopPlayback c1-p1
           -> Unbridge c1-b1
           -> StartHoldMusic c1.0
           -> StartRingTone c1.1
           -> DialOutside c1.2 13900001111 through demo as 95001
    22s OfferFailed c1.2 busy
           = c1.2 asked no more: busy
           = c1.1 was on hold 2s
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.1
           -> PlayPrompt c1.1 c1-p2 zh outside-busy
    60s CallerHungUp c1
           = c1 talk 1 ended by caller after 50s
           = 8001 wrap-up until 75s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b3
           -> HangUp c1.1
`,
  { rules: transferRules() },
);

story(
  'no answer',
  `
     0s AgentsReady 8001
           = 8001 ready
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
    20s AgentKeyed c1.1 *2913900001111#
           -> StopPlayback c1-p1
           -> Unbridge c1-b1
           -> StartHoldMusic c1.0
           -> StartRingTone c1.1
           -> DialOutside c1.2 13900001111 through demo as 95001
    22s OfferRinging c1.2
    67s Tick
           = c1.2 asked no more: no-answer
           = c1.1 was on hold 47s
           -> CancelOffer c1.2 no-answer
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.1
           -> PlayPrompt c1.1 c1-p2 zh outside-no-answer
    67.1s OfferFailed c1.2 gone
    80s CallerHungUp c1
           = c1 talk 1 ended by caller after 25s
           = 8001 wrap-up until 95s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b3
           -> HangUp c1.1
`,
  { rules: transferRules() },
);

story(
  'silent for as long as a telephone may ring',
  `
     0s AgentsReady 8001
           = 8001 ready
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
    20s AgentKeyed c1.1 *2913900001111#
           -> StopPlayback c1-p1
           -> Unbridge c1-b1
           -> StartHoldMusic c1.0
           -> StartRingTone c1.1
           -> DialOutside c1.2 13900001111 through demo as 95001
    65s Tick
           = c1.2 asked no more: unreachable
           = c1.1 was on hold 45s
           -> CancelOffer c1.2 no-answer
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.1
           -> PlayPrompt c1.1 c1-p2 zh outside-not-reached
    65.1s OfferFailed c1.2 gone
    80s CallerHungUp c1
           = c1 talk 1 ended by caller after 27s
           = 8001 wrap-up until 95s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b3
           -> HangUp c1.1
`,
  { rules: transferRules() },
);

story(
  'hung up by somebody on the way',
  `
     0s AgentsReady 8001
           = 8001 ready
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
    20s AgentKeyed c1.1 *2913900001111#
           -> StopPlayback c1-p1
           -> Unbridge c1-b1
           -> StartHoldMusic c1.0
           -> StartRingTone c1.1
           -> DialOutside c1.2 13900001111 through demo as 95001
    22s OfferRinging c1.2
    23s OfferFailed c1.2 refused
           = c1.2 asked no more: refused
           = c1.1 was on hold 3s
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.1
           -> PlayPrompt c1.1 c1-p2 zh outside-not-reached
    60s CallerHungUp c1
           = c1 talk 1 ended by caller after 49s
           = 8001 wrap-up until 75s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b3
           -> HangUp c1.1
`,
  { rules: transferRules() },
);

story(
  'not on record: nobody is rung',
  `
     0s AgentsReady 8001
           = 8001 ready
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
    20s AgentKeyed c1.1 *2913900001111#
           -> StopPlayback c1-p1
           -> Unbridge c1-b1
           -> StartHoldMusic c1.0
           -> StartRingTone c1.1
           -> DialOutside c1.2 13900001111 through demo as 95001
    25s CommandRefused DialOutside c1.2 not-on-record
           = c1.2 asked no more: gone
           = c1.1 was on hold 5s
           -> CancelOffer c1.2 no-answer
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.1
           -> PlayPrompt c1.1 c1-p2 zh outside-unavailable
    60s CallerHungUp c1
           = c1 talk 1 ended by caller after 47s
           = 8001 wrap-up until 75s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b3
           -> HangUp c1.1
`,
  { rules: transferRules() },
);
