import { surveyRules } from './survey-rules';
import { story } from './transcript';

story(
  'the agent hangs up: the caller rates the talk and is thanked, while the agent wraps up',
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
     62s LegHungUp c1.1
           = c1 talk 1 ended by agent after 60s
           = 8001 wrap-up until 77s
           = c1 survey of general
           -> Unbridge c1-b1
           -> PlayPrompt c1.0 c1-p1 zh survey-score
     70s PromptFinished c1-p1
     72s DigitPressed c1 2
           = c1 score: 2
           = c1 survey answered
           -> PlayPrompt c1.0 c1-p2 zh survey-thanks
           -> ReturnToDialplan c1.0
   72.2s DigitPressed c1 5     (too late: she has voted)
     76s PromptFinished c1-p2
     76s CallerHungUp c1
           = c1 answered by agent: agent-hung-up
     77s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
     80s Tick
`,
  { rules: surveyRules('score') },
);

story(
  'who hangs up before the agent is not asked',
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
     62s CallerHungUp c1
           = c1 talk 1 ended by caller after 60s
           = 8001 wrap-up until 77s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
`,
  { rules: surveyRules('score') },
);

story(
  'two questions and her own words; a key during the question counts, ten needs two',
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
     30s LegHungUp c1.1
           = c1 talk 1 ended by agent after 28s
           = 8001 wrap-up until 45s
           = c1 survey of general
           -> Unbridge c1-b1
           -> PlayPrompt c1.0 c1-p1 zh survey-score
     31s DigitPressed c1 1
           = c1 score: 1
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh survey-nps
   31.3s DigitPressed c1 1     (the same press again is no answer to the next question)
     33s DigitPressed c1 1
           -> StopPlayback c1-p2
     34s DigitPressed c1 0
           = c1 nps: 10
           -> PlayPrompt c1.0 c1-p3 zh survey-spoken tone
     42s PromptFinished c1-p3
           -> RecordMessage c1.0 c1-m1
     45s Tick
           = c1 wrap-up 1 of 8001 took 15s
           = 8001 ready
     50s MessageRecorded c1-m1 7
           = c1 spoken: c1-m1
           = c1 survey answered
           -> PlayPrompt c1.0 c1-p4 zh survey-thanks
           -> ReturnToDialplan c1.0
     55s CallerHungUp c1
           = c1 answered by agent: agent-hung-up final
`,
  { rules: surveyRules('score', 'nps', 'spoken') },
);

story(
  'a one is a one after # or when no nought follows',
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
     30s LegHungUp c1.1
           = c1 talk 1 ended by agent after 28s
           = 8001 wrap-up until 45s
           = c1 survey of general
           -> Unbridge c1-b1
           -> PlayPrompt c1.0 c1-p1 zh survey-nps
     40s PromptFinished c1-p1
     41s DigitPressed c1 1
     44s Tick
           = c1 nps: 1
           -> PlayPrompt c1.0 c1-p2 zh survey-nps
     45s DigitPressed c1 #     (late, and no answer)
     45s Tick
           = c1 wrap-up 1 of 8001 took 15s
           = 8001 ready
     46s DigitPressed c1 1
           -> StopPlayback c1-p2
     47s DigitPressed c1 #
           = c1 nps: 1
           = c1 survey answered
           -> PlayPrompt c1.0 c1-p3 zh survey-thanks
           -> ReturnToDialplan c1.0
`,
  { rules: surveyRules('nps', 'nps') },
);

story(
  'wrong keys and silence: asked again, then let go without thanks',
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
     30s LegHungUp c1.1
           = c1 talk 1 ended by agent after 28s
           = 8001 wrap-up until 45s
           = c1 survey of general
           -> Unbridge c1-b1
           -> PlayPrompt c1.0 c1-p1 zh survey-score
     40s PromptFinished c1-p1
     41s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p2 zh menu-invalid survey-score
     45s Tick
           = c1 wrap-up 1 of 8001 took 15s
           = 8001 ready
     50s PromptFinished c1-p2
     55s Tick
           = c1 survey not-answered
           -> ReturnToDialplan c1.0
     55s CallerHungUp c1
           = c1 answered by agent: agent-hung-up final
`,
  { rules: surveyRules('score', 'nps') },
);

story(
  '* says the question again and costs nothing',
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
     30s LegHungUp c1.1
           = c1 talk 1 ended by agent after 28s
           = 8001 wrap-up until 45s
           = c1 survey of general
           -> Unbridge c1-b1
           -> PlayPrompt c1.0 c1-p1 zh survey-score
     35s DigitPressed c1 *
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh survey-score
     38s DigitPressed c1 5
           = c1 score: 5
           = c1 survey answered
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh survey-thanks
           -> ReturnToDialplan c1.0
`,
  { rules: surveyRules('score') },
);
