import { surveyRules } from './survey-rules';
import { story } from './transcript';

story(
  'handed on to another queue: she is asked once, when the last agent has left, about him and his queue',
  `
      0s AgentsReady 8002
           = 8002 ready
      1s CallArrived c1 95003
           = c1 waits in repair since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8002
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left repair: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1
           -> StartRecording c1.1 c1-r1
     10s AgentsReady 8003
           = 8003 ready
     32s AgentKeyed c1.1 *1701#
           = c1 talk 1 ended by transfer after 30s
           = c1 wrap-up 1 of 8002 took 0s
           = 8002 ready
           = c1 transferred blind from 8002 to general
           = c1 waits in general since 1s
           -> Unbridge c1-b1
           -> HangUp c1.1
           -> StartHoldMusic c1.0
           -> OfferCall c1.2 8003 from 8002 of general
   32.1s LegHungUp c1.1
     34s OfferAnswered c1.2
           = c1.2 answered after ringing 0s
           = c1 left general: answered after 2s
           -> BridgeLegs c1-b2 c1.0+c1.2
           -> StartRecording c1.2 c1-r2
     60s LegHungUp c1.2
           = c1 talk 2 ended by agent after 26s
           = 8003 wrap-up until 75s
           = c1 survey of general
           -> Unbridge c1-b2
           -> PlayPrompt c1.0 c1-p1 zh survey-score
     65s DigitPressed c1 2
           = c1 score: 2
           = c1 survey answered
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh survey-thanks
           -> ReturnToDialplan c1.0
     70s CallerHungUp c1
           = c1 answered by agent: agent-hung-up
`,
  { rules: surveyRules('score') },
);
