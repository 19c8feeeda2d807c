import { story } from './transcript';

story(
  'in the menu: the sentence is spoken again; a menu that was listening listens on',
  `
   0s CallArrived c1 95001
   1s CallArrived c2 95001
   2s CallArrived c3 95001
   4s PromptFinished c2-p1
   5s FloorListed c1.0 c2.0 c3.0
   6s DigitPressed c1 2
   6s DigitPressed c3 2
   9s Tick
`,
);

story(
  'in the menu, and she hung up meanwhile',
  `
   0s CallArrived c1 95001
   5s FloorListed
`,
);

story(
  'while waiting: music and place are kept, who left is written off',
  `
   0s CallArrived c1 95002
   1s CallArrived c2 95002
   2s CallArrived c3 95002
  10s FloorListed c1.0 c3.0
  11s AgentsReady 8001
`,
);

story(
  'while the phone rings: it goes on ringing, three rings from when we know of it',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95002
   6s FloorListed c1.0 c1.1:ringing phone=8001
   8s OfferAnswered c1.1
`,
);

story(
  'while the phone rings, and it was answered meanwhile',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95002
   6s OfferRinging c1.1
  10s FloorListed c1.0 c1.1 phone=8001
  10.1s OfferAnswered c1.1
`,
);

story(
  'while the phone rings, and the caller left meanwhile: abandoned, even if the agent answered nobody',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95002
   6s OfferRinging c1.1
  10s FloorListed c1.1 phone=8001
`,
);

story(
  'while the phone rings, and both are gone: nobody is charged a miss',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95002
   6s OfferRinging c1.1
  10s FloorListed phone=8001
`,
);

story(
  'while talking: nobody notices',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95002
   6s OfferAnswered c1.1
  10s FloorListed c1.0 c1.1 c1-b1=c1.0+c1.1 phone=8001
  20s CallerHungUp c1
`,
);

story(
  'while talking, and the bridge is gone or has lost one of them: they are put together again',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95002
   6s OfferAnswered c1.1
  10s FloorListed c1.0 c1.1 phone=8001
  11s FloorListed c1.0 c1.1 c1-b2=c1.0 phone=8001
  12s CommandRefused BridgeLegs c1-b1 404      (of a bridge long given up)
  20s CallerHungUp c1
`,
);

story(
  'while talking, and one or both hung up meanwhile',
  `
   0s AgentsReady 8001
   1s AgentsReady 8002
   2s AgentsReady 8003
   5s CallArrived c1 95002
   6s OfferAnswered c1.1
   7s CallArrived c2 95002
   8s OfferAnswered c2.1
   9s CallArrived c3 95002
  10s OfferAnswered c3.1
  20s FloorListed c1.0 c2.1 phone=8001,8002,8003
`,
);

story(
  'while a customer is rung for a callback: she answered meanwhile',
  `
   0s AgentsReady 8001
   5s CallbackDue c9
   7s OfferAnswered c9.1
   9s OfferRinging c9.0
  12s FloorListed c9.0 c9.1 phone=8001
  12.1s OfferAnswered c9.0
`,
);

story(
  'while a customer is rung for a callback: her phone is gone, the attempt is interrupted',
  `
   0s AgentsReady 8001
   5s CallbackDue c9
   7s OfferAnswered c9.1
   9s OfferRinging c9.0
  12s FloorListed c9.1 phone=8001
`,
);

story(
  'while a customer is rung for a callback: the agent is gone, the customer must not find nobody',
  `
   0s AgentsReady 8001
   5s CallbackDue c9
   7s OfferAnswered c9.1
   9s OfferRinging c9.0
  12s FloorListed c9.0:ringing phone=8001
`,
);

story(
  'during the goodbye: it is heard to its end',
  `
   0s CallArrived c1 95001
   1s DigitPressed c1 7
   2s FloorListed c1.0
   3s CallerHungUp c1
`,
);

story(
  'during wrap-up: legs nobody holds are hung up, wrap-up goes on',
  `
   0s AgentsReady 8001
   5s CallArrived c1 95002
   6s OfferAnswered c1.1
  10s CallerHungUp c1
  10.1s FloorListed c1.1 c8.0 c8.2 phone=8001
  10.2s LegHungUp c1.1
  25s Tick
`,
);

story(
  'while a callback is asked for: the promise is still waited for',
  `
   0s CallArrived c1 95002
   9s DigitPressed c1 9
  10s FloorListed c1.0
  11s CallbackRegistered c1
`,
);

story(
  'phones that came and went meanwhile',
  `
   0s AgentsReady 8001 8002
   1s CallArrived c1 95003
   2s PhoneUnregistered 8001
  10s FloorListed c1.0 phone=8001,8003
`,
);
