import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'spoken to, then handed over: recorded anew, over when the telephone outside hangs up',
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
    35s AgentKeyed c1.1 *4
           = c1.1 was on hold 15s
           = c1 talk 1 ended by transfer after 12s
           = 8001 wrap-up until 50s
           = c1 transferred warm from 8001 to 13900001111
           = c1 goes on with c1.2
           -> Unbridge c1-b2
           -> HangUp c1.1
           -> BridgeLegs c1-b3 c1.0+c1.2
           -> StartRecording c1.2 c1-r2
    35.1s LegHungUp c1.1
    50s Tick
           = c1 wrap-up 1 of 8001 took 15s
           = 8001 ready
    60s LegHungUp c1.2
           = c1 talk outside ended by outside after 25s
           = c1 answered by outside: outside-hung-up final
           -> Unbridge c1-b3
           -> HangUp c1.0
`,
  { rules: transferRules() },
);

story(
  'the agent hangs up: the same, and the caller may end it',
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
    35s LegHungUp c1.1
           = c1.1 was on hold 15s
           = c1 talk 1 ended by transfer after 12s
           = 8001 wrap-up until 50s
           = c1 transferred warm from 8001 to 13900001111
           = c1 goes on with c1.2
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.2
           -> StartRecording c1.2 c1-r2
    50s Tick
           = c1 wrap-up 1 of 8001 took 15s
           = 8001 ready
    60s CallerHungUp c1
           = c1 talk outside ended by caller after 25s
           = c1 answered by caller: caller-hung-up final
           -> Unbridge c1-b3
           -> HangUp c1.2
`,
  { rules: transferRules() },
);

story(
  'spoken to, and back to the caller',
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
    35s AgentKeyed c1.1 *0
           = c1.2 asked no more: answered
           = c1.1 was on hold 15s
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.1
           -> HangUp c1.2
    35.1s LegHungUp c1.2
    60s CallerHungUp c1
           = c1 talk 1 ended by caller after 37s
           = 8001 wrap-up until 75s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b3
           -> HangUp c1.1
    75s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
`,
  { rules: transferRules() },
);

story(
  'the telephone outside hangs up: back to the caller',
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
    35s LegHungUp c1.2
           = c1.2 asked no more: answered
           = c1.1 was on hold 15s
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.1
    60s LegHungUp c1.1
           = c1 talk 1 ended by agent after 37s
           = 8001 wrap-up until 75s
           = c1 answered by agent: agent-hung-up
           -> Unbridge c1-b3
           -> HangUp c1.0
`,
  { rules: transferRules() },
);

story(
  'the caller hangs up while they speak: all are let go',
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
    35s CallerHungUp c1
           = c1.2 asked no more: answered
           = c1.1 was on hold 15s
           = c1 talk 1 ended by caller after 12s
           = 8001 wrap-up until 50s
           = c1 answered by caller: caller-hung-up
           -> HangUp c1.2
           -> Unbridge c1-b2
           -> HangUp c1.1
`,
  { rules: transferRules() },
);
