import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'somebody is free',
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
       20s AgentKeyed c1.1 *1702#
             = c1 talk 1 ended by transfer after 12s
             = 8001 wrap-up until 35s
             = c1 transferred blind from 8001 to repair
             = c1 waits in repair since 5s
             -> Unbridge c1-b1
             -> HangUp c1.1
             -> StopPlayback c1-p1
             -> StartHoldMusic c1.0
             -> OfferCall c1.2 8002 from 8001 of repair
     20.1s LegHungUp c1.1
       22s OfferRinging c1.2
       25s OfferAnswered c1.2
             = c1.2 answered after ringing 3s
             = c1 left repair: answered after 5s
             -> BridgeLegs c1-b2 c1.0+c1.2 saying digits-8002 agent-serves-number
             -> StartRecording c1.2 c1-r2
       35s Tick
             = c1 wrap-up 1 of 8001 took 15s
             = 8001 ready
       50s LegHungUp c1.2
             = c1 talk 2 ended by agent after 25s
             = c1 wrap-up 2 of 8002 took 0s
             = 8002 ready
             = c1 answered by agent: agent-hung-up final
             -> Unbridge c1-b2
             -> HangUp c1.0
`,
  { rules: transferRules() },
);

story(
  'nobody is free: she waits with her place, before those who came after her',
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
       10s CallArrived c2 95003
             = c2 waits in repair since 10s
             -> Answer c2.0
             -> StartHoldMusic c2.0
             -> OfferCall c2.1 8002
       11s OfferRinging c2.1
       12s OfferAnswered c2.1
             = c2.1 answered after ringing 1s
             = c2 left repair: answered after 2s
             -> BridgeLegs c2-b1 c2.0+c2.1 saying digits-8002 agent-serves-number
             -> StartRecording c2.1 c2-r1
       14s CallArrived c3 95003
             = c3 waits in repair since 14s
             -> Answer c3.0
             -> StartHoldMusic c3.0
       20s TransferAsked c1 blind 702
             = c1 talk 1 ended by transfer after 12s
             = 8001 wrap-up until 35s
             = c1 transferred blind from 8001 to repair
             = c1 waits in repair since 5s
             -> Unbridge c1-b1
             -> HangUp c1.1
             -> StopPlayback c1-p1
             -> StartHoldMusic c1.0
     20.1s LegHungUp c1.1
       30s LegHungUp c2.1   (no wrap-up in this queue)
             = c2 talk 1 ended by agent after 18s
             = c2 wrap-up 1 of 8002 took 0s
             = 8002 ready
             = c2 answered by agent: agent-hung-up final
             -> Unbridge c2-b1
             -> HangUp c2.0
             -> OfferCall c1.2 8002 from 8001 of repair
`,
  { rules: transferRules() },
);
