import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'the connection is lost and found in each of its stages',
  `
     0s AgentsReady 8001
           = 8001 ready
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
    20s AgentKeyed c1.1 *2913900001111#
           -> StopPlayback c1-p1
           -> Unbridge c1-b1
           -> StartHoldMusic c1.0
           -> StartRingTone c1.1
           -> DialOutside c1.2 13900001111 through demo as 95001
    22s OfferRinging c1.2
    25s OfferAnswered c1.2
           = c1.2 answered after ringing 3s
           -> BridgeLegs c1-b2 c1.1+c1.2
    26s FloorListed c1.0 c1.1 c1.2 c1-b2=c1.1+c1.2 phone=8001
           = floor compared, 0 strays
           -> StartHoldMusic c1.0
    30s AgentKeyed c1.1 *3
           = c1 all three together
           = c1.1 was on hold 10s
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.1+c1.2
    31s FloorListed c1.0 c1.1 c1.2 c1-b3= phone=8001
           = floor compared, 0 strays
           -> Unbridge c1-b3
           -> BridgeLegs c1-b4 c1.0+c1.1+c1.2
    33s FloorListed c1.0 c1.2 c1-b4=c1.0+c1.1+c1.2 phone=8001
           = c1 talk 1 ended by transfer after 15s
           = 8001 wrap-up until 48s
           = c1 transferred warm from 8001 to 13900001111
           = c1 goes on with c1.2
           = floor compared, 0 strays, 1 lost
           -> StartRecording c1.2 c1-r2
    40s FloorListed c1.0 phone=8001
           = c1 talk outside ended by outside after 7s
           = c1 answered by outside: outside-hung-up
           = floor compared, 1 strays, 1 lost
           -> Unbridge c1-b4
           -> HangUp c1.0
           -> HangUp c1.0
`,
  { rules: transferRules() },
);

story(
  'the connection is lost while it rings: the leg was never made',
  `
     0s AgentsReady 8001
           = 8001 ready
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
    20s AgentKeyed c1.1 *2913900001111#
           -> StopPlayback c1-p1
           -> Unbridge c1-b1
           -> StartHoldMusic c1.0
           -> StartRingTone c1.1
           -> DialOutside c1.2 13900001111 through demo as 95001
    21s FloorListed c1.0 c1.1 phone=8001
           = c1.2 asked no more: gone
           = c1.1 was on hold 1s
           = floor compared, 0 strays, 1 lost
           -> CancelOffer c1.2 no-answer
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.1
           -> PlayPrompt c1.1 c1-p2 zh outside-unavailable
    60s LegHungUp c1.1
           = c1 talk 1 ended by agent after 51s
           = 8001 wrap-up until 75s
           = c1 answered by agent: agent-hung-up
           -> Unbridge c1-b3
           -> HangUp c1.0
`,
  { rules: transferRules() },
);

story(
  'the connection is lost while it rings, and the agent is gone',
  `
     0s AgentsReady 8001
           = 8001 ready
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
    20s AgentKeyed c1.1 *2913900001111#
           -> StopPlayback c1-p1
           -> Unbridge c1-b1
           -> StartHoldMusic c1.0
           -> StartRingTone c1.1
           -> DialOutside c1.2 13900001111 through demo as 95001
    22s FloorListed c1.0 c1.2:ringing phone=8001
           = c1.1 was on hold 2s
           = c1 talk 1 ended by transfer after 12s
           = 8001 wrap-up until 37s
           = c1 transferred blind from 8001 to 13900001111
           = c1 goes on with c1.2
           = floor compared, 0 strays, 1 lost
           -> StartHoldMusic c1.0
    23s FloorListed c1.0 phone=8001
           = c1.2 gone after ringing 1s
           = c1 waits in general since 5s
           = floor compared, 0 strays, 1 lost
           -> CancelOffer c1.2 no-answer
           -> StartHoldMusic c1.0
           -> StartHoldMusic c1.0
`,
  { rules: transferRules() },
);
