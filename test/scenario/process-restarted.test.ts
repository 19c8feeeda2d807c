import { story } from './transcript';

story(
  'calls bridged, ringing, waiting and in the menu: the talking notice nothing, the waiting keep their place',
  `
   0s AgentsReady 8001
   1s AgentsReady 8002
   2s CallArrived c1 95002
   3s OfferAnswered c1.1
   4s CallArrived c2 95002
   5s OfferRinging c2.1
   6s CallArrived c3 95002
   7s CallArrived c4 95002
   8s CallArrived c5 95001
   9s Restart
  12s FloorListed c1.0 c1.1 c1-b1=c1.0+c1.1 c2.0 c2.1:ringing c3.0 c4.0 c5.0 phone=8001,8002
  13s DigitPressed c5 0
  14s OfferAnswered c2.1
  20s CallerHungUp c1
  20.1s LegHungUp c1.1
  35s Tick
  36s OfferFailed c3.1 refused
  40s AgentReadied 8001
`,
);

story(
  'agents are in the state they were in',
  `
   0s AgentsReady 8001
   1s AgentsReady 8002
   2s AgentPaused 8002 lunch
   3s CallArrived c1 95002
   4s OfferAnswered c1.1
   5s AgentPaused 8001 break
   9s CallerHungUp c1
  10s Restart
  11s FloorListed phone=8001,8002
  12s AgentStateAsked 8002 f1.0
  13s AgentStateAsked 8001 f2.0
  24s Tick
`,
);

story(
  'the engine was away longer than the deadlines: they pass when it is back, once',
  `
   0s AgentsReady 8001
   1s AgentsReady 8002
   2s CallArrived c1 95002
   3s OfferRinging c1.1
   4s Restart
  17.9s FloorListed c1.0 c1.1:ringing phone=8001,8002
  18s Tick
`,
);
