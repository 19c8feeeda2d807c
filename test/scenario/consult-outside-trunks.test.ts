import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'the trunk fails: the next one, then back to the caller',
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
    21s OfferFailed c1.2 unreachable
           = c1.2 unreachable: not by demo
           -> DialOutside c1.3 13900001111 through spare as 95001
    22s OfferFailed c1.3 unreachable
           = c1.3 asked no more: unreachable
           = c1.1 was on hold 2s
           -> Unbridge c1-b3
           -> BridgeLegs c1-b4 c1.0+c1.1
           -> PlayPrompt c1.1 c1-p2 zh outside-not-reached
    60s CallerHungUp c1
           = c1 talk 1 ended by caller after 50s
           = 8001 wrap-up until 75s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b4
           -> HangUp c1.1
`,
  { rules: transferRules() },
);

story(
  'the next trunk reaches it',
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
    21s OfferFailed c1.2 unreachable
           = c1.2 unreachable: not by demo
           -> DialOutside c1.3 13900001111 through spare as 95001
    22s OfferRinging c1.3
    25s OfferAnswered c1.3
           = c1.3 answered after ringing 3s
           -> BridgeLegs c1-b3 c1.1+c1.3
    30s AgentKeyed c1.1 *4
           = c1.1 was on hold 10s
           = c1 talk 1 ended by transfer after 12s
           = 8001 wrap-up until 45s
           = c1 transferred warm from 8001 to 13900001111
           = c1 goes on with c1.3
           -> Unbridge c1-b3
           -> HangUp c1.1
           -> BridgeLegs c1-b4 c1.0+c1.3
           -> StartRecording c1.3 c1-r2
    45s Tick
           = c1 wrap-up 1 of 8001 took 15s
           = 8001 ready
    60s CallerHungUp c1
           = c1 talk outside ended by caller after 30s
           = c1 answered by caller: caller-hung-up final
           -> Unbridge c1-b4
           -> HangUp c1.3
`,
  { rules: transferRules() },
);

story(
  'handed over while it rings, and the trunk fails: the next one, for the caller',
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
    20.5s AgentKeyed c1.1 *4
           = c1.1 was on hold 0.5s
           = c1 talk 1 ended by transfer after 12s
           = 8001 wrap-up until 35.5s
           = c1 transferred blind from 8001 to 13900001111
           = c1 goes on with c1.2
           -> HangUp c1.1
    21s OfferFailed c1.2 unreachable
           = c1.2 unreachable after ringing 0s
           -> DialOutside c1.3 13900001111 through spare as 95001
    22s OfferRinging c1.3
    25s OfferAnswered c1.3
           = c1.3 answered after ringing 3s
           -> BridgeLegs c1-b3 c1.0+c1.3
           -> StartRecording c1.3 c1-r2
    35.5s Tick
           = c1 wrap-up 1 of 8001 took 15s
           = 8001 ready
    60s CallerHungUp c1
           = c1 talk outside ended by caller after 35s
           = c1 answered by caller: caller-hung-up final
           -> Unbridge c1-b3
           -> HangUp c1.3
`,
  { rules: transferRules() },
);
