import { story } from './transcript';

story(
  'a team leader takes an agent out of rotation and puts her back; the journal knows who did it',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentForced 8001 not-ready by=zhang
           = 8001 not-ready{forced} by zhang
      2s CallArrived c1 95002
           = c1 waits in general since 2s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      5s AgentForced 8001 ready by=zhang
           = 8001 ready by zhang
           -> OfferCall c1.1 8001
`,
);

story(
  'it is no lock: the agent may come back herself, and then nobody forced her',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentForced 8001 not-ready training by=zhang
           = 8001 not-ready{training} by zhang
      9s AgentReadied 8001 f1.0
           = 8001 ready
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-state-ready
           -> ReturnToDialplan f1.0
`,
);

story(
  'during a call it waits until the call and its wrap-up are over, and the agent can hear of it',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s AgentForced 8001 logged-out by=zhang   (the phone rings on)
           = 8001 pending logged-out by zhang
      7s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 2s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      8s AgentForced 8001 not-ready by=li   (the later order counts)
           = 8001 pending not-ready{forced} by li
      9s AgentStateAsked 8001 f1.0
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-state-forced agent-state-pending
           -> ReturnToDialplan f1.0
     12s LegHungUp f1.0
     20s CallerHungUp c1
           = c1 talk 1 ended by caller after 13s
           = 8001 wrap-up until 35s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   20.1s LegHungUp c1.1
     35s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 not-ready{forced} by li
`,
);

story(
  'an order taken back before it came true, and one that ends a wrap-up at once',
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
      7s AgentForced 8001 logged-out by=zhang
           = 8001 pending logged-out by zhang
      8s AgentForced 8001 ready by=zhang
           = 8001 pending nothing by zhang
     20s CallerHungUp c1
           = c1 talk 1 ended by caller after 14s
           = 8001 wrap-up until 35s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   20.1s LegHungUp c1.1
     25s AgentForced 8001 ready by=zhang
           = c1 wrap-up 1 of 8001 took 5s final
           = 8001 ready by zhang
`,
);

story(
  'an agent without a phone does not become ready, one logged out is not made busy, one unknown changes nothing',
  `
      0s AgentForced 8001 ready by=zhang
           = 8001 not-ready{unreachable} by zhang
      1s PhoneRegistered 8001   (the phone brings her back)
           = 8001 ready
      2s AgentForced 8002 not-ready by=zhang
      3s AgentForced 9999 ready by=zhang
      4s AgentForced 8001 logged-out by=zhang
           = 8001 logged-out by zhang
      5s AgentForced 8001 ready by=zhang   (the phone is there: logged in)
           = 8001 ready by zhang
`,
);
