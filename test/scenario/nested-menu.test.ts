import { story } from './transcript';

story(
  'down, repeat, back, and down again',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      1s DigitPressed c1 2
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh menu-repair
      2s DigitPressed c1 *
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh menu-repair
      3s DigitPressed c1 #
           -> StopPlayback c1-p3
           -> PlayPrompt c1.0 c1-p4 zh menu-main
      4s DigitPressed c1 #   (already at the top: the top again)
           -> StopPlayback c1-p4
           -> PlayPrompt c1.0 c1-p5 zh menu-main
      5s DigitPressed c1 2
           -> StopPlayback c1-p5
           -> PlayPrompt c1.0 c1-p6 zh menu-repair
      6s DigitPressed c1 1
           = c1 waits in repair since 6s
           -> StopPlayback c1-p6
           -> StartHoldMusic c1.0
`,
);

story(
  'a person on every level',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      1s DigitPressed c1 2
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh menu-repair
      2s DigitPressed c1 0
           = c1 waits in general since 2s
           -> StopPlayback c1-p2
           -> StartHoldMusic c1.0
`,
);

story(
  'keys nobody offered, and silence: after the tries the menu takes her on',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      1s DigitPressed c1 5
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh menu-invalid menu-main
      2s DigitPressed c1 A
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh menu-invalid menu-main
      6s PromptFinished c1-p3
     11s Tick
           = c1 waits in general since 11s
           -> StartHoldMusic c1.0
`,
);

story(
  'each menu counts its own tries',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      1s DigitPressed c1 5
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh menu-invalid menu-main
      2s DigitPressed c1 6
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh menu-invalid menu-main
      3s DigitPressed c1 2
           -> StopPlayback c1-p3
           -> PlayPrompt c1.0 c1-p4 zh menu-repair
      4s DigitPressed c1 5
           -> StopPlayback c1-p4
           -> PlayPrompt c1.0 c1-p5 zh menu-invalid menu-repair
      5s DigitPressed c1 5
           = c1 waits in repair since 5s
           -> StopPlayback c1-p5
           -> StartHoldMusic c1.0
`,
);

story(
  'a repeat does not give the tries back',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      1s DigitPressed c1 5
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh menu-invalid menu-main
      2s DigitPressed c1 *
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh menu-main
      3s DigitPressed c1 5
           -> StopPlayback c1-p3
           -> PlayPrompt c1.0 c1-p4 zh menu-invalid menu-main
      4s DigitPressed c1 *
           -> StopPlayback c1-p4
           -> PlayPrompt c1.0 c1-p5 zh menu-main
      5s DigitPressed c1 5
           = c1 waits in general since 5s
           -> StopPlayback c1-p5
           -> StartHoldMusic c1.0
`,
);

story(
  'a sentence that cannot be played does not stop the menu',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
    0.1s PromptFinished c1-p1 failed
    0.2s CommandTimedOut PlayPrompt c1-p1
    5.1s Tick
           -> PlayPrompt c1.0 c1-p2 zh menu-timeout menu-main
    5.3s CommandRefused PlayPrompt c1-p2 404
   10.3s Tick
           -> PlayPrompt c1.0 c1-p3 zh menu-timeout menu-main
`,
);

story(
  'a menu that ends with a goodbye serves by itself',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      1s DigitPressed c1 7
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh goodbye
           -> ReturnToDialplan c1.0
      3s DigitPressed c1 1
      4s PromptFinished c1-p2
    4.2s CallerHungUp c1
           = c1 self_served by hotline: menu-ended final
`,
);

story(
  'a goodbye that never ends is ended',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      1s DigitPressed c1 7
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh goodbye
           -> ReturnToDialplan c1.0
     61s Tick
           = c1 self_served by hotline: menu-ended final
           -> HangUp c1.0
`,
);
