import { story } from './transcript';

story(
  'each code is answered by the state read back',
  `
      0s PhoneRegistered 8001
      1s AgentLoggedIn 8001 f1.0
           = 8001 ready
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-state-ready
           -> ReturnToDialplan f1.0
      4s LegHungUp f1.0
      5s AgentPaused 8001 lunch f2.0
           = 8001 not-ready{lunch}
           -> Answer f2.0
           -> PlayPrompt f2.0 f2-p1 zh agent-state-not-ready agent-state-lunch
           -> ReturnToDialplan f2.0
      9s LegHungUp f2.0
     10s AgentStateAsked 8001 f3.0
           -> Answer f3.0
           -> PlayPrompt f3.0 f3-p1 zh agent-state-not-ready agent-state-lunch
           -> ReturnToDialplan f3.0
     14s LegHungUp f3.0
     15s AgentReadied 8001 f4.0
           = 8001 ready
           -> Answer f4.0
           -> PlayPrompt f4.0 f4-p1 zh agent-state-ready
           -> ReturnToDialplan f4.0
     19s LegHungUp f4.0
     20s AgentLoggedOut 8001 f5.0
           = 8001 logged-out
           -> Answer f5.0
           -> PlayPrompt f5.0 f5-p1 zh agent-state-logged-out
           -> ReturnToDialplan f5.0
     24s LegHungUp f5.0
     25s AgentStateAsked 8001 f6.0
           -> Answer f6.0
           -> PlayPrompt f6.0 f6-p1 zh agent-state-logged-out
           -> ReturnToDialplan f6.0
`,
);

story(
  'ready by phone: the first call comes when the phone is down again',
  `
      0s PhoneRegistered 8001
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      2s AgentLoggedIn 8001 f1.0
           = 8001 ready
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-state-ready
           -> ReturnToDialplan f1.0
      5s LegHungUp f1.0
           -> OfferCall c1.1 8001
`,
);

story(
  'a phone that is not put down is taken for free after eight seconds',
  `
      0s PhoneRegistered 8001
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      2s AgentLoggedIn 8001 f1.0
           = 8001 ready
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-state-ready
           -> ReturnToDialplan f1.0
     10s Tick
           -> OfferCall c1.1 8001
`,
);

story(
  'a code nobody defined, a phone nobody configured',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s FeatureCodeUnknown 8001 f1.0
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-code-unknown
           -> ReturnToDialplan f1.0
      2s AgentReadied 9999 f2.0
           -> Answer f2.0
           -> PlayPrompt f2.0 f2-p1 zh agent-not-configured
           -> ReturnToDialplan f2.0
      3s AgentLoggedIn 8001   (by the console: nothing is spoken)
`,
);

story(
  'codes during wrap-up and talk speak of what is and what will be',
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
      8s AgentPaused 8001 training f1.0
           = 8001 pending not-ready{training}
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-state-training agent-state-pending
           -> ReturnToDialplan f1.0
      9s LegHungUp f1.0
     20s CallerHungUp c1
           = c1 talk 1 ended by caller after 14s
           = 8001 wrap-up until 35s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   20.1s LegHungUp c1.1
     21s AgentStateAsked 8001 f2.0
           -> Answer f2.0
           -> PlayPrompt f2.0 f2-p1 zh agent-state-training agent-state-pending
           -> ReturnToDialplan f2.0
     24s LegHungUp f2.0
     25s WrapUpEnded 8001 f3.0
           = c1 wrap-up 1 of 8001 took 5s final
           = 8001 not-ready{training}
           -> Answer f3.0
           -> PlayPrompt f3.0 f3-p1 zh agent-state-not-ready agent-state-training
           -> ReturnToDialplan f3.0
`,
);
