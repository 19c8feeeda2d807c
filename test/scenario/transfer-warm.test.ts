import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'the agent asks a colleague and hands the caller over by hanging up',
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
       24s OfferAnswered c1.2   (the two agents speak, the music plays on)
             = c1.2 answered after ringing 3.5s
             -> BridgeLegs c1-b2 c1.1+c1.2
       34s LegHungUp c1.1
             = c1.1 was on hold 14s
             = c1 talk 1 ended by transfer after 12s
             = 8001 wrap-up until 49s
             = c1 transferred warm from 8001 to 8002
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.2 saying digits-8002 agent-serves-number
             -> StartRecording c1.2 c1-r2
       49s Tick
             = c1 wrap-up 1 of 8001 took 15s
             = 8001 ready
       50s CallerHungUp c1
             = c1 talk 2 ended by caller after 16s
             = 8002 wrap-up until 65s
             = c1 answered by caller: caller-hung-up
             -> Unbridge c1-b3
             -> HangUp c1.2
     50.1s LegHungUp c1.2
`,
  { rules: transferRules() },
);

story(
  'handed over by its code, and handed on once more',
  `
        0s AgentsReady 8001 8002 8003
             = 8001 ready
             = 8002 ready
             = 8003 ready
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
       24s OfferAnswered c1.2
             = c1.2 answered after ringing 3.5s
             -> BridgeLegs c1-b2 c1.1+c1.2
       34s AgentKeyed c1.1 *4
             = c1.1 was on hold 14s
             = c1 talk 1 ended by transfer after 12s
             = 8001 wrap-up until 49s
             = c1 transferred warm from 8001 to 8002
             -> Unbridge c1-b2
             -> HangUp c1.1
             -> BridgeLegs c1-b3 c1.0+c1.2 saying digits-8002 agent-serves-number
             -> StartRecording c1.2 c1-r2
     34.1s LegHungUp c1.1
       36s AgentKeyed c1.2 *28003#
             -> StopPlayback c1-p2
             -> Unbridge c1-b3
             -> StartHoldMusic c1.0
             -> StartRingTone c1.2
             -> OfferCall c1.3 8003 from 8002 of general
     36.5s OfferRinging c1.3
       38s OfferAnswered c1.3
             = c1.3 answered after ringing 1.5s
             -> BridgeLegs c1-b4 c1.2+c1.3
       40s LegHungUp c1.2
             = c1.2 was on hold 4s
             = c1 talk 2 ended by transfer after 2s
             = 8002 wrap-up until 55s
             = c1 transferred warm from 8002 to 8003
             -> Unbridge c1-b4
             -> BridgeLegs c1-b5 c1.0+c1.3 saying digits-8003 agent-serves-number
             -> StartRecording c1.3 c1-r3
       49s Tick
             = c1 wrap-up 1 of 8001 took 15s
             = 8001 ready
       50s LegHungUp c1.3
             = c1 talk 3 ended by agent after 10s
             = 8003 wrap-up until 65s
             = c1 answered by agent: agent-hung-up
             -> Unbridge c1-b5
             -> HangUp c1.0
`,
  { rules: transferRules() },
);

story(
  'to whoever is free in another queue, whose wrap-up holds',
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
       20s AgentKeyed c1.1 *2702#
             -> StopPlayback c1-p1
             -> Unbridge c1-b1
             -> StartHoldMusic c1.0
             -> StartRingTone c1.1
             -> OfferCall c1.2 8002 from 8001 of general
     20.5s OfferRinging c1.2
       24s OfferAnswered c1.2
             = c1.2 answered after ringing 3.5s
             -> BridgeLegs c1-b2 c1.1+c1.2
       34s LegHungUp c1.1
             = c1.1 was on hold 14s
             = c1 talk 1 ended by transfer after 12s
             = 8001 wrap-up until 49s
             = c1 transferred warm from 8001 to 8002
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.2 saying digits-8002 agent-serves-number
             -> StartRecording c1.2 c1-r2
       49s Tick
             = c1 wrap-up 1 of 8001 took 15s
             = 8001 ready
       50s LegHungUp c1.2
             = c1 talk 2 ended by agent after 16s
             = c1 wrap-up 2 of 8002 took 0s
             = 8002 ready
             = c1 answered by agent: agent-hung-up final
             -> Unbridge c1-b3
             -> HangUp c1.0
`,
  { rules: transferRules() },
);
