import { story } from './transcript';

story(
  'a break asked for from a second line while the first rings',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
      8s AgentPaused 8001 lunch f1.0
           = 8001 pending not-ready{lunch}
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-state-lunch agent-state-pending
           -> ReturnToDialplan f1.0
      9s CallerHungUp c1
           = c1.1 cancelled after ringing 3s
           = 8001 not-ready{lunch}
           = c1 left general: abandoned after 4s
           = c1 abandoned_in_ring by caller: caller-hung-up final
           -> CancelOffer c1.1 caller-gone
    9.1s LegHungUp c1.1
     10s LegHungUp f1.0
     11s CallArrived c2 95002
           = c2 waits in general since 11s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     12s AgentReadied 8001 f2.0
           = 8001 ready
           -> Answer f2.0
           -> PlayPrompt f2.0 f2-p1 zh agent-state-ready
           -> ReturnToDialplan f2.0
     13s LegHungUp f2.0
           -> OfferCall c2.1 8001
`,
);
