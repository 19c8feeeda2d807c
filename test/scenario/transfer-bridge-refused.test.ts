import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'the agents cannot be put together: back to the caller',
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
     22.1s CommandRefused BridgeLegs c1-b2 500
             = c1.2 asked no more: answered
             = c1.1 was on hold 2.1s
             = 8002 ready
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.1
             -> HangUp c1.2
`,
  { rules: transferRules() },
);

story(
  'nor the three',
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
       24s AgentKeyed c1.1 *3
             = c1 all three together
             = c1.1 was on hold 4s
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.1+c1.2
     24.1s CommandRefused BridgeLegs c1-b3 500
             = c1.2 asked no more: answered
             = 8002 ready
             -> Unbridge c1-b3
             -> BridgeLegs c1-b4 c1.0+c1.1
             -> HangUp c1.2
`,
  { rules: transferRules() },
);

story(
  'nor the colleague and the caller: she has her place in the queue again',
  `
        0s AgentsReady 8001 8002 8003
             = 8001 ready
             = 8002 ready
             = 8003 ready
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
       24s LegHungUp c1.1
             = c1.1 was on hold 4s
             = c1 talk 1 ended by transfer after 12s
             = 8001 wrap-up until 39s
             = c1 transferred warm from 8001 to 8002
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.2 saying digits-8002 agent-serves-number
             -> StartRecording c1.2 c1-r2
     24.1s CommandRefused BridgeLegs c1-b3 500
             = c1 talk 2 ended by hotline after 0.1s
             = c1 wrap-up 2 of 8002 took 0s
             = 8002 ready
             = c1 waits in general since 5s
             -> Unbridge c1-b3
             -> HangUp c1.2
             -> StopPlayback c1-p2
             -> StartHoldMusic c1.0
             -> OfferCall c1.3 8003
`,
  { rules: transferRules() },
);
