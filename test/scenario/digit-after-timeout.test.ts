import { story } from './transcript';

story(
  'the menu has asked again: the late key is its answer',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      4s PromptFinished c1-p1
      9s Tick     (five seconds of silence)
           -> PlayPrompt c1.0 c1-p2 zh menu-timeout menu-main
   9.05s DigitPressed c1 1
           = c1 waits in consulting since 9.05s
           -> StopPlayback c1-p2
           -> StartHoldMusic c1.0
`,
);

story(
  'in the same instant the timeout is first: the key answers the menu that asks again',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      4s PromptFinished c1-p1
      9s Tick
           -> PlayPrompt c1.0 c1-p2 zh menu-timeout menu-main
      9s DigitPressed c1 0
           = c1 waits in general since 9s
           -> StopPlayback c1-p2
           -> StartHoldMusic c1.0
`,
);

story(
  'in the same instant the key is first: no timeout',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      4s PromptFinished c1-p1
      9s DigitPressed c1 0
           = c1 waits in general since 9s
           -> StartHoldMusic c1.0
      9s Tick
`,
);

story(
  'the caller has been taken on: a menu key means nothing in the queue',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      4s PromptFinished c1-p1
      9s Tick
           -> PlayPrompt c1.0 c1-p2 zh menu-timeout menu-main
     13s PromptFinished c1-p2
     18s Tick
           -> PlayPrompt c1.0 c1-p3 zh menu-timeout menu-main
     22s PromptFinished c1-p3
     27s Tick
           = c1 waits in general since 27s
           -> StartHoldMusic c1.0
   27.1s DigitPressed c1 1
`,
);
