import { story } from './transcript';

story(
  'the same delivery again rings nobody a second time',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentsReady 8002
           = 8002 ready
      5s CallbackDue c9 fence=1
           = c9 waits in general since 5s
           -> OfferCall c9.1 8001
      5s CallbackDue c9 fence=1
      7s OfferAnswered c9.1
           = c9.1 answered after ringing 0s
           = c9 left general: answered after 2s
           -> PlayPrompt c9.1 c9-p1 zh callback-agent
           -> DialOutside c9.0 13800001111 attempt 1 fence 1
      8s CallbackDue c9 fence=1
`,
);

story(
  'an old claim is refused while a newer one is on the floor',
  `
      5s CallbackDue c9 attempt=2 fence=4
           = c9 waits in general since 5s
      6s CallbackDue c8 attempt=1 fence=3
      7s CallbackDue c7 attempt=2 fence=4
     60s AgentsReady 8001
           = 8001 ready
           -> OfferCall c9.1 8001
`,
);

story(
  'nobody is called back who is still on the line',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      5s CallbackDue c9 parent=c1
    5.5s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
      6s DigitPressed c1 1
           -> StopPlayback c1-p1
           -> ScheduleCallback c1 general 13800001111 since 0s
           -> StartHoldMusic c1.0
      7s CallbackRegistered c1
           = c1 callback promised
           = c1 left general: callback after 7s
           -> PlayPrompt c1.0 c1-p2 zh callback-registered
           -> ReturnToDialplan c1.0
    7.1s CallbackDue c9 parent=c1   (the goodbye is playing)
     10s CallerHungUp c1
           = c1 callback_requested by hotline: callback-promised final
     25s CallbackDue c9 parent=c1 fence=2
           = c9 waits in general since 25s
`,
);

story(
  'an old attempt that ends does not take the newer claim with it',
  `
      5s CallbackDue c8 attempt=1 fence=1
           = c8 waits in general since 5s
      6s CallbackDue c9 attempt=2 fence=2
           = c9 waits in general since 6s
      7s CallBroken c8
           = c8 left general: interrupted after 2s
           = c8 failed by hotline: internal-error final
           -> HangUp c8.0
      8s CallbackDue c7 attempt=1 fence=1
`,
);
