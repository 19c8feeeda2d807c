import { story } from './transcript';
import { storyRules } from './story-rules';
import { agent, agentId } from '../fixtures/floor/rules';

const base = storyRules();
const withoutAgent = storyRules({
  hash: 'no-8001',
  agents: new Map([...base.agents].filter(([id]) => id !== agentId('8001'))),
});

story(
  'an agent is removed: at once when idle, after the call when in one, and never rung again',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95003
           = c1 waits in repair since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      6s RulesChanged no-8001
           = rules no-8001
           = 8001 logged-out
      7s AgentReadied 8001
      8s CallArrived c2 95002
           = c2 waits in general since 8s
           -> Answer c2.0
           -> StartHoldMusic c2.0
`,
  { later: [withoutAgent] },
);

story(
  'an agent is removed during a talk: it is finished, with its wrap-up',
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
      7s RulesChanged no-8001
           = rules no-8001
     20s CallerHungUp c1
           = c1 talk 1 ended by caller after 14s
           = 8001 wrap-up until 35s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   20.1s LegHungUp c1.1
     21s AgentReadied 8001
     35s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 logged-out
`,
  { later: [withoutAgent] },
);

story(
  'an agent is removed while the phone rings: taken back after three rings, gone when the phone is quiet',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
      7s RulesChanged no-8001
           = rules no-8001
     21s Tick
           = c1.1 no-answer after ringing 15s
           = 8001 logged-out
           -> CancelOffer c1.1 no-answer
     22s Tick
`,
  { later: [withoutAgent] },
);

story(
  'an agent is removed who logs out by phone in that very moment',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentLoggedOut 8001 f1.0
           = 8001 logged-out
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-state-logged-out
           -> ReturnToDialplan f1.0
      2s RulesChanged no-8001
           = rules no-8001
      9s Tick
     10s CallArrived c1 95002
           = c1 waits in general since 10s
           -> Answer c1.0
           -> StartHoldMusic c1.0
`,
  { later: [withoutAgent] },
);

story(
  'new skills at once: the longest idle of those who can now is rung',
  `
      0s AgentsReady 8002
           = 8002 ready
      1s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      6s DigitPressed c1 1
           = c1 waits in consulting since 6s
           -> StopPlayback c1-p1
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      7s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left consulting: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      8s CallArrived c2 95001
           -> Answer c2.0
           -> PlayPrompt c2.0 c2-p1 zh menu-main
      9s DigitPressed c2 1
           = c2 waits in consulting since 9s
           -> StopPlayback c2-p1
           -> StartHoldMusic c2.0
     10s RulesChanged all-consult
           = rules all-consult
           -> OfferCall c2.1 8002
`,
  {
    later: [
      storyRules({
        hash: 'all-consult',
        agents: new Map(['8001', '8002', '8003'].map((id) => [agentId(id), agent(id, { general: 1, consulting: 1 })])),
      }),
    ],
  },
);
