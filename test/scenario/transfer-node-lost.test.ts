import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'three together: nothing to mend, and nobody is left when the node is lost',
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
       23s AgentKeyed c1.1 *3
             = c1 all three together
             = c1.1 was on hold 3s
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.1+c1.2
       24s FloorListed c1.0 c1.1 c1.2 c1-b3=c1.0+c1.1+c1.2 phone=8001,8002
             = floor compared, 0 strays
       25s NodeLost
             = c1.2 asked no more: answered
             = 8002 ready
             = c1 talk 1 ended by hotline after 14s
             = 8001 wrap-up until 40s
             = c1 answered by hotline: node-lost
             -> HangUp c1.2
             -> Unbridge c1-b3
             -> HangUp c1.1
`,
  { rules: transferRules() },
);

story(
  'a bug: an apology, and nobody is left hanging',
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
       22s CallBroken c1
             = c1.2 asked no more: cancelled
             = 8002 ready
             = c1.1 was on hold 2s
             = c1 talk 1 ended by hotline after 12s
             = 8001 wrap-up until 37s
             -> CancelOffer c1.2 caller-gone
             -> Unbridge c1-b2
             -> HangUp c1.1
             -> PlayPrompt c1.0 c1-p2 zh system-busy
             -> ReturnToDialplan c1.0
`,
  { rules: transferRules() },
);
