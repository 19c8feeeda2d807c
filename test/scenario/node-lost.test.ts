import { story } from './transcript';

story(
  'every call on it is over and on the record; nobody is charged a miss',
  `
   0s AgentsReady 8001
   1s AgentsReady 8002
   2s AgentsReady 8003
   3s CallArrived c1 95002
   4s OfferAnswered c1.1
   5s CallArrived c2 95002
   6s OfferRinging c2.1
   7s CallbackDue c9
   8s OfferAnswered c9.1
   9s CallArrived c3 95002
  10s CallArrived c4 95001
  11s CallArrived c5 95002
  12s DigitPressed c5 9
  20s NodeLost
  60s FloorListed phone=8001,8002,8003
  61s CallArrived c6 95002
`,
);
