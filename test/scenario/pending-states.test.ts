import { story } from './transcript';

story(
  'a break asked for during a talk begins after wrap-up; the last wish counts',
  `
      0s AgentsReady 8001
           = 8001 ready
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
      7s AgentLoggedOut 8001
           = 8001 pending logged-out
      8s AgentPaused 8001 lunch
           = 8001 pending not-ready{lunch}
     20s CallerHungUp c1
           = c1 talk 1 ended by caller after 14s
           = 8001 wrap-up until 35s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   20.1s LegHungUp c1.1
     35s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 not-ready{lunch}
`,
);

story(
  'taken back by *51',
  `
      0s AgentsReady 8001
           = 8001 ready
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
      8s AgentPaused 8001 lunch
           = 8001 pending not-ready{lunch}
      9s AgentReadied 8001
           = 8001 pending nothing
     20s CallerHungUp c1
           = c1 talk 1 ended by caller after 14s
           = 8001 wrap-up until 35s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   20.1s LegHungUp c1.1
     35s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
`,
);

story(
  'asked for while the phone rings: it goes on ringing, and a miss does not change the wish',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
      8s AgentLoggedOut 8001
           = 8001 pending logged-out
     21s Tick     (not answered, and logged out as she wished)
           = c1.1 no-answer after ringing 15s
           = 8001 logged-out
           -> CancelOffer c1.1 no-answer
`,
);

story(
  'asked for while the phone rings, and the caller leaves',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
      8s AgentPaused 8001 meeting
           = 8001 pending not-ready{meeting}
      9s CallerHungUp c1
           = c1.1 cancelled after ringing 3s
           = 8001 not-ready{meeting}
           = c1 left general: abandoned after 4s
           = c1 abandoned_in_ring by caller: caller-hung-up final
           -> CancelOffer c1.1 caller-gone
`,
);
