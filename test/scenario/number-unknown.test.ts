import { story } from './transcript';

story(
  'a number nobody configured is rejected and on the record',
  `
      0s CallArrived c1 12345
           -> HangUp c1.0 congestion
    0.1s CallerHungUp c1
           = c1 rejected by hotline: number-unknown final
      1s CallArrived c2 ;DROP-TABLE
           -> HangUp c2.0 congestion
      6s Tick
           = c2 rejected by hotline: number-unknown final
           -> HangUp c2.0
`,
);
