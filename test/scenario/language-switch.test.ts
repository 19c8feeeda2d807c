import { story } from './transcript';

story(
  'English from the key on, in menu, queue and announcement',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      6s DigitPressed c1 8
           = c1 speaks en
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 en menu-main
      7s DigitPressed c1 2
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 en menu-repair
      8s DigitPressed c1 #
           -> StopPlayback c1-p3
           -> PlayPrompt c1.0 c1-p4 en menu-main
      9s DigitPressed c1 8
           -> StopPlayback c1-p4
           -> PlayPrompt c1.0 c1-p5 en menu-main
     10s DigitPressed c1 1
           = c1 waits in consulting since 10s
           -> StopPlayback c1-p5
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
     12s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left consulting: answered after 2s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying agent-number digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
`,
);
