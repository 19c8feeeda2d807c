import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'while the colleague rings: nobody is charged a miss',
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
       24s CallerHungUp c1
             = c1.2 asked no more: cancelled
             = 8002 ready
             = c1.1 was on hold 4s
             = c1 talk 1 ended by caller after 12s
             = 8001 wrap-up until 39s
             = c1 answered by caller: caller-hung-up
             -> CancelOffer c1.2 caller-gone
             -> Unbridge c1-b2
             -> HangUp c1.1
     24.1s OfferFailed c1.2 gone
`,
  { rules: transferRules() },
);

story(
  'while the agents speak',
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
       22s OfferAnswered c1.2
             = c1.2 answered after ringing 1.5s
             -> BridgeLegs c1-b2 c1.1+c1.2
       24s CallerHungUp c1
             = c1.2 asked no more: answered
             = 8002 ready
             = c1.1 was on hold 4s
             = c1 talk 1 ended by caller after 12s
             = 8001 wrap-up until 39s
             = c1 answered by caller: caller-hung-up
             -> HangUp c1.2
             -> Unbridge c1-b2
             -> HangUp c1.1
`,
  { rules: transferRules() },
);

story(
  'handed on blindly, while she waits: she was answered all the same',
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
       20s AgentKeyed c1.1 *18002#
             = c1 talk 1 ended by transfer after 12s
             = 8001 wrap-up until 35s
             = c1 transferred blind from 8001 to 8002
             = c1 waits in general since 5s
             -> Unbridge c1-b1
             -> HangUp c1.1
             -> StopPlayback c1-p1
             -> StartHoldMusic c1.0
             -> OfferCall c1.2 8002 from 8001 of general
       21s OfferRinging c1.2
       24s CallerHungUp c1
             = c1.2 cancelled after ringing 3s
             = 8002 ready
             = c1 left general: abandoned after 4s
             = c1 answered by caller: caller-hung-up
             -> CancelOffer c1.2 caller-gone
`,
  { rules: transferRules() },
);
