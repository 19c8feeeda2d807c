import { story } from './transcript';
import { storyRules } from './story-rules';

story(
  'an agent calls out: ringing tone until the answer, recorded, wrap-up, then ready',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s AgentDialled 8001 c1 13800001111
           -> StartRingTone c1.1
           -> DialOutside c1.0 13800001111 through demo as 95001
      7s OfferRinging c1.0
     10s OfferAnswered c1.0
           -> Answer c1.1
           -> BridgeLegs c1-b1 c1.0+c1.1
           -> StartRecording c1.1 c1-r1
     40s CallerHungUp c1
           = c1 talk 1 ended by caller after 30s
           = 8001 wrap-up until 55s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   40.1s LegHungUp c1.1
     55s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
`,
);

story(
  'nothing is offered to her meanwhile; from a break she goes back to her break',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentPaused 8001 lunch
           = 8001 not-ready{lunch}
      2s AgentDialled 8001 c1 13800001111
           = 8001 pending not-ready{lunch}
           -> StartRingTone c1.1
           -> DialOutside c1.0 13800001111 through demo as 95001
      3s CallArrived c2 95002
           = c2 waits in general since 3s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      4s OfferFailed c1.0 busy
           = 8001 not-ready{lunch}
           = c1 busy by hotline: customer-busy final
           -> Answer c1.1
           -> PlayPrompt c1.1 c1-p1 zh outside-busy
           -> ReturnToDialplan c1.1
    8.5s LegHungUp c1.1
`,
);

story(
  'out of wrap-up',
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
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     12s CallerHungUp c1
           = c1 talk 1 ended by caller after 10s
           = 8001 wrap-up until 27s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
     14s AgentDialled 8001 c2 13800001111
           = c1 wrap-up 1 of 8001 took 2s final
           -> StartRingTone c2.1
           -> DialOutside c2.0 13800001111 through demo as 95001
     20s LegHungUp c2.1
           = 8001 ready
           = c2 interrupted by agent: agent-hung-up final
           -> CancelOffer c2.0 no-answer
`,
);

story(
  'a number that is not allowed, and one dialled while logged out: a sentence, and the phone is hung up',
  `
      0s PhoneRegistered 8001
      1s AgentDialled 8001 c1 13800001111
           -> Answer c1.1
           -> PlayPrompt c1.1 c1-p1 zh agent-state-logged-out
           -> ReturnToDialplan c1.1
      5s LegHungUp c1.1
      6s AgentLoggedIn 8001
           = 8001 ready
      7s AgentDialled 8001 c2 110
           -> Answer c2.1
           -> PlayPrompt c2.1 c2-p1 zh outside-not-allowed
           -> ReturnToDialplan c2.1
     10s LegHungUp c2.1
`,
);

story(
  'not on record: she is told, nobody outside is rung',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s AgentDialled 8001 c1 13800001111
           -> StartRingTone c1.1
           -> DialOutside c1.0 13800001111 through demo as 95001
    5.1s CommandRefused DialOutside c1.0 not-on-record
           = 8001 ready
           = c1 interrupted by hotline: dial-refused final
           -> CancelOffer c1.0 no-answer
           -> Answer c1.1
           -> PlayPrompt c1.1 c1-p1 zh outside-unavailable
           -> ReturnToDialplan c1.1
      9s LegHungUp c1.1
`,
);

story(
  'switched off',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s AgentDialled 8001 c1 13800001111
           -> Answer c1.1
           -> PlayPrompt c1.1 c1-p1 zh outside-off
           -> ReturnToDialplan c1.1
`,
  { rules: storyRules({ outside: null }) },
);
