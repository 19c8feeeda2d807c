import { story } from './transcript';
import { storyRules } from './story-rules';
import { agentId } from '../fixtures/floor/rules';

const base = storyRules({ hash: 'base' });
const withoutAgent = storyRules({
  hash: 'no-8001',
  agents: new Map([...base.agents].filter(([id]) => id !== agentId('8001'))),
});
const withoutMenu = storyRules({
  hash: 'no-repair-menu',
  menus: new Map([...base.menus].filter(([id]) => id === 'main')),
});
const later = [base, withoutAgent, withoutMenu];

story(
  'an agent is removed during a talk and is back before it ends: as if nothing had been',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95004
           = c1 waits in greeted since 5s
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh queue-welcome
           -> OfferCall c1.1 8001
      6s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left greeted: answered after 1s
           -> StopPlayback c1-p1
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      7s RulesChanged no-8001
           = rules no-8001
      9s RulesChanged base
           = rules base
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
`,
  { rules: base, later },
);

story(
  'an agent is removed during a talk and is back before it ends: the lunch she asked for still holds',
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
      7s AgentPaused 8001 lunch
           = 8001 pending not-ready{lunch}
      8s RulesChanged no-8001
           = rules no-8001
      9s RulesChanged base
           = rules base
     20s CallerHungUp c1
           = c1 talk 1 ended by caller after 14s
           = 8001 wrap-up until 35s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
     35s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 not-ready{lunch}
`,
  { rules: base, later },
);

story(
  'an agent who asked for lunch is removed during the talk: logged out after it all the same',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95003
           = c1 waits in repair since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      6s AgentsReady 8003
           = 8003 ready
           -> OfferCall c1.1 8003
      7s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left repair: answered after 2s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8003 agent-serves-number
           -> StartRecording c1.1 c1-r1
      8s AgentPaused 8003 lunch
           = 8003 pending not-ready{lunch}
      9s RulesChanged no-8003
           = rules no-8003
     20s CallerHungUp c1
           = c1 talk 1 ended by caller after 13s
           = c1 wrap-up 1 of 8003 took 0s
           = 8003 logged-out
           = c1 answered by caller: caller-hung-up final
           -> Unbridge c1-b1
           -> HangUp c1.1
`,
  {
    rules: base,
    later: [
      storyRules({
        hash: 'no-8003',
        agents: new Map([...base.agents].filter(([id]) => id !== agentId('8003'))),
      }),
    ],
  },
);

story(
  'an idle agent is removed and is back: logged out, until she logs in again',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s RulesChanged no-8001
           = rules no-8001
           = 8001 logged-out
      2s RulesChanged base
           = rules base
      3s CallArrived c1 95002
           = c1 waits in general since 3s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      4s PhoneRegistered 8001
      5s AgentLoggedIn 8001
           = 8001 ready
           -> OfferCall c1.1 8001
`,
  { rules: base, later },
);

story(
  'a menu is removed under callers who press a key, or nothing',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      1s DigitPressed c1 2
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh menu-repair
      2s CallArrived c2 95001
           -> Answer c2.0
           -> PlayPrompt c2.0 c2-p1 zh menu-main
      3s DigitPressed c2 2
           -> StopPlayback c2-p1
           -> PlayPrompt c2.0 c2-p2 zh menu-repair
      4s PromptFinished c2-p2
      5s RulesChanged no-repair-menu
           = rules no-repair-menu
      6s DigitPressed c1 1
           = c1 waits in general since 6s
           -> StopPlayback c1-p2
           -> StartHoldMusic c1.0
      9s Tick
           = c2 waits in general since 9s
           -> StartHoldMusic c2.0
`,
  { rules: base, later },
);
