import { surveyRules } from './survey-rules';
import { story } from './transcript';

story(
  'the connection is lost while the agent hangs up, and while the question plays: she hears it from the beginning',
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
     32s FloorListed c1.0 phone=8001
           = c1 talk 1 ended by agent after 30s
           = 8001 wrap-up until 47s
           = c1 survey of general
           = floor compared, 0 strays, 1 lost
           -> Unbridge c1-b1
           -> PlayPrompt c1.0 c1-p1 zh survey-score
     34s FloorListed c1.0 phone=8001
           = floor compared, 0 strays
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh survey-score
     40s DigitPressed c1 1
           = c1 score: 1
           = c1 survey answered
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh survey-thanks
           -> ReturnToDialplan c1.0
     41s FloorListed c1.0 phone=8001
           = floor compared, 0 strays
           -> ReturnToDialplan c1.0
     42s CallerHungUp c1
           = c1 answered by agent: agent-hung-up
`,
  { rules: surveyRules('score') },
);

story(
  'she hangs up while the connection is lost',
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
     32s LegHungUp c1.1
           = c1 talk 1 ended by agent after 30s
           = 8001 wrap-up until 47s
           = c1 survey of general
           -> Unbridge c1-b1
           -> PlayPrompt c1.0 c1-p1 zh survey-score
     40s FloorListed phone=8001
           = c1 survey not-answered
           = c1 answered by agent: agent-hung-up
           = floor compared, 0 strays, 1 lost
`,
  { rules: surveyRules('score') },
);

story(
  'the process is restarted while a key is awaited, and while she speaks',
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
     38s PromptFinished c1-p1
     40s Restart
     41s FloorListed c1.0 phone=8001
           = floor compared, 0 strays
           -> PlayPrompt c1.0 c1-p2 zh survey-score
     43s DigitPressed c1 4
           = c1 score: 4
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh survey-spoken tone
     45s Tick
           = c1 wrap-up 1 of 8001 took 15s
           = 8001 ready
     50s PromptFinished c1-p3
           -> RecordMessage c1.0 c1-m1
     52s Restart
     53s FloorListed c1.0 phone=8001
           = floor compared, 0 strays
     58s MessageRecorded c1-m1 7
           = c1 spoken: c1-m1
           = c1 survey answered
           -> PlayPrompt c1.0 c1-p4 zh survey-thanks
           -> ReturnToDialplan c1.0
     62s Restart
     63s FloorListed c1.0 phone=8001
           = floor compared, 0 strays
           -> ReturnToDialplan c1.0
     64s CallerHungUp c1
           = c1 answered by agent: agent-hung-up final
`,
  { rules: surveyRules('score', 'spoken') },
);

story(
  'Asterisk is gone, or a bug ends the call: she was answered, and what she said stands',
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
     32s DigitPressed c1 1
           = c1 score: 1
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh survey-nps
     34s NodeLost
           = c1 survey partly
           = c1 answered by hotline: node-lost
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
           -> PlayPrompt c2.0 c2-p1 zh survey-score
     62s CallBroken c2
           = c2 survey not-answered
           -> StopPlayback c2-p1
           -> PlayPrompt c2.0 c2-p2 zh system-busy
           -> ReturnToDialplan c2.0
     64s CallerHungUp c2
           = c2 answered by hotline: internal-error
`,
  { rules: surveyRules('score', 'nps') },
);

story(
  'the rules change under her: she is asked to the end what she was asked at the beginning',
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
     31s RulesChanged later
           = rules later
     32s DigitPressed c1 1
           = c1 score: 1
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh survey-nps
     40s DigitPressed c1 7
           = c1 nps: 7
           = c1 survey answered
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh survey-thanks
           -> ReturnToDialplan c1.0
`,
  { rules: surveyRules('score', 'nps'), later: [{ ...surveyRules('score'), hash: 'later' }] },
);
