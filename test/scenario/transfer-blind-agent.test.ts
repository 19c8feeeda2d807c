import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'to an agent who answers',
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
     20.1s LegHungUp c1.1
       22s OfferRinging c1.2
       25s OfferAnswered c1.2
             = c1.2 answered after ringing 3s
             = c1 left general: answered after 5s
             -> BridgeLegs c1-b2 c1.0+c1.2 saying digits-8002 agent-serves-number
             -> StartRecording c1.2 c1-r2
       35s Tick
             = c1 wrap-up 1 of 8001 took 15s
             = 8001 ready
       50s LegHungUp c1.2
             = c1 talk 2 ended by agent after 25s
             = 8002 wrap-up until 65s
             = c1 answered by agent: agent-hung-up
             -> Unbridge c1-b2
             -> HangUp c1.0
`,
  { rules: transferRules() },
);

story(
  'nobody answers, and the agent is free: back to her',
  `
        0s AgentsReady 8002 8001
             = 8002 ready
             = 8001 ready
        5s CallArrived c1 95003
             = c1 waits in repair since 5s
             -> Answer c1.0
             -> StartHoldMusic c1.0
             -> OfferCall c1.1 8002
        6s OfferRinging c1.1
        8s OfferAnswered c1.1
             = c1.1 answered after ringing 2s
             = c1 left repair: answered after 3s
             -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8002 agent-serves-number
             -> StartRecording c1.1 c1-r1
       20s AgentKeyed c1.1 *18001#   (no wrap-up in this queue)
             = c1 talk 1 ended by transfer after 12s
             = c1 wrap-up 1 of 8002 took 0s
             = 8002 ready
             = c1 transferred blind from 8002 to 8001
             = c1 waits in repair since 5s
             -> Unbridge c1-b1
             -> HangUp c1.1
             -> StopPlayback c1-p1
             -> StartHoldMusic c1.0
             -> OfferCall c1.2 8001 from 8002 of repair
     20.1s LegHungUp c1.1
       21s OfferRinging c1.2
       36s Tick
             = c1.2 no-answer after ringing 15s
             = 8001 not-ready{no-answer}
             -> CancelOffer c1.2 no-answer
             -> OfferCall c1.3 8002 from 8002 of repair
     36.1s OfferFailed c1.2 gone
       37s OfferRinging c1.3
       38s OfferAnswered c1.3
             = c1.3 answered after ringing 1s
             = c1 left repair: answered after 18s
             -> BridgeLegs c1-b3 c1.0+c1.3 saying digits-8002 agent-serves-number
             -> StartRecording c1.3 c1-r2
`,
  { rules: transferRules() },
);

story(
  'the agent is still in wrap-up: the front of the queue, and who is free',
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
     20.1s LegHungUp c1.1
       21s CallArrived c2 95002
             = c2 waits in general since 21s
             -> Answer c2.0
             -> StartHoldMusic c2.0
       22s OfferFailed c1.2 refused
             = c1.2 refused after ringing 0s
             = 8002 not-ready{refused}
       35s Tick
             = c1 wrap-up 1 of 8001 took 15s
             = 8001 ready
             -> OfferCall c1.3 8001 from 8001 of general
     35.5s OfferRinging c1.3
       36s OfferAnswered c1.3
             = c1.3 answered after ringing 0.5s
             = c1 left general: answered after 16s
             -> BridgeLegs c1-b3 c1.0+c1.3 saying digits-8001 agent-serves-number
             -> StartRecording c1.3 c1-r2
`,
  { rules: transferRules() },
);
