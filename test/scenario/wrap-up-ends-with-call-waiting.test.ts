import { story } from './transcript';

story(
  'by its time',
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
      8s CallArrived c2 95002
           = c2 waits in general since 8s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     10s CallerHungUp c1
           = c1 talk 1 ended by caller after 4s
           = 8001 wrap-up until 25s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   10.1s LegHungUp c1.1
     25s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
           -> OfferCall c2.1 8001
`,
);

story(
  'by *55',
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
      8s CallArrived c2 95002
           = c2 waits in general since 8s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     10s CallerHungUp c1
           = c1 talk 1 ended by caller after 4s
           = 8001 wrap-up until 25s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   10.1s LegHungUp c1.1
     12s WrapUpEnded 8001
           = c1 wrap-up 1 of 8001 took 2s final
           = 8001 ready
           -> OfferCall c2.1 8001
`,
);

story(
  'by *51; a second one is no news',
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
      8s CallArrived c2 95002
           = c2 waits in general since 8s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     10s CallerHungUp c1
           = c1 talk 1 ended by caller after 4s
           = 8001 wrap-up until 25s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   10.1s LegHungUp c1.1
     12s AgentReadied 8001
           = c1 wrap-up 1 of 8001 took 2s final
           = 8001 ready
           -> OfferCall c2.1 8001
     12s AgentReadied 8001
     12s WrapUpEnded 8001
`,
);

story(
  'by a break: the call waits on',
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
      8s CallArrived c2 95002
           = c2 waits in general since 8s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     10s CallerHungUp c1
           = c1 talk 1 ended by caller after 4s
           = 8001 wrap-up until 25s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   10.1s LegHungUp c1.1
     12s AgentPaused 8001 break
           = c1 wrap-up 1 of 8001 took 2s final
           = 8001 not-ready{break}
     25s Tick
`,
);

story(
  'a queue without wrap-up: the phone must be down before the next call rings it',
  `
      0s AgentsReady 8002
           = 8002 ready
      5s CallArrived c1 95003
           = c1 waits in repair since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8002
      6s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left repair: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8002 agent-serves-number
           -> StartRecording c1.1 c1-r1
      8s CallArrived c2 95003
           = c2 waits in repair since 8s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     10s CallerHungUp c1
           = c1 talk 1 ended by caller after 4s
           = c1 wrap-up 1 of 8002 took 0s
           = 8002 ready
           = c1 answered by caller: caller-hung-up final
           -> Unbridge c1-b1
           -> HangUp c1.1
   10.3s LegHungUp c1.1
           -> OfferCall c2.1 8002
`,
);
