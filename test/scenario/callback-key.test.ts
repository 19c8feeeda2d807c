import { story } from './transcript';

story(
  'promised: told only when the row stands; she leaves and keeps her place',
  `
   0s CallArrived c1 95002
   30s DigitPressed c1 9
   30.2s CallbackRegistered c1
   34s PromptFinished c1-p1
   34.1s CallerHungUp c1
`,
);

story(
  'refused: nothing is promised, she keeps her place and may ask again',
  `
   0s CallArrived c1 95002
   1s CallArrived c2 95002
   30s DigitPressed c1 9
   30.2s CommandRefused ScheduleCallback c1 postgres-down
   33s PromptFinished c1-p1
   40s AgentsReady 8001
`,
);

story(
  'no word of the row for five seconds: nothing is promised',
  `
   0s CallArrived c1 95002
   30s DigitPressed c1 9
   31s DigitPressed c1 9
   35s Tick
   38s PromptFinished c1-p1
   39s CallbackRegistered c1    (a late row still counts while she waits)
`,
);

story(
  'a number that may not be dialled gets no promise',
  `
   0s CallArrived c1 95002 8001
   30s DigitPressed c1 9
   31s CallArrived c2 95002 +8613800001111
   32s DigitPressed c2 9
   33s CallArrived c3 95002
   34s DigitPressed c3 8
`,
);

story(
  'while the row is written no agent rings her; the agent is not lost to her',
  `
   0s CallArrived c1 95002
   30s DigitPressed c1 9
   31s AgentsReady 8001
   32s CommandRefused ScheduleCallback c1 postgres-down
`,
);

story(
  'she hangs up before the row stands',
  `
   0s CallArrived c1 95002
   30s DigitPressed c1 9
   31s CallerHungUp c1
   32s CallbackRegistered c1
`,
);
