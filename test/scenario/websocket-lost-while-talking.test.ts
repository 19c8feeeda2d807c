import { story } from './transcript';

story(
  'while talking: nobody notices',
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
     10s FloorListed c1.0 c1.1 c1-b1=c1.0+c1.1 phone=8001
           = floor compared, 0 strays
     20s CallerHungUp c1
           = c1 talk 1 ended by caller after 14s
           = 8001 wrap-up until 35s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
`,
);

story(
  'while talking, and the bridge is gone or has lost one of them: they are put together again',
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
     10s FloorListed c1.0 c1.1 phone=8001
           = floor compared, 0 strays
           -> BridgeLegs c1-b2 c1.0+c1.1
     11s FloorListed c1.0 c1.1 c1-b2=c1.0 phone=8001
           = floor compared, 0 strays
           -> Unbridge c1-b2
           -> BridgeLegs c1-b3 c1.0+c1.1
     12s CommandRefused BridgeLegs c1-b1 404   (of a bridge long given up)
     20s CallerHungUp c1
           = c1 talk 1 ended by caller after 14s
           = 8001 wrap-up until 35s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b3
           -> HangUp c1.1
`,
);

story(
  'while talking, and one or both hung up meanwhile',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentsReady 8002
           = 8002 ready
      2s AgentsReady 8003
           = 8003 ready
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
      7s CallArrived c2 95002
           = c2 waits in general since 7s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8002
      8s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left general: answered after 1s
           -> BridgeLegs c2-b1 c2.0+c2.1 saying digits-8002 agent-serves-number
           -> StartRecording c2.1 c2-r1
      9s CallArrived c3 95002
           = c3 waits in general since 9s
           -> Answer c3.0
           -> StartHoldMusic c3.0
           -> OfferCall c3.1 8003
     10s OfferAnswered c3.1
           = c3.1 answered after ringing 0s
           = c3 left general: answered after 1s
           -> BridgeLegs c3-b1 c3.0+c3.1 saying digits-8003 agent-serves-number
           -> StartRecording c3.1 c3-r1
     20s FloorListed c1.0 c2.1 phone=8001,8002,8003
           = c1 talk 1 ended by agent after 14s
           = 8001 wrap-up until 35s
           = c1 answered by agent: agent-hung-up
           = c2 talk 1 ended by caller after 12s
           = 8002 wrap-up until 35s
           = c2 answered by caller: caller-hung-up
           = c3 talk 1 ended by caller after 10s
           = 8003 wrap-up until 35s
           = c3 answered by caller: caller-hung-up
           = floor compared, 2 strays, 4 lost
           -> Unbridge c1-b1
           -> HangUp c1.0
           -> Unbridge c2-b1
           -> HangUp c2.1
           -> Unbridge c3-b1
           -> HangUp c3.1
           -> HangUp c1.0
           -> HangUp c2.1
`,
);

story(
  'during wrap-up: legs nobody holds are hung up, wrap-up goes on',
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
     10s CallerHungUp c1
           = c1 talk 1 ended by caller after 4s
           = 8001 wrap-up until 25s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   10.1s FloorListed c1.1 c8.0 c8.2 phone=8001
           = floor compared, 3 strays
           -> HangUp c1.1
           -> HangUp c8.0
           -> HangUp c8.2
   10.2s LegHungUp c1.1
     25s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
`,
);
