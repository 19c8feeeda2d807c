import { story } from './transcript';

story(
  'since the last call: a break does not reset it',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentsReady 8002
           = 8002 ready
      2s AgentPaused 8001 break
           = 8001 not-ready{break}
     60s AgentReadied 8001
           = 8001 ready
     61s CallArrived c1 95002
           = c1 waits in general since 61s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
     62s CallArrived c2 95002
           = c2 waits in general since 62s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8002
`,
);

story(
  'whoever talked last is rung last, also after a break right behind the call',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentsReady 8002
           = 8002 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      7s AgentPaused 8001 lunch
           = 8001 pending not-ready{lunch}
     10s CallerHungUp c1
           = c1 talk 1 ended by caller after 4s
           = 8001 wrap-up until 25s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   10.1s LegHungUp c1.1
     25s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 not-ready{lunch}
     60s AgentReadied 8001
           = 8001 ready
     61s CallArrived c2 95002
           = c2 waits in general since 61s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8002
`,
);

story(
  'a missed offer does not make idle time',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentsReady 8002
           = 8002 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
      9s CallerHungUp c1
           = c1.1 cancelled after ringing 3s
           = 8001 ready
           = c1 left general: abandoned after 4s
           = c1 abandoned_in_ring by caller: caller-hung-up final
           -> CancelOffer c1.1 caller-gone
    9.1s LegHungUp c1.1
     10s CallArrived c2 95002
           = c2 waits in general since 10s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8001
`,
);

story(
  'only who has the skill is rung',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentsReady 8002
           = 8002 ready
      2s AgentsReady 8003
           = 8003 ready
      5s CallArrived c1 95003
           = c1 waits in repair since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8002
      6s CallArrived c2 95003
           = c2 waits in repair since 6s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8003
      7s CallArrived c3 95003
           = c3 waits in repair since 7s
           -> Answer c3.0
           -> StartHoldMusic c3.0
`,
);
