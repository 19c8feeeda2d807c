import { story } from './transcript';
import { smaller, transferRules } from './transfer-rules';

story(
  'the queue and the colleague are removed while she rings: both finish what they are in',
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
       21s RulesChanged smaller
             = rules smaller
       22s OfferAnswered c1.2
             = c1.2 answered after ringing 1.5s
             -> BridgeLegs c1-b2 c1.1+c1.2
       24s LegHungUp c1.1
             = c1.1 was on hold 4s
             = c1 talk 1 ended by transfer after 12s
             = 8001 wrap-up until 39s
             = c1 transferred warm from 8001 to 8002
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.2
       30s LegHungUp c1.2
             = c1 talk 2 ended by agent after 6s
             = c1 wrap-up 2 of 8002 took 0s
             = 8002 logged-out
             = c1 answered by agent: agent-hung-up
             -> Unbridge c1-b3
             -> HangUp c1.0
`,
  { rules: transferRules(), later: [smaller()] },
);

story(
  'handed on to a colleague who is removed: the caller goes on in the first queue',
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
     20.5s OfferRinging c1.2
       21s RulesChanged smaller
             = rules smaller
       22s OfferFailed c1.2 busy
             = c1.2 busy after ringing 1.5s
             = c1 left general: overflowed after 2s
             = c1 waits in consulting since 5s
             = 8002 logged-out
             -> StartHoldMusic c1.0
`,
  { rules: transferRules(), later: [smaller()] },
);
