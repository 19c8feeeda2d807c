import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'a number that may not be dialled, and none',
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
    20s AgentKeyed c1.1 *29110#
           = c1 consult refused: target-not-allowed
           -> StopPlayback c1-p1
           -> PlayPrompt c1.1 c1-p2 zh outside-not-allowed
    24s AgentKeyed c1.1 *2655#
           = c1 consult refused: target-unknown
           -> StopPlayback c1-p2
           -> PlayPrompt c1.1 c1-p3 zh transfer-unknown
    60s CallerHungUp c1
           = c1 talk 1 ended by caller after 52s
           = 8001 wrap-up until 75s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
`,
  { rules: transferRules() },
);

story(
  'the two cannot be put together: back to the caller',
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
    25s OfferAnswered c1.2
           = c1.2 answered after ringing 3s
           -> BridgeLegs c1-b2 c1.1+c1.2
    25.1s CommandRefused BridgeLegs c1-b2 404
           = c1.2 asked no more: answered
           = c1.1 was on hold 5.1s
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.1
           -> HangUp c1.2
    60s CallerHungUp c1
           = c1 talk 1 ended by caller after 46.9s
           = 8001 wrap-up until 75s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b3
           -> HangUp c1.1
`,
  { rules: transferRules() },
);
