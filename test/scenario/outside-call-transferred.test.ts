import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'her own outside call, handed on at once to an agent',
  `
     0s AgentsReady 8001 8002
           = 8001 ready
           = 8002 ready
     5s AgentDialled 8001 c1 13800001111
           -> StartRingTone c1.1
           -> DialOutside c1.0 13800001111 through demo as 95001
     7s OfferRinging c1.0
    10s OfferAnswered c1.0
           -> Answer c1.1
           -> BridgeLegs c1-b1 c1.0+c1.1
           -> StartRecording c1.1 c1-r1
    20s AgentKeyed c1.1 *18002#
           = c1 talk 1 ended by transfer after 10s
           = 8001 wrap-up until 35s
           = c1 transferred blind from 8001 to 8002
           = c1 waits in general since 10s
           -> Unbridge c1-b1
           -> HangUp c1.1
           -> StartHoldMusic c1.0
           -> OfferCall c1.2 8002 from 8001 of general
    21s OfferRinging c1.2
    23s OfferAnswered c1.2
           = c1.2 answered after ringing 2s
           = c1 left general: answered after 3s
           -> BridgeLegs c1-b2 c1.0+c1.2 saying digits-8002 agent-serves-number
           -> StartRecording c1.2 c1-r2
    35s Tick
           = c1 wrap-up 1 of 8001 took 15s
           = 8001 ready
    40s CallerHungUp c1
           = c1 talk 2 ended by caller after 17s
           = 8002 wrap-up until 55s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b2
           -> HangUp c1.2
    55s Tick
           = c1 wrap-up 2 of 8002 took 15s final
           = 8002 ready
`,
  { rules: transferRules() },
);

story(
  'to a queue: who was called waits there with music',
  `
     0s AgentsReady 8001 8002
           = 8001 ready
           = 8002 ready
     5s AgentDialled 8001 c1 13800001111
           -> StartRingTone c1.1
           -> DialOutside c1.0 13800001111 through demo as 95001
     7s OfferRinging c1.0
    10s OfferAnswered c1.0
           -> Answer c1.1
           -> BridgeLegs c1-b1 c1.0+c1.1
           -> StartRecording c1.1 c1-r1
    20s TransferAsked c1 blind 702
           = c1 talk 1 ended by transfer after 10s
           = 8001 wrap-up until 35s
           = c1 transferred blind from 8001 to repair
           = c1 waits in repair since 10s
           -> Unbridge c1-b1
           -> HangUp c1.1
           -> StartHoldMusic c1.0
           -> OfferCall c1.2 8002 from 8001 of repair
    21s OfferRinging c1.2
    23s OfferAnswered c1.2
           = c1.2 answered after ringing 2s
           = c1 left repair: answered after 3s
           -> BridgeLegs c1-b2 c1.0+c1.2 saying digits-8002 agent-serves-number
           -> StartRecording c1.2 c1-r2
    35s Tick
           = c1 wrap-up 1 of 8001 took 15s
           = 8001 ready
    40s LegHungUp c1.2
           = c1 talk 2 ended by agent after 17s
           = c1 wrap-up 2 of 8002 took 0s
           = 8002 ready
           = c1 answered by agent: agent-hung-up final
           -> Unbridge c1-b2
           -> HangUp c1.0
`,
  { rules: transferRules() },
);

story(
  'a colleague is asked, and takes it over',
  `
     0s AgentsReady 8001 8002
           = 8001 ready
           = 8002 ready
     5s AgentDialled 8001 c1 13800001111
           -> StartRingTone c1.1
           -> DialOutside c1.0 13800001111 through demo as 95001
     7s OfferRinging c1.0
    10s OfferAnswered c1.0
           -> Answer c1.1
           -> BridgeLegs c1-b1 c1.0+c1.1
           -> StartRecording c1.1 c1-r1
    20s AgentKeyed c1.1 *28002#
           -> Unbridge c1-b1
           -> StartHoldMusic c1.0
           -> StartRingTone c1.1
           -> OfferCall c1.2 8002 from 8001 of general
    21s OfferRinging c1.2
    23s OfferAnswered c1.2
           = c1.2 answered after ringing 2s
           -> BridgeLegs c1-b2 c1.1+c1.2
    30s AgentKeyed c1.1 *4
           = c1.1 was on hold 10s
           = c1 talk 1 ended by transfer after 10s
           = 8001 wrap-up until 45s
           = c1 transferred warm from 8001 to 8002
           -> Unbridge c1-b2
           -> HangUp c1.1
           -> BridgeLegs c1-b3 c1.0+c1.2 saying digits-8002 agent-serves-number
           -> StartRecording c1.2 c1-r2
    30.1s LegHungUp c1.1
    40s CallerHungUp c1
           = c1 talk 2 ended by caller after 10s
           = 8002 wrap-up until 55s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b3
           -> HangUp c1.2
`,
  { rules: transferRules() },
);

story(
  'a telephone outside is asked, and takes it over',
  `
     0s AgentsReady 8001 8002
           = 8001 ready
           = 8002 ready
     5s AgentDialled 8001 c1 13800001111
           -> StartRingTone c1.1
           -> DialOutside c1.0 13800001111 through demo as 95001
     7s OfferRinging c1.0
    10s OfferAnswered c1.0
           -> Answer c1.1
           -> BridgeLegs c1-b1 c1.0+c1.1
           -> StartRecording c1.1 c1-r1
    20s AgentKeyed c1.1 *2913900001111#
           -> Unbridge c1-b1
           -> StartHoldMusic c1.0
           -> StartRingTone c1.1
           -> DialOutside c1.2 13900001111 through demo as 95001
    21s OfferRinging c1.2
    23s OfferAnswered c1.2
           = c1.2 answered after ringing 2s
           -> BridgeLegs c1-b2 c1.1+c1.2
    30s LegHungUp c1.1
           = c1.1 was on hold 10s
           = c1 talk 1 ended by transfer after 10s
           = 8001 wrap-up until 45s
           = c1 transferred warm from 8001 to 13900001111
           = c1 goes on with c1.2
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.2
           -> StartRecording c1.2 c1-r2
    45s Tick
           = c1 wrap-up 1 of 8001 took 15s
           = 8001 ready
    50s CallerHungUp c1
           = c1 talk outside ended by caller after 20s
           = c1 answered by caller: caller-hung-up final
           -> Unbridge c1-b3
           -> HangUp c1.2
`,
  { rules: transferRules() },
);
