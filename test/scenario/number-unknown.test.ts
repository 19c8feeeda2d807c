import { story } from './transcript';

story(
  'a number nobody configured is rejected and on the record',
  `
   0s CallArrived c1 12345
   0.1s CallerHungUp c1
   1s CallArrived c2 ;DROP-TABLE
   6s Tick
`,
);
