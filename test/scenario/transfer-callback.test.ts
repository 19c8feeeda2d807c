import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'a customer who was called back is handed on like any caller',
  `
        0s AgentsReady 8001 8002
             = 8001 ready
             = 8002 ready
        5s CallbackDue c1 queue=general number=13800002222
             = c1 waits in general since 5s
             -> OfferCall c1.1 8001
        6s OfferRinging c1.1
        7s OfferAnswered c1.1
             = c1.1 answered after ringing 1s
             = c1 left general: answered after 2s
             -> PlayPrompt c1.1 c1-p1 zh callback-agent
             -> DialOutside c1.0 13800002222 attempt 1 fence 1
        8s OfferRinging c1.0
        9s OfferAnswered c1.0
             -> StopPlayback c1-p1
             -> BridgeLegs c1-b1 c1.0+c1.1
             -> StartRecording c1.1 c1-r1
       20s AgentKeyed c1.1 *18002#
             = c1 talk 1 ended by transfer after 11s
             = 8001 wrap-up until 35s
             = c1 transferred blind from 8001 to 8002
             = c1 waits in general since 5s
             -> Unbridge c1-b1
             -> HangUp c1.1
             -> StartHoldMusic c1.0
             -> OfferCall c1.2 8002 from 8001 of general
     20.1s LegHungUp c1.1
     20.5s OfferRinging c1.2
       22s OfferAnswered c1.2
             = c1.2 answered after ringing 1.5s
             = c1 left general: answered after 2s
             -> BridgeLegs c1-b2 c1.0+c1.2 saying digits-8002 agent-serves-number
             -> StartRecording c1.2 c1-r2
       30s CallerHungUp c1
             = c1 talk 2 ended by caller after 8s
             = 8002 wrap-up until 45s
             = c1 answered by caller: caller-hung-up
             -> Unbridge c1-b2
             -> HangUp c1.2
`,
  { rules: transferRules() },
);
