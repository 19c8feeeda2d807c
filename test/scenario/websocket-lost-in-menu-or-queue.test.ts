import { story } from './transcript';

story(
  'in the menu: the sentence is spoken again; a menu that was listening listens on',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      1s CallArrived c2 95001
           -> Answer c2.0
           -> PlayPrompt c2.0 c2-p1 zh menu-main
      2s CallArrived c3 95001
           -> Answer c3.0
           -> PlayPrompt c3.0 c3-p1 zh menu-main
      4s PromptFinished c2-p1
      5s FloorListed c1.0 c2.0 c3.0
           = floor compared, 0 strays
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh menu-main
           -> StopPlayback c3-p1
           -> PlayPrompt c3.0 c3-p2 zh menu-main
      6s DigitPressed c1 2
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh menu-repair
      6s DigitPressed c3 2
           -> StopPlayback c3-p2
           -> PlayPrompt c3.0 c3-p3 zh menu-repair
      9s Tick
           -> PlayPrompt c2.0 c2-p2 zh menu-timeout menu-main
`,
);

story(
  'in the menu, and she hung up meanwhile',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      5s FloorListed
           = c1 abandoned_in_menu by caller: caller-hung-up final
           = floor compared, 0 strays, 1 lost
`,
);

story(
  'while waiting: music and place are kept, who left is written off',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      1s CallArrived c2 95002
           = c2 waits in general since 1s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      2s CallArrived c3 95002
           = c3 waits in general since 2s
           -> Answer c3.0
           -> StartHoldMusic c3.0
     10s FloorListed c1.0 c3.0
           = c2 left general: abandoned after 9s
           = c2 abandoned_in_queue by caller: caller-hung-up final
           = floor compared, 0 strays, 1 lost
           -> StartHoldMusic c1.0
           -> StartHoldMusic c3.0
     11s AgentsReady 8001
           = 8001 ready
           -> OfferCall c1.1 8001
`,
);

story(
  'during the goodbye: it is heard to its end',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      1s DigitPressed c1 7
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh goodbye
           -> ReturnToDialplan c1.0
      2s FloorListed c1.0
           = floor compared, 0 strays
           -> ReturnToDialplan c1.0
      3s CallerHungUp c1
           = c1 self_served by hotline: menu-ended final
`,
);

story(
  'while a callback is asked for: the promise is still waited for',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
    8.5s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
      9s DigitPressed c1 1
           -> StopPlayback c1-p1
           -> ScheduleCallback c1 general 13800001111 since 0s
           -> StartHoldMusic c1.0
     10s FloorListed c1.0
           = floor compared, 0 strays
     11s CallbackRegistered c1
           = c1 callback promised
           = c1 left general: callback after 11s
           -> PlayPrompt c1.0 c1-p2 zh callback-registered
           -> ReturnToDialplan c1.0
`,
);

story(
  'phones that came and went meanwhile',
  `
      0s AgentsReady 8001 8002
           = 8001 ready
           = 8002 ready
      1s CallArrived c1 95003
           = c1 waits in repair since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8002
      2s PhoneUnregistered 8001
           = 8001 not-ready{unreachable}
      4s Tick
           = c1.1 unreachable after ringing 0s
           = 8002 not-ready{unreachable}
           -> CancelOffer c1.1 no-answer
     10s FloorListed c1.0 phone=8001,8003
           = 8001 ready
           = floor compared, 0 strays
           -> StartHoldMusic c1.0
`,
);
