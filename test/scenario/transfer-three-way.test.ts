import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'the colleague leaves, then the agent',
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
       24s AgentKeyed c1.1 *3
             = c1 all three together
             = c1.1 was on hold 4s
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.1+c1.2
       26s LegHungUp c1.2
             = c1.2 asked no more: answered
             = 8002 ready
       50s LegHungUp c1.1
             = c1 talk 1 ended by agent after 38s
             = 8001 wrap-up until 65s
             = c1 answered by agent: agent-hung-up
             -> Unbridge c1-b3
             -> HangUp c1.0
`,
  { rules: transferRules() },
);

story(
  'the agent leaves: colleague and caller go on undisturbed',
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
       24s AgentKeyed c1.1 *3
             = c1 all three together
             = c1.1 was on hold 4s
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.1+c1.2
       26s LegHungUp c1.1
             = c1 talk 1 ended by transfer after 14s
             = 8001 wrap-up until 41s
             = c1 transferred warm from 8001 to 8002
             -> StartRecording c1.2 c1-r2
       41s Tick
             = c1 wrap-up 1 of 8001 took 15s
             = 8001 ready
       50s CallerHungUp c1
             = c1 talk 2 ended by caller after 24s
             = 8002 wrap-up until 65s
             = c1 answered by caller: caller-hung-up
             -> Unbridge c1-b3
             -> HangUp c1.2
`,
  { rules: transferRules() },
);

story(
  'the agent sends the colleague away',
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
       24s AgentKeyed c1.1 *3
             = c1 all three together
             = c1.1 was on hold 4s
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.1+c1.2
       26s AgentKeyed c1.1 *0
             = c1.2 asked no more: answered
             = 8002 ready
             -> HangUp c1.2
`,
  { rules: transferRules() },
);

story(
  'the caller leaves: it is over',
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
       24s AgentKeyed c1.1 *3
             = c1 all three together
             = c1.1 was on hold 4s
             -> Unbridge c1-b2
             -> BridgeLegs c1-b3 c1.0+c1.1+c1.2
       26s CallerHungUp c1
             = c1.2 asked no more: answered
             = 8002 ready
             = c1 talk 1 ended by caller after 14s
             = 8001 wrap-up until 41s
             = c1 answered by caller: caller-hung-up
             -> HangUp c1.2
             -> Unbridge c1-b3
             -> HangUp c1.1
`,
  { rules: transferRules() },
);

story(
  'not while the phone rings',
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
       22s AgentKeyed c1.1 *3
             = c1 join refused: not-answered
             -> PlayPrompt c1.1 c1-p2 zh transfer-not-now
       23s PromptFinished c1-p2   (the ringing tone goes on)
             -> StartRingTone c1.1
`,
  { rules: transferRules() },
);
