import { story } from './transcript';

story(
  'down, repeat, back, and down again',
  `
   0s CallArrived c1 95001
   1s DigitPressed c1 2
   2s DigitPressed c1 *
   3s DigitPressed c1 #
   4s DigitPressed c1 #      (already at the top: the top again)
   5s DigitPressed c1 2
   6s DigitPressed c1 1
`,
);

story(
  'a person on every level',
  `
   0s CallArrived c1 95001
   1s DigitPressed c1 2
   2s DigitPressed c1 0
`,
);

story(
  'keys nobody offered, and silence: after the tries the menu takes her on',
  `
   0s CallArrived c1 95001
   1s DigitPressed c1 5
   2s DigitPressed c1 A
   6s PromptFinished c1-p3
   11s Tick
`,
);

story(
  'each menu counts its own tries',
  `
   0s CallArrived c1 95001
   1s DigitPressed c1 5
   2s DigitPressed c1 6
   3s DigitPressed c1 2
   4s DigitPressed c1 5
   5s DigitPressed c1 5
`,
);

story(
  'a repeat does not give the tries back',
  `
   0s CallArrived c1 95001
   1s DigitPressed c1 5
   2s DigitPressed c1 *
   3s DigitPressed c1 5
   4s DigitPressed c1 *
   5s DigitPressed c1 5
`,
);

story(
  'a sentence that cannot be played does not stop the menu',
  `
   0s CallArrived c1 95001
   0.1s PromptFinished c1-p1 failed
   0.2s CommandTimedOut PlayPrompt c1-p1
   5.1s Tick
   5.3s CommandRefused PlayPrompt c1-p2 404
   10.3s Tick
`,
);

story(
  'a menu that ends with a goodbye serves by itself',
  `
   0s CallArrived c1 95001
   1s DigitPressed c1 7
   3s DigitPressed c1 1
   4s PromptFinished c1-p2
   4.2s CallerHungUp c1
`,
);

story(
  'a goodbye that never ends is ended',
  `
   0s CallArrived c1 95001
   1s DigitPressed c1 7
   61s Tick
`,
);
