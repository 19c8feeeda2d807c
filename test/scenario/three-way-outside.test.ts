import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'the agent leaves: caller and telephone outside go on, recorded',
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
    30s AgentKeyed c1.1 *3
           = c1 all three together
           = c1.1 was on hold 10s
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.1+c1.2
    40s LegHungUp c1.1
           = c1 talk 1 ended by transfer after 22s
           = 8001 wrap-up until 55s
           = c1 transferred warm from 8001 to 13900001111
           = c1 goes on with c1.2
           -> StartRecording c1.2 c1-r2
    55s Tick
           = c1 wrap-up 1 of 8001 took 15s
           = 8001 ready
    70s LegHungUp c1.2
           = c1 talk outside ended by outside after 30s
           = c1 answered by outside: outside-hung-up final
           -> Unbridge c1-b3
           -> HangUp c1.0
`,
  { rules: transferRules() },
);

story(
  'the agent hands over by key: the bridge stays',
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
    30s AgentKeyed c1.1 *3
           = c1 all three together
           = c1.1 was on hold 10s
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.1+c1.2
    40s AgentKeyed c1.1 *4
           = c1 talk 1 ended by transfer after 22s
           = 8001 wrap-up until 55s
           = c1 transferred warm from 8001 to 13900001111
           = c1 goes on with c1.2
           -> HangUp c1.1
           -> StartRecording c1.2 c1-r2
    40.1s LegHungUp c1.1
    55s Tick
           = c1 wrap-up 1 of 8001 took 15s
           = 8001 ready
    70s CallerHungUp c1
           = c1 talk outside ended by caller after 30s
           = c1 answered by caller: caller-hung-up final
           -> Unbridge c1-b3
           -> HangUp c1.2
`,
  { rules: transferRules() },
);

story(
  'the telephone outside leaves: caller and agent go on',
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
    30s AgentKeyed c1.1 *3
           = c1 all three together
           = c1.1 was on hold 10s
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.1+c1.2
    40s LegHungUp c1.2
           = c1.2 asked no more: answered
    70s LegHungUp c1.1
           = c1 talk 1 ended by agent after 52s
           = 8001 wrap-up until 85s
           = c1 answered by agent: agent-hung-up
           -> Unbridge c1-b3
           -> HangUp c1.0
`,
  { rules: transferRules() },
);

story(
  'let go by the agent',
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
    30s AgentKeyed c1.1 *3
           = c1 all three together
           = c1.1 was on hold 10s
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.1+c1.2
    40s AgentKeyed c1.1 *0
           = c1.2 asked no more: answered
           -> HangUp c1.2
    40.1s LegHungUp c1.2
    70s CallerHungUp c1
           = c1 talk 1 ended by caller after 52s
           = 8001 wrap-up until 85s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b3
           -> HangUp c1.1
`,
  { rules: transferRules() },
);

story(
  'the caller leaves: it was her call',
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
    30s AgentKeyed c1.1 *3
           = c1 all three together
           = c1.1 was on hold 10s
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.1+c1.2
    40s CallerHungUp c1
           = c1.2 asked no more: answered
           = c1 talk 1 ended by caller after 22s
           = 8001 wrap-up until 55s
           = c1 answered by caller: caller-hung-up
           -> HangUp c1.2
           -> Unbridge c1-b3
           -> HangUp c1.1
    55s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
`,
  { rules: transferRules() },
);
