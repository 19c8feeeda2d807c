import { story } from './transcript';
import { storyRules } from './story-rules';

const rules = storyRules({}, { general: { lastAgent: { withinMs: 3_600_000, waitMs: 20_000 }, wrapUpMs: 0 } });

story(
  'the agent she talked with last is rung, though another has been idle for longer',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002 13800001111
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     10s CallerHungUp c1
           = c1 talk 1 ended by caller after 8s
           = c1 wrap-up 1 of 8001 took 0s
           = 8001 ready
           = c1 answered by caller: caller-hung-up final
           -> Unbridge c1-b1
           -> HangUp c1.1
   10.1s LegHungUp c1.1
     11s AgentsReady 8002
           = 8002 ready
     12s AgentPaused 8001 break
           = 8001 not-ready{break}
     13s AgentReadied 8001
           = 8001 ready
     20s CallArrived c2 95002 13800001111
           = c2 waits in general since 20s for 8001 until 40s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8001
     21s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left general: answered after 1s
           -> BridgeLegs c2-b1 c2.0+c2.1 saying digits-8001 agent-serves-number
           -> StartRecording c2.1 c2-r1
     22s CallArrived c3 95002 13800002222
           = c3 waits in general since 22s
           -> Answer c3.0
           -> StartHoldMusic c3.0
           -> OfferCall c3.1 8002
`,
  { rules },
);

story(
  'while that agent talks she waits for her, then she is for everybody, with her place',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002 13800001111
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     10s CallerHungUp c1
           = c1 talk 1 ended by caller after 8s
           = c1 wrap-up 1 of 8001 took 0s
           = 8001 ready
           = c1 answered by caller: caller-hung-up final
           -> Unbridge c1-b1
           -> HangUp c1.1
   10.1s LegHungUp c1.1
     11s AgentsReady 8002
           = 8002 ready
     12s CallArrived c2 95002 13800002222
           = c2 waits in general since 12s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8001
     14s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left general: answered after 2s
           -> BridgeLegs c2-b1 c2.0+c2.1 saying digits-8001 agent-serves-number
           -> StartRecording c2.1 c2-r1
     20s CallArrived c3 95002 13800001111
           = c3 waits in general since 20s for 8001 until 40s
           -> Answer c3.0
           -> StartHoldMusic c3.0
     40s Tick
           = c3 waits no longer for 8001: waited
           -> OfferCall c3.1 8002
     43s Tick
           = c3.1 unreachable after ringing 0s
           = 8002 not-ready{unreachable}
           -> CancelOffer c3.1 no-answer
     50s Tick
`,
  { rules },
);

story(
  'that agent becomes free in time',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002 13800001111
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     10s CallerHungUp c1
           = c1 talk 1 ended by caller after 8s
           = c1 wrap-up 1 of 8001 took 0s
           = 8001 ready
           = c1 answered by caller: caller-hung-up final
           -> Unbridge c1-b1
           -> HangUp c1.1
   10.1s LegHungUp c1.1
     11s AgentsReady 8002
           = 8002 ready
     13s CallArrived c2 95002 13800002222
           = c2 waits in general since 13s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8001
     14s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left general: answered after 1s
           -> BridgeLegs c2-b1 c2.0+c2.1 saying digits-8001 agent-serves-number
           -> StartRecording c2.1 c2-r1
     20s CallArrived c3 95002 13800001111
           = c3 waits in general since 20s for 8001 until 40s
           -> Answer c3.0
           -> StartHoldMusic c3.0
     30s CallerHungUp c2
           = c2 talk 1 ended by caller after 16s
           = c2 wrap-up 1 of 8001 took 0s
           = 8001 ready
           = c2 answered by caller: caller-hung-up final
           -> Unbridge c2-b1
           -> HangUp c2.1
   30.1s LegHungUp c2.1
           -> OfferCall c3.1 8001
`,
  { rules },
);
