import { story } from './transcript';

story(
  'the key counts at once and the sentence stops',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
    0.8s DigitPressed c1 1
           = c1 waits in consulting since 0.8s
           -> StopPlayback c1-p1
           -> StartHoldMusic c1.0
    0.9s PromptFinished c1-p1     (late news of the sentence that was stopped)
`,
);

story(
  'two keys in a row: the second is for what the first led to',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      1s DigitPressed c1 2
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh menu-repair
    1.1s DigitPressed c1 1
           = c1 waits in repair since 1.1s
           -> StopPlayback c1-p2
           -> StartHoldMusic c1.0
    1.2s PromptFinished c1-p2
`,
);

story(
  'a key while the queue speaks its welcome stops nothing',
  `
      0s CallArrived c1 95004
           = c1 waits in greeted since 0s
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh queue-welcome
      1s DigitPressed c1 1
      3s PromptFinished c1-p1
           -> StartHoldMusic c1.0
`,
);
