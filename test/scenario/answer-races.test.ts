import { story } from './transcript';
import { storyRules } from './story-rules';

story(
  'two phones are answered within the same 20 ms: the first has the call, the other is freed without a miss',
  `
      0s AgentsReady 8001 8002
           = 8001 ready
           = 8002 ready
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
           -> OfferCall c1.2 8002
      2s OfferRinging c1.1
      2s OfferRinging c1.2
      5s OfferAnswered c1.2
           = c1.1 answered-elsewhere after ringing 3s
           = 8001 ready
           = c1.2 answered after ringing 3s
           = c1 left general: answered after 4s
           -> CancelOffer c1.1 answered-elsewhere
           -> BridgeLegs c1-b2 c1.0+c1.2 saying digits-8002 agent-serves-number
           -> StartRecording c1.2 c1-r1
   5.02s OfferAnswered c1.1
           -> HangUp c1.1
    5.1s LegHungUp c1.1
`,
  { rules: storyRules({}, { general: { agent: 'ring-all' } }) },
);

story(
  'a phone registers anew while it rings: the ring goes on',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferRinging c1.1
      3s PhoneRegistered 8001
      4s OfferAnswered c1.1
           = c1.1 answered after ringing 2s
           = c1 left general: answered after 3s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
`,
);

story(
  'the agent hangs up before the two are together',
  `
      0s AgentsReady 8001 8002
           = 8001 ready
           = 8002 ready
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferRinging c1.1
      3s OfferAnswered c1.1
           = c1.1 answered after ringing 1s
           = c1 left general: answered after 2s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      3s LegHungUp c1.1
           = c1 talk 1 ended by agent after 0s
           = 8001 wrap-up until 18s
           = c1 answered by agent: agent-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.0
    3.1s CommandRefused BridgeLegs c1-b1 404
`,
);

story(
  'nothing is offered to a phone that is not registered, however ready its agent was',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s PhoneUnregistered 8001
           = 8001 not-ready{unreachable}
      2s CallArrived c1 95002
           = c1 waits in general since 2s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      3s AgentReadied 8001
           = 8001 not-ready{unreachable}
      9s PhoneRegistered 8001
           = 8001 ready
           -> OfferCall c1.1 8001
`,
);
