import { story } from './transcript';
import { storyRules } from './story-rules';
import { agent, agentId } from '../fixtures/floor/rules';

const base = storyRules({ hash: 'base' });

story(
  'skills change during a talk: it goes on, the next call comes by the new ones',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      7s RulesChanged repair-only
           = rules repair-only
      8s CallArrived c2 95002
           = c2 waits in general since 8s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      9s CallArrived c3 95003
           = c3 waits in repair since 9s
           -> Answer c3.0
           -> StartHoldMusic c3.0
     20s CallerHungUp c1
           = c1 talk 1 ended by caller after 14s
           = 8001 wrap-up until 35s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   20.1s LegHungUp c1.1
     35s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
           -> OfferCall c3.1 8001
`,
  {
    rules: base,
    later: [
      storyRules({
        hash: 'repair-only',
        agents: new Map([...base.agents, [agentId('8001'), agent('8001', { repair: 1 })]]),
      }),
    ],
  },
);

story(
  'skills are taken from an agent who rings: her answer counts; not answered, the call waits for somebody able',
  `
      0s AgentsReady 8001 8003
           = 8001 ready
           = 8003 ready
      5s CallArrived c1 95003
           = c1 waits in repair since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8003
      6s OfferRinging c1.1
      7s RulesChanged unskilled
           = rules unskilled
     21s Tick
           = c1.1 no-answer after ringing 15s
           = 8003 not-ready{no-answer}
           -> CancelOffer c1.1 no-answer
     22s LegHungUp c1.1
     23s AgentReadied 8003
           = 8003 ready
     24s AgentsReady 8002
           = 8002 ready
           -> OfferCall c1.2 8002
`,
  {
    rules: base,
    later: [
      storyRules({
        hash: 'unskilled',
        agents: new Map([...base.agents, [agentId('8003'), agent('8003', { general: 1 })]]),
      }),
    ],
  },
);
