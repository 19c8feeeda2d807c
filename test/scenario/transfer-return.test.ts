import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'the agent takes her caller back while the colleague rings',
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
       24s AgentKeyed c1.1 *0   (nobody is charged a miss)
             = c1.2 asked no more: cancelled
             = c1.1 was on hold 4s
             = 8002 ready
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.1
             -> CancelOffer c1.2 caller-gone
     24.1s OfferFailed c1.2 gone
       50s LegHungUp c1.1
             = c1 talk 1 ended by agent after 38s
             = 8001 wrap-up until 65s
             = c1 answered by agent: agent-hung-up
             -> Unbridge c1-b3
             -> HangUp c1.0
`,
  { rules: transferRules() },
);

story(
  'the agent takes her caller back when she has spoken',
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
       24s OfferAnswered c1.2
             = c1.2 answered after ringing 3.5s
             -> BridgeLegs c1-b2 c1.1+c1.2
       34s TransferAsked c1 return
             = c1.2 asked no more: answered
             = c1.1 was on hold 14s
             = 8002 ready
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.1
             -> HangUp c1.2
     34.1s LegHungUp c1.2
       50s LegHungUp c1.1
             = c1 talk 1 ended by agent after 28s
             = 8001 wrap-up until 65s
             = c1 answered by agent: agent-hung-up
             -> Unbridge c1-b3
             -> HangUp c1.0
`,
  { rules: transferRules() },
);

story(
  'the colleague hangs up: agent and caller are together again',
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
       20s TransferAsked c1 consult 8002
             -> StopPlayback c1-p1
             -> Unbridge c1-b1
             -> StartHoldMusic c1.0
             -> StartRingTone c1.1
             -> OfferCall c1.2 8002 from 8001 of general
     20.5s OfferRinging c1.2
       24s OfferAnswered c1.2
             = c1.2 answered after ringing 3.5s
             -> BridgeLegs c1-b2 c1.1+c1.2
       34s LegHungUp c1.2
             = c1.2 asked no more: answered
             = c1.1 was on hold 14s
             = 8002 ready
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.1
       50s CallerHungUp c1
             = c1 talk 1 ended by caller after 28s
             = 8001 wrap-up until 65s
             = c1 answered by caller: caller-hung-up
             -> Unbridge c1-b3
             -> HangUp c1.1
`,
  { rules: transferRules() },
);
