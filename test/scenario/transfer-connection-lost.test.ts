import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'while the colleague rings: everything goes on',
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
       22s Restart
       23s FloorListed c1.0 c1.1 c1.2:ringing c1-b2=c1.2 phone=8001,8002
             = floor compared, 0 strays
             -> StartHoldMusic c1.0
             -> StartRingTone c1.1
       24s OfferAnswered c1.2
             = c1.2 answered after ringing 3.5s
             -> BridgeLegs c1-b2 c1.1+c1.2
`,
  { rules: transferRules() },
);

story(
  'the colleague answered meanwhile',
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
       23s FloorListed c1.0 c1.1 c1.2 c1-b2=c1.2 phone=8001,8002
             = c1.2 answered after ringing 2.5s
             = floor compared, 0 strays
             -> BridgeLegs c1-b2 c1.1+c1.2
`,
  { rules: transferRules() },
);

story(
  'the ring is lost: back to the caller, no miss',
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
       23s FloorListed c1.0 c1.1 phone=8001,8002
             = floor compared, 0 strays, 1 lost
             = c1.2 asked no more: cancelled
             = c1.1 was on hold 3s
             = 8002 ready
             -> StartHoldMusic c1.0
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.1
             -> CancelOffer c1.2 caller-gone
`,
  { rules: transferRules() },
);

story(
  'the agent left while nobody listened: the colleague has the caller',
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
       23s FloorListed c1.0 c1.2 c1-b2=c1.2 phone=8001,8002
             = c1.1 was on hold 3s
             = c1 talk 1 ended by transfer after 12s
             = 8001 wrap-up until 38s
             = c1 transferred warm from 8001 to 8002
             = floor compared, 0 strays, 1 lost
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.2 saying digits-8002 agent-serves-number
             -> StartRecording c1.2 c1-r2
`,
  { rules: transferRules() },
);

story(
  'the agents are found apart',
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
       23s FloorListed c1.0 c1.1 c1.2 phone=8001,8002
             = floor compared, 0 strays
             -> StartHoldMusic c1.0
             -> BridgeLegs c1-b3 c1.1+c1.2
`,
  { rules: transferRules() },
);
