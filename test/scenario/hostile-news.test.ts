import { story } from './transcript';

story(
  'news of calls, legs and agents that are not here changes nothing',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallerHungUp c7
      1s DigitPressed c7 1
      1s PromptFinished c7-p1
      1s OfferRinging c7.1
      1s OfferFailed c7.1 refused
      1s LegHungUp c7.1
      1s LegHeld c7.1
      1s CallbackRegistered c7
      1s CommandRefused BridgeLegs c7-b1 404
      1s CallBroken c7
      1s PhoneUnregistered 9999
      1s AgentReadied 9999
      1s OfferAnswered c7.1   (an answer is hung up, whoever it was meant for)
           -> HangUp c7.1
`,
);

story(
  'the same news twice changes nothing the second time',
  `
      0s AgentsReady 8001
           = 8001 ready
      0s AgentsReady 8001
      5s CallArrived c1 95002 8001
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      5s CallArrived c1 95002 8001
      6s OfferRinging c1.1
      6s OfferRinging c1.1
      8s OfferAnswered c1.1
           = c1.1 answered after ringing 2s
           = c1 left general: answered after 3s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      8s OfferAnswered c1.1
      9s LegHeld c1.1
      9s LegHeld c1.1
     10s LegResumed c1.1
           = c1.1 was on hold 1s
     10s LegResumed c1.1
     11s CallerHungUp c1
           = c1 talk 1 ended by caller after 2s
           = 8001 wrap-up until 26s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
     11s CallerHungUp c1
     12s LegHungUp c1.1
     12s LegHungUp c1.1
`,
);
