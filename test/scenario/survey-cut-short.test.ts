import { surveyRules } from './survey-rules';
import { story } from './transcript';

story(
  'she hangs up during the survey: what she has answered stands',
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
     35s DigitPressed c1 1
           = c1 score: 1
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh survey-nps
     37s CallerHungUp c1
           = c1 survey partly
           = c1 answered by agent: agent-hung-up
     40s AgentReadied 8001
           = c1 wrap-up 1 of 8001 took 10s final
           = 8001 ready
     50s CallArrived c2 95002
           = c2 waits in general since 50s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8001
     51s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left general: answered after 1s
           -> BridgeLegs c2-b1 c2.0+c2.1
           -> StartRecording c2.1 c2-r1
     60s LegHungUp c2.1
           = c2 talk 1 ended by agent after 9s
           = 8001 wrap-up until 75s
           = c2 survey of general
           -> Unbridge c2-b1
           -> PlayPrompt c2.0 c2-p1 zh survey-score
     62s CallerHungUp c2
           = c2 survey not-answered
           = c2 answered by agent: agent-hung-up
`,
  { rules: surveyRules('score', 'nps') },
);

story(
  'hanging up while she speaks keeps what she said; a breath is nothing',
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
           -> PlayPrompt c1.0 c1-p1 zh survey-spoken tone
     31s DigitPressed c1 5     (she need not hear it all)
           -> StopPlayback c1-p1
           -> RecordMessage c1.0 c1-m1
     41s CallerHungUp c1
           = c1 spoken: c1-m1
           = c1 survey answered
           = c1 answered by agent: agent-hung-up
   41.1s MessageRecorded c1-m1 10
     45s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
     50s CallArrived c2 95002
           = c2 waits in general since 50s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8001
     51s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left general: answered after 1s
           -> BridgeLegs c2-b1 c2.0+c2.1
           -> StartRecording c2.1 c2-r1
     60s LegHungUp c2.1
           = c2 talk 1 ended by agent after 9s
           = 8001 wrap-up until 75s
           = c2 survey of general
           -> Unbridge c2-b1
           -> PlayPrompt c2.0 c2-p1 zh survey-spoken tone
     69s PromptFinished c2-p1
           -> RecordMessage c2.0 c2-m1
   69.5s CallerHungUp c2
           = c2 survey not-answered
           = c2 answered by agent: agent-hung-up
`,
  { rules: surveyRules('spoken') },
);

story(
  'Asterisk cannot record, or never says that it is over: the next question comes',
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
           -> PlayPrompt c1.0 c1-p1 zh survey-spoken tone
     39s PromptFinished c1-p1
           -> RecordMessage c1.0 c1-m1
     39s CommandRefused RecordMessage c1-m1 500
           -> PlayPrompt c1.0 c1-p2 zh survey-score
     41s DigitPressed c1 1
           = c1 score: 1
           = c1 survey partly
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh survey-thanks
           -> ReturnToDialplan c1.0
     42s CallerHungUp c1
           = c1 answered by agent: agent-hung-up
     45s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
     50s CallArrived c2 95002
           = c2 waits in general since 50s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8001
     51s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left general: answered after 1s
           -> BridgeLegs c2-b1 c2.0+c2.1
           -> StartRecording c2.1 c2-r1
     60s LegHungUp c2.1
           = c2 talk 1 ended by agent after 9s
           = 8001 wrap-up until 75s
           = c2 survey of general
           -> Unbridge c2-b1
           -> PlayPrompt c2.0 c2-p1 zh survey-spoken tone
     69s PromptFinished c2-p1
           -> RecordMessage c2.0 c2-m1
     75s Tick
           = c2 wrap-up 1 of 8001 took 15s
           = 8001 ready
    139s Tick
           = c2 spoken: c2-m1
           -> PlayPrompt c2.0 c2-p2 zh survey-score
    141s CallerHungUp c2
           = c2 survey partly
           = c2 answered by agent: agent-hung-up final
`,
  { rules: surveyRules('spoken', 'score') },
);
