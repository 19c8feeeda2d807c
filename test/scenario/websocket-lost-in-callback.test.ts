import { story } from './transcript';

story(
  'while a customer is rung for a callback: she answered meanwhile',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallbackDue c9
           = c9 waits in general since 5s
           -> OfferCall c9.1 8001
      7s OfferAnswered c9.1
           = c9.1 answered after ringing 0s
           = c9 left general: answered after 2s
           -> PlayPrompt c9.1 c9-p1 zh callback-agent
           -> DialOutside c9.0 13800001111 attempt 1 fence 1
      9s OfferRinging c9.0
     12s FloorListed c9.0 c9.1 phone=8001
           = floor compared, 0 strays
           -> StopPlayback c9-p1
           -> BridgeLegs c9-b1 c9.0+c9.1
           -> StartRecording c9.1 c9-r1
   12.1s OfferAnswered c9.0
`,
);

story(
  'while a customer is rung for a callback: her phone is gone, the attempt is interrupted',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallbackDue c9
           = c9 waits in general since 5s
           -> OfferCall c9.1 8001
      7s OfferAnswered c9.1
           = c9.1 answered after ringing 0s
           = c9 left general: answered after 2s
           -> PlayPrompt c9.1 c9-p1 zh callback-agent
           -> DialOutside c9.0 13800001111 attempt 1 fence 1
      9s OfferRinging c9.0
     12s FloorListed c9.1 phone=8001
           = 8001 ready
           = c9 interrupted by hotline: lost final
           = floor compared, 1 strays, 1 lost
           -> CancelOffer c9.0 no-answer
           -> StopPlayback c9-p1
           -> PlayPrompt c9.1 c9-p2 zh callback-customer-gone
           -> ReturnToDialplan c9.1
           -> HangUp c9.1
`,
);

story(
  'while a customer is rung for a callback: the agent is gone, the customer must not find nobody',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallbackDue c9
           = c9 waits in general since 5s
           -> OfferCall c9.1 8001
      7s OfferAnswered c9.1
           = c9.1 answered after ringing 0s
           = c9 left general: answered after 2s
           -> PlayPrompt c9.1 c9-p1 zh callback-agent
           -> DialOutside c9.0 13800001111 attempt 1 fence 1
      9s OfferRinging c9.0
     12s FloorListed c9.0:ringing phone=8001
           = 8001 ready
           = c9 interrupted by agent: agent-hung-up final
           = floor compared, 1 strays, 1 lost
           -> CancelOffer c9.0 no-answer
           -> HangUp c9.0
`,
);
