import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'the agent leaves while it rings: it rings on for the caller',
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
    24s LegHungUp c1.1
           = c1.1 was on hold 4s
           = c1 talk 1 ended by transfer after 12s
           = 8001 wrap-up until 39s
           = c1 transferred blind from 8001 to 13900001111
           = c1 goes on with c1.2
    26s OfferAnswered c1.2
           = c1.2 answered after ringing 4s
           -> BridgeLegs c1-b2 c1.0+c1.2
           -> StartRecording c1.2 c1-r2
    39s Tick
           = c1 wrap-up 1 of 8001 took 15s
           = 8001 ready
    60s LegHungUp c1.2
           = c1 talk outside ended by outside after 34s
           = c1 answered by outside: outside-hung-up final
           -> Unbridge c1-b2
           -> HangUp c1.0
`,
  { rules: transferRules() },
);

story(
  'the agent leaves while it rings, and it is busy: first in her queue',
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
    24s AgentKeyed c1.1 *4
           = c1.1 was on hold 4s
           = c1 talk 1 ended by transfer after 12s
           = 8001 wrap-up until 39s
           = c1 transferred blind from 8001 to 13900001111
           = c1 goes on with c1.2
           -> HangUp c1.1
    24.1s LegHungUp c1.1
    26s OfferFailed c1.2 busy
           = c1.2 busy after ringing 4s
           = c1 waits in general since 5s
           -> StartHoldMusic c1.0
    39s Tick
           = c1 wrap-up 1 of 8001 took 15s
           = 8001 ready
           -> OfferCall c1.3 8001
    40s OfferRinging c1.3
    41s OfferAnswered c1.3
           = c1.3 answered after ringing 1s
           = c1 left general: answered after 15s
           -> BridgeLegs c1-b3 c1.0+c1.3 saying digits-8001 agent-serves-number
           -> StartRecording c1.3 c1-r2
`,
  { rules: transferRules() },
);

story(
  'asked over HTTP, and back while it rings',
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
    20s TransferAsked c1 consult 913900001111
           -> StopPlayback c1-p1
           -> Unbridge c1-b1
           -> StartHoldMusic c1.0
           -> StartRingTone c1.1
           -> DialOutside c1.2 13900001111 through demo as 95001
    22s OfferRinging c1.2
    24s TransferAsked c1 return
           = c1.2 asked no more: cancelled
           = c1.1 was on hold 4s
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.1
           -> CancelOffer c1.2 caller-gone
    24.1s OfferFailed c1.2 gone
    60s CallerHungUp c1
           = c1 talk 1 ended by caller after 48s
           = 8001 wrap-up until 75s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b3
           -> HangUp c1.1
`,
  { rules: transferRules() },
);
