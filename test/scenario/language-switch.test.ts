import { story } from './transcript';

story(
  'English from the key on, in menu, queue and announcement',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95001
   6s DigitPressed c1 8
   7s DigitPressed c1 2
   8s DigitPressed c1 #
   9s DigitPressed c1 8
  10s DigitPressed c1 1
  12s OfferAnswered c1.1
`,
);
