import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'nobody has the number',
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
       20s AgentKeyed c1.1 *28888#
             = c1 consult refused: target-unknown
             -> StopPlayback c1-p1
             -> PlayPrompt c1.1 c1-p2 zh transfer-unknown
       23s PromptFinished c1-p2
       24s AgentKeyed c1.1 *1#
             -> PlayPrompt c1.1 c1-p3 zh agent-code-unknown
`,
  { rules: transferRules() },
);

story(
  'she is not free, nor is the agent herself',
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
       20s AgentKeyed c1.1 *28002#
             = c1 consult refused: target-not-free
             -> StopPlayback c1-p1
             -> PlayPrompt c1.1 c1-p2 zh transfer-not-free
       24s AgentKeyed c1.1 *18001#
             = c1 blind refused: target-not-free
             -> StopPlayback c1-p2
             -> PlayPrompt c1.1 c1-p3 zh transfer-not-free
       28s AgentKeyed c1.1 *2702#
             = c1 consult refused: target-not-free
             -> StopPlayback c1-p3
             -> PlayPrompt c1.1 c1-p4 zh transfer-not-free
`,
  { rules: transferRules() },
);

story(
  'nothing to go back from, and nobody else while somebody is asked',
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
       20s AgentKeyed c1.1 *0
             = c1 return refused: not-consulting
             -> StopPlayback c1-p1
             -> PlayPrompt c1.1 c1-p2 zh transfer-not-now
       24s AgentKeyed c1.1 *28002#
             -> StopPlayback c1-p2
             -> Unbridge c1-b1
             -> StartHoldMusic c1.0
             -> StartRingTone c1.1
             -> OfferCall c1.2 8002 from 8001 of general
       25s OfferRinging c1.2
       26s AgentKeyed c1.1 *28003#
             = c1 consult refused: already-consulting
             -> PlayPrompt c1.1 c1-p3 zh transfer-not-now
`,
  { rules: transferRules() },
);

story(
  "keys outside a code are the telephone's own, a lone star is forgotten, an unfinished code is told",
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
       20s AgentKeyed c1.1 123#
       22s AgentKeyed c1.1 *
       30s AgentKeyed c1.1 *2800
       35s Tick
             -> StopPlayback c1-p1
             -> PlayPrompt c1.1 c1-p2 zh agent-code-unknown
       40s AgentKeyed c1.1 2#   (too late to belong to it)
       42s AgentKeyed c1.1 *8
             -> StopPlayback c1-p2
             -> PlayPrompt c1.1 c1-p3 zh agent-code-unknown
       43s AgentKeyed c1.1 *28*28002#   (a star begins anew)
             -> StopPlayback c1-p3
             -> Unbridge c1-b1
             -> StartHoldMusic c1.0
             -> StartRingTone c1.1
             -> OfferCall c1.2 8002 from 8001 of general
`,
  { rules: transferRules() },
);

story(
  'asked of a call nobody talks in',
  `
        0s AgentsReady 8001 8002
             = 8001 ready
             = 8002 ready
        5s CallArrived c1 95001
             -> Answer c1.0
             -> PlayPrompt c1.0 c1-p1 zh menu-main
        6s TransferAsked c1 blind 8002
`,
  { rules: transferRules() },
);
