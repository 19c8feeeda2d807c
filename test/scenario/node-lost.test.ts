import { story } from './transcript';

story(
  'every call on it is over and on the record; nobody is charged a miss',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentsReady 8002
           = 8002 ready
      2s AgentsReady 8003
           = 8003 ready
      3s CallArrived c1 95002
           = c1 waits in general since 3s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      4s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      5s CallArrived c2 95002
           = c2 waits in general since 5s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8002
      6s OfferRinging c2.1
      7s CallbackDue c9
           = c9 waits in general since 7s
           -> OfferCall c9.1 8003
      8s OfferAnswered c9.1
           = c9.1 answered after ringing 0s
           = c9 left general: answered after 1s
           -> PlayPrompt c9.1 c9-p1 zh callback-agent
           -> DialOutside c9.0 13800001111 attempt 1 fence 1
      9s CallArrived c3 95002
           = c3 waits in general since 9s
           -> Answer c3.0
           -> StartHoldMusic c3.0
     10s CallArrived c4 95001
           -> Answer c4.0
           -> PlayPrompt c4.0 c4-p1 zh menu-main
     11s CallArrived c5 95002
           = c5 waits in general since 11s
           -> Answer c5.0
           -> StartHoldMusic c5.0
   11.5s DigitPressed c5 9
           -> PlayPrompt c5.0 c5-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
     12s DigitPressed c5 1
           -> StopPlayback c5-p1
           -> ScheduleCallback c5 general 13800001111 since 11s
           -> StartHoldMusic c5.0
     17s Tick
           = c5 callback not promised: timed out
           -> PlayPrompt c5.0 c5-p2 zh callback-unavailable
     20s NodeLost
           = c1 talk 1 ended by hotline after 16s
           = 8001 wrap-up until 35s
           = c1 answered by hotline: node-lost
           = c2.1 cancelled after ringing 14s
           = 8002 ready
           = c2 left general: interrupted after 15s
           = c2 failed by hotline: node-lost final
           = 8003 ready
           = c9 failed by hotline: node-lost final
           = c3 left general: interrupted after 11s
           = c3 failed by hotline: node-lost final
           = c4 failed by hotline: node-lost final
           = c5 left general: interrupted after 9s
           = c5 failed by hotline: node-lost final
           -> Unbridge c1-b1
           -> HangUp c1.1
           -> CancelOffer c2.1 caller-gone
           -> HangUp c9.1
     35s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
     60s FloorListed phone=8001,8002,8003
           = floor compared, 0 strays
     61s CallArrived c6 95002
           = c6 waits in general since 61s
           -> Answer c6.0
           -> StartHoldMusic c6.0
           -> OfferCall c6.1 8002
`,
);
