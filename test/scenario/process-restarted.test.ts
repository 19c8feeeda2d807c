import { story } from './transcript';

story(
  'calls bridged, ringing, waiting and in the menu: the talking notice nothing, the waiting keep their place',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentsReady 8002
           = 8002 ready
      2s CallArrived c1 95002
           = c1 waits in general since 2s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      3s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      4s CallArrived c2 95002
           = c2 waits in general since 4s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8002
      5s OfferRinging c2.1
      6s CallArrived c3 95002
           = c3 waits in general since 6s
           -> Answer c3.0
           -> StartHoldMusic c3.0
      7s CallArrived c4 95002
           = c4 waits in general since 7s
           -> Answer c4.0
           -> StartHoldMusic c4.0
      8s CallArrived c5 95001
           -> Answer c5.0
           -> PlayPrompt c5.0 c5-p1 zh menu-main
      9s Restart
     12s FloorListed c1.0 c1.1 c1-b1=c1.0+c1.1 c2.0 c2.1:ringing c3.0 c4.0 c5.0 phone=8001,8002
           = floor compared, 0 strays
           -> StartHoldMusic c2.0
           -> StartHoldMusic c3.0
           -> StartHoldMusic c4.0
           -> StopPlayback c5-p1
           -> PlayPrompt c5.0 c5-p2 zh menu-main
     13s DigitPressed c5 0
           = c5 waits in general since 13s
           -> StopPlayback c5-p2
           -> StartHoldMusic c5.0
     14s OfferAnswered c2.1
           = c2.1 answered after ringing 9s
           = c2 left general: answered after 10s
           -> BridgeLegs c2-b1 c2.0+c2.1 saying digits-8002 agent-serves-number
           -> StartRecording c2.1 c2-r1
     20s CallerHungUp c1
           = c1 talk 1 ended by caller after 17s
           = 8001 wrap-up until 35s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   20.1s LegHungUp c1.1
     35s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
           -> OfferCall c3.1 8001
     36s OfferFailed c3.1 refused
           = c3.1 refused after ringing 0s
           = 8001 not-ready{refused}
     40s AgentReadied 8001
           = 8001 ready
           -> OfferCall c3.2 8001
`,
);

story(
  'agents are in the state they were in',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentsReady 8002
           = 8002 ready
      2s AgentPaused 8002 lunch
           = 8002 not-ready{lunch}
      3s CallArrived c1 95002
           = c1 waits in general since 3s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      4s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      5s AgentPaused 8001 break
           = 8001 pending not-ready{break}
      9s CallerHungUp c1
           = c1 talk 1 ended by caller after 5s
           = 8001 wrap-up until 24s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
     10s Restart
     11s FloorListed phone=8001,8002
           = floor compared, 0 strays
     12s AgentStateAsked 8002 f1.0
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-state-not-ready agent-state-lunch
           -> ReturnToDialplan f1.0
     13s AgentStateAsked 8001 f2.0
           -> Answer f2.0
           -> PlayPrompt f2.0 f2-p1 zh agent-state-break agent-state-pending
           -> ReturnToDialplan f2.0
     24s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 not-ready{break}
`,
);

story(
  'the engine was away longer than the deadlines: they pass when it is back, once',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentsReady 8002
           = 8002 ready
      2s CallArrived c1 95002
           = c1 waits in general since 2s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      3s OfferRinging c1.1
      4s Restart
   17.9s FloorListed c1.0 c1.1:ringing phone=8001,8002
           = floor compared, 0 strays
           -> StartHoldMusic c1.0
     18s Tick
           = c1.1 no-answer after ringing 15s
           = 8001 not-ready{no-answer}
           -> CancelOffer c1.1 no-answer
           -> OfferCall c1.2 8002
`,
);
