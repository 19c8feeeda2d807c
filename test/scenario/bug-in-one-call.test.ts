import { story } from './transcript';

story(
  'in the menu, in the queue, while ringing, while talking: an apology, an outcome, and the agents go on',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentsReady 8002
           = 8002 ready
      2s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      3s CallBroken c1
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh system-busy
           -> ReturnToDialplan c1.0
      4s CallArrived c2 95002
           = c2 waits in general since 4s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8001
      5s CallBroken c2
           = c2.1 cancelled after ringing 0s
           = 8001 ready
           = c2 left general: interrupted after 1s
           -> CancelOffer c2.1 caller-gone
           -> PlayPrompt c2.0 c2-p1 zh system-busy
           -> ReturnToDialplan c2.0
    5.1s LegHungUp c2.1
      6s CallArrived c3 95002
           = c3 waits in general since 6s
           -> Answer c3.0
           -> StartHoldMusic c3.0
           -> OfferCall c3.1 8001
      7s OfferAnswered c3.1
           = c3.1 answered after ringing 0s
           = c3 left general: answered after 1s
           -> BridgeLegs c3-b1 c3.0+c3.1 saying digits-8001 agent-serves-number
           -> StartRecording c3.1 c3-r1
      8s CallBroken c3
           = c3 talk 1 ended by hotline after 1s
           = 8001 wrap-up until 23s
           -> Unbridge c3-b1
           -> HangUp c3.1
           -> StopPlayback c3-p1
           -> PlayPrompt c3.0 c3-p2 zh system-busy
           -> ReturnToDialplan c3.0
    8.1s LegHungUp c3.1
      9s CallBroken c3
           = c3 answered by hotline: internal-error
           -> HangUp c3.0
     10s CallerHungUp c1
           = c1 failed by hotline: internal-error final
     23s Tick
           = c3 wrap-up 1 of 8001 took 15s final
           = 8001 ready
     63s Tick
     65s Tick
           = c2 failed by hotline: internal-error final
           -> HangUp c2.0
     68s Tick
`,
);

story(
  'a callback ends, whichever of the two is on the line',
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
      8s CallBroken c9
           = 8001 ready
           = c9 failed by hotline: internal-error final
           -> CancelOffer c9.0 no-answer
           -> HangUp c9.0
           -> HangUp c9.1
    8.1s LegHungUp c9.1
`,
);
