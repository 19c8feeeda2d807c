import { story } from './transcript';

story(
  'the menu has asked again: the late key is its answer',
  `
   0s CallArrived c1 95001
   4s PromptFinished c1-p1
   9s Tick
   9.05s DigitPressed c1 1
`,
);

story(
  'in the same instant the timeout is first: the key answers the menu that asks again',
  `
   0s CallArrived c1 95001
   4s PromptFinished c1-p1
   9s Tick
   9s DigitPressed c1 0
`,
);

story(
  'in the same instant the key is first: no timeout',
  `
   0s CallArrived c1 95001
   4s PromptFinished c1-p1
   9s DigitPressed c1 0
   9s Tick
`,
);

story(
  'the caller has been taken on: a menu key means nothing in the queue',
  `
   0s CallArrived c1 95001
   4s PromptFinished c1-p1
   9s Tick
   13s PromptFinished c1-p2
   18s Tick
   22s PromptFinished c1-p3
   27s Tick
   27.1s DigitPressed c1 1
`,
);
