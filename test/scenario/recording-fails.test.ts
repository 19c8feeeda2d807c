import { story } from './transcript';

story(
  'the call goes on, the record says so',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95002
   6s OfferAnswered c1.1
   6.1s CommandRefused StartRecording c1.1 ami-down
   9s RecordingFailed c1 disk-full
  20s CallerHungUp c1
`,
);
