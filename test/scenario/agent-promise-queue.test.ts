/** Whose queue keeps what an agent promised when she cannot: the one through which she got the customer. */
import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'handed on: both agents promise the same customer, each for her own queue',
  `
      0s AgentsReady 8001 8002
           = 8001 ready
           = 8002 ready
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     10s TransferAsked c1 blind 702
           = c1 talk 1 ended by transfer after 8s
           = 8001 wrap-up until 25s
           = c1 transferred blind from 8001 to repair
           = c1 waits in repair since 1s
           -> Unbridge c1-b1
           -> HangUp c1.1
           -> StopPlayback c1-p1
           -> StartHoldMusic c1.0
           -> OfferCall c1.2 8002 from 8001 of repair
   10.1s LegHungUp c1.1
     12s OfferAnswered c1.2
           = c1.2 answered after ringing 0s
           = c1 left repair: answered after 2s
           -> BridgeLegs c1-b2 c1.0+c1.2 saying digits-8002 agent-serves-number
           -> StartRecording c1.2 c1-r2
     15s AgentPromised 8001 f1.0
           -> SchedulePromise c1-a8001 general 13800001111 by 8001 due 14415s until 18015s reminded 18015s
   15.1s CallbackRegistered c1-a8001
           = c1-a8001 promised
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-promise-made
           -> ReturnToDialplan f1.0
     16s AgentPromised 8002 f2.0 hours=24
           -> SchedulePromise c1-a8002 repair 13800001111 by 8002 due 86416s until 90016s reminded 90016s
   16.1s CallbackRegistered c1-a8002
           = c1-a8002 promised
           -> Answer f2.0
           -> PlayPrompt f2.0 f2-p1 zh agent-promise-made
           -> ReturnToDialplan f2.0
`,
  { rules: transferRules() },
);

story(
  "an agent's own outside call: the number she dialled, and the first queue she works for",
  `
      0s AgentsReady 8001
           = 8001 ready
      5s AgentDialled 8001 c1 13900002222
           -> StartRingTone c1.1
           -> DialOutside c1.0 13900002222 through demo as 95001
     10s OfferAnswered c1.0
           -> Answer c1.1
           -> BridgeLegs c1-b1 c1.0+c1.1
           -> StartRecording c1.1 c1-r1
     20s AgentPromised 8001 f1.0
           -> SchedulePromise c1-a8001 general 13900002222 by 8001 due 14420s until 18020s reminded 18020s
   20.1s CallbackRegistered c1-a8001
           = c1-a8001 promised
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-promise-made
           -> ReturnToDialplan f1.0
`,
);
