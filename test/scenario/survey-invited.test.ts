import { surveyRules } from './survey-rules';
import { story } from './transcript';

story(
  '*9 hands the caller to the survey: the agent is free to write it up at once',
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
     32s AgentKeyed c1.1 *9
           = c1 talk 1 ended by agent after 30s
           = c1 wrap-up 1 of 8002 took 0s
           = 8002 ready
           = c1 survey of repair, invited by 8002
           -> Unbridge c1-b1
           -> HangUp c1.1
           -> PlayPrompt c1.0 c1-p1 zh survey-score
   32.1s LegHungUp c1.1
     35s DigitPressed c1 1
           = c1 score: 1
           = c1 survey answered
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh survey-thanks
           -> ReturnToDialplan c1.0
     40s CallerHungUp c1
           = c1 answered by agent: handed-to-survey final
`,
  { rules: surveyRules('score') },
);

story(
  'asked over the API',
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
     32s SurveyInvited c1
           = c1 talk 1 ended by agent after 30s
           = c1 wrap-up 1 of 8002 took 0s
           = 8002 ready
           = c1 survey of repair, invited by 8002
           -> Unbridge c1-b1
           -> HangUp c1.1
           -> PlayPrompt c1.0 c1-p1 zh survey-score
     33s SurveyInvited c1     (nobody talks with her any more)
     35s DigitPressed c1 3
           = c1 score: 3
           = c1 survey answered
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh survey-thanks
           -> ReturnToDialplan c1.0
`,
  { rules: surveyRules('score') },
);

story(
  'without an invitation there is none; in a queue without a survey the agent is told so',
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
     32s LegHungUp c1.1
           = c1 talk 1 ended by agent after 30s
           = c1 wrap-up 1 of 8002 took 0s
           = 8002 ready
           = c1 answered by agent: agent-hung-up final
           -> Unbridge c1-b1
           -> HangUp c1.0
     39s AgentsReady 8001
           = 8001 ready
     40s CallArrived c2 95001
           -> Answer c2.0
           -> PlayPrompt c2.0 c2-p1 zh menu-main
     41s DigitPressed c2 1
           = c2 waits in consulting since 41s
           -> StopPlayback c2-p1
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8001
     42s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left consulting: answered after 1s
           -> BridgeLegs c2-b1 c2.0+c2.1
           -> StartRecording c2.1 c2-r1
     50s AgentKeyed c2.1 *9
           -> PlayPrompt c2.1 c2-p2 zh survey-not-here
     53s PromptFinished c2-p2
     60s LegHungUp c2.1
           = c2 talk 1 ended by agent after 18s
           = 8001 wrap-up until 75s
           = c2 answered by agent: agent-hung-up
           -> Unbridge c2-b1
           -> HangUp c2.0
`,
  { rules: surveyRules('score') },
);

story(
  'handed on, the queue of the last agent decides',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1
           -> StartRecording c1.1 c1-r1
     20s AgentsReady 8002
           = 8002 ready
     32s AgentKeyed c1.1 *1702#
           = c1 talk 1 ended by transfer after 30s
           = 8001 wrap-up until 47s
           = c1 transferred blind from 8001 to repair
           = c1 waits in repair since 1s
           -> Unbridge c1-b1
           -> HangUp c1.1
           -> StartHoldMusic c1.0
           -> OfferCall c1.2 8002 from 8001 of repair
   32.1s LegHungUp c1.1
     34s OfferAnswered c1.2
           = c1.2 answered after ringing 0s
           = c1 left repair: answered after 2s
           -> BridgeLegs c1-b2 c1.0+c1.2
           -> StartRecording c1.2 c1-r2
     47s Tick
           = c1 wrap-up 1 of 8001 took 15s
           = 8001 ready
     60s LegHungUp c1.2
           = c1 talk 2 ended by agent after 26s
           = c1 wrap-up 2 of 8002 took 0s
           = 8002 ready
           = c1 answered by agent: agent-hung-up final
           -> Unbridge c1-b2
           -> HangUp c1.0
`,
  { rules: surveyRules('score') },
);

story(
  'while she asks somebody else there is no survey',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1
           -> StartRecording c1.1 c1-r1
      3s AgentsReady 8002
           = 8002 ready
      5s AgentKeyed c1.1 *28002#
           -> Unbridge c1-b1
           -> StartHoldMusic c1.0
           -> StartRingTone c1.1
           -> OfferCall c1.2 8002 from 8001 of general
      7s OfferAnswered c1.2
           = c1.2 answered after ringing 0s
           -> BridgeLegs c1-b2 c1.1+c1.2
      8s AgentKeyed c1.1 *9
           -> PlayPrompt c1.1 c1-p1 zh transfer-not-now
`,
  { rules: surveyRules('score') },
);

story(
  'a callback that was answered is surveyed too',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallbackDue c9
           = c9 waits in general since 5s
           -> OfferCall c9.1 8001
      7s OfferAnswered c9.1
           = c9.1 answered after ringing 0s
           = c9 left general: answered after 2s
           -> PlayPrompt c9.1 c9-p1 zh callback-agent
           -> DialOutside c9.0 13800001111 attempt 1 fence 1
     15s OfferAnswered c9.0
           -> StopPlayback c9-p1
           -> BridgeLegs c9-b1 c9.0+c9.1
           -> StartRecording c9.1 c9-r1
     45s LegHungUp c9.1
           = c9 talk 1 ended by agent after 30s
           = 8001 wrap-up until 60s
           = c9 survey of general
           -> Unbridge c9-b1
           -> PlayPrompt c9.0 c9-p2 zh survey-score
     50s DigitPressed c9 2
           = c9 score: 2
           = c9 survey answered
           -> StopPlayback c9-p2
           -> PlayPrompt c9.0 c9-p3 zh survey-thanks
           -> ReturnToDialplan c9.0
     53s CallerHungUp c9
           = c9 answered by agent: agent-hung-up
`,
  { rules: surveyRules('score') },
);
