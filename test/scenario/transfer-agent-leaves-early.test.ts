import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'the agent leaves while the colleague rings: it rings on for the caller',
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
       24s LegHungUp c1.1
             = c1.1 was on hold 4s
             = c1 talk 1 ended by transfer after 12s
             = 8001 wrap-up until 39s
             = c1 transferred blind from 8001 to 8002
             = c1 waits in general since 5s
             = c1.2 rings on for c1
             -> StartHoldMusic c1.0
       26s OfferAnswered c1.2
             = c1.2 answered after ringing 5.5s
             = c1 left general: answered after 2s
             -> BridgeLegs c1-b2 c1.0+c1.2 saying digits-8002 agent-serves-number
             -> StartRecording c1.2 c1-r2
       39s Tick
             = c1 wrap-up 1 of 8001 took 15s
             = 8001 ready
       50s LegHungUp c1.2
             = c1 talk 2 ended by agent after 24s
             = 8002 wrap-up until 65s
             = c1 answered by agent: agent-hung-up
             -> Unbridge c1-b2
             -> HangUp c1.0
`,
  { rules: transferRules() },
);

story(
  'nobody answers: she is first of her queue and goes to who is free',
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
       21s CallArrived c2 95002
             = c2 waits in general since 21s
             -> Answer c2.0
             -> StartHoldMusic c2.0
       24s AgentKeyed c1.1 *4
             = c1.1 was on hold 4s
             = c1 talk 1 ended by transfer after 12s
             = 8001 wrap-up until 39s
             = c1 transferred blind from 8001 to 8002
             = c1 waits in general since 5s
             = c1.2 rings on for c1
             -> HangUp c1.1
             -> StartHoldMusic c1.0
     24.1s LegHungUp c1.1
     35.5s Tick
             = c1.2 no-answer after ringing 15s
             = 8002 not-ready{no-answer}
             -> CancelOffer c1.2 no-answer
     35.6s OfferFailed c1.2 gone
       39s Tick
             = c1 wrap-up 1 of 8001 took 15s
             = 8001 ready
             -> OfferCall c1.3 8001 from 8001 of general
       40s OfferRinging c1.3
       41s OfferAnswered c1.3
             = c1.3 answered after ringing 1s
             = c1 left general: answered after 17s
             -> BridgeLegs c1-b3 c1.0+c1.3 saying digits-8001 agent-serves-number
             -> StartRecording c1.3 c1-r2
`,
  { rules: transferRules() },
);
