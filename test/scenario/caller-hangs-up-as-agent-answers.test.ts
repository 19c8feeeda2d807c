import { story } from './transcript';

story(
  'her news is first: the agent who answers hears nobody and is free again',
  `
      0s AgentsReady 8001
           = 8001 ready
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
      9s OfferAnswered c1.1
           -> HangUp c1.1
    9.1s LegHungUp c1.1
`,
);

story(
  'the answer is first: a talk of no length, and the refused bridge changes nothing',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
      9s OfferAnswered c1.1
           = c1.1 answered after ringing 3s
           = c1 left general: answered after 4s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      9s CallerHungUp c1
           = c1 talk 1 ended by caller after 0s
           = 8001 wrap-up until 24s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
      9s CommandRefused BridgeLegs c1-b1 404
    9.1s LegHungUp c1.1
`,
);

story(
  'the refused bridge is first: she is put back and her hang-up then counts',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
      9s OfferAnswered c1.1
           = c1.1 answered after ringing 3s
           = c1 left general: answered after 4s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      9s CommandRefused BridgeLegs c1-b1 404
           = c1 talk 1 ended by hotline after 0s
           = c1 wrap-up 1 of 8001 took 0s
           = 8001 ready
           = c1 waits in general since 5s
           -> Unbridge c1-b1
           -> HangUp c1.1
           -> StopPlayback c1-p1
           -> StartHoldMusic c1.0
  9.002s CallerHungUp c1
           = c1 left general: abandoned after 0.002s
           = c1 abandoned_in_queue by caller: caller-hung-up final
    9.1s LegHungUp c1.1
`,
);
