import { story } from './transcript';

story(
  'while the phone rings: it goes on ringing, three rings from when we know of it',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s FloorListed c1.0 c1.1:ringing phone=8001
           = floor compared, 0 strays
           -> StartHoldMusic c1.0
      8s OfferAnswered c1.1
           = c1.1 answered after ringing 2s
           = c1 left general: answered after 3s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
`,
);

story(
  'while the phone rings, and it was answered meanwhile',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
     10s FloorListed c1.0 c1.1 phone=8001
           = c1.1 answered after ringing 4s
           = c1 left general: answered after 5s
           = floor compared, 0 strays
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
   10.1s OfferAnswered c1.1
`,
);

story(
  'while the phone rings, and the caller left meanwhile: abandoned, even if the agent answered nobody',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
     10s FloorListed c1.1 phone=8001
           = c1.1 cancelled after ringing 4s
           = 8001 ready
           = c1 left general: abandoned after 5s
           = c1 abandoned_in_ring by caller: caller-hung-up final
           = floor compared, 1 strays, 1 lost
           -> CancelOffer c1.1 caller-gone
           -> HangUp c1.1
           -> HangUp c1.1
`,
);

story(
  'while the phone rings, and both are gone: nobody is charged a miss',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
     10s FloorListed phone=8001
           = c1.1 cancelled after ringing 4s
           = 8001 ready
           = c1 left general: abandoned after 5s
           = c1 abandoned_in_ring by caller: caller-hung-up final
           = floor compared, 0 strays, 2 lost
           -> CancelOffer c1.1 caller-gone
`,
);

story(
  'while the phone rings, and its leg is gone: nobody knows why, the agent is charged no miss and rung again',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
     10s FloorListed c1.0 phone=8001
           = floor compared, 0 strays, 1 lost
           = c1.1 cancelled after ringing 4s
           = 8001 ready
           -> CancelOffer c1.1 caller-gone
           -> StartHoldMusic c1.0
     11s Tick
           -> OfferCall c1.2 8001
     12s OfferAnswered c1.2
           = c1.2 answered after ringing 0s
           = c1 left general: answered after 7s
           -> BridgeLegs c1-b2 c1.0+c1.2 saying digits-8001 agent-serves-number
           -> StartRecording c1.2 c1-r1
`,
);

story(
  'while the phone rings, and the phone itself is gone',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
     10s FloorListed c1.0
           = c1.1 unreachable after ringing 4s
           = 8001 not-ready{unreachable}
           = floor compared, 0 strays, 1 lost
           -> CancelOffer c1.1 no-answer
           -> StartHoldMusic c1.0
`,
);
