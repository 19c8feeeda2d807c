import { story } from './transcript';

story(
  'the key counts at once and the sentence stops',
  `
   0s CallArrived c1 95001
   0.8s DigitPressed c1 1
   0.9s PromptFinished c1-p1
`,
);

story(
  'two keys in a row: the second is for what the first led to',
  `
   0s CallArrived c1 95001
   1s DigitPressed c1 2
   1.1s DigitPressed c1 1
   1.2s PromptFinished c1-p2
`,
);

story(
  'a key while the queue speaks its welcome stops nothing',
  `
   0s CallArrived c1 95004
   1s DigitPressed c1 1
   3s PromptFinished c1-p1
`,
);
