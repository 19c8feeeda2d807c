import { story } from './transcript';
import { storyRules } from './story-rules';

const talked = `
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
     20s CallerHungUp c1
           = c1 talk 1 ended by caller after 14s
           = 8001 wrap-up until 35s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   20.1s LegHungUp c1.1
`;

story(
  'each asking adds what the queue allows, up to its ceiling; the agent hears which',
  `${talked}
     30s MoreWrapUpAsked 8001 f1.0
           = 8001 wrap-up extended until 65s
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-wrap-up-extended
           -> ReturnToDialplan f1.0
     33s LegHungUp f1.0
     60s MoreWrapUpAsked 8001   (by the console: nothing is spoken; 60 s all in all)
           = 8001 wrap-up extended until 80s
     70s MoreWrapUpAsked 8001 f2.0
           -> Answer f2.0
           -> PlayPrompt f2.0 f2-p1 zh agent-wrap-up-not-extended
           -> ReturnToDialplan f2.0
     73s LegHungUp f2.0
     80s Tick
           = c1 wrap-up 1 of 8001 took 60s final
           = 8001 ready
`,
  { rules: storyRules({}, { general: { wrapUpMostMs: 60_000 } }) },
);

story(
  'a queue that allows no more',
  `${talked}
     30s MoreWrapUpAsked 8001 f1.0
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-wrap-up-not-extended
           -> ReturnToDialplan f1.0
     35s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
`,
  { rules: storyRules({}, { general: { wrapUpExtendMs: 0 } }) },
);

story(
  'outside wrap-up she hears what she is',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s MoreWrapUpAsked 8001 f1.0
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-state-ready
           -> ReturnToDialplan f1.0
`,
);

const base = storyRules();

story(
  'the queue is removed during the talk: the wrap-up the talk began with, extendable as it was',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95004
           = c1 waits in greeted since 1s
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh queue-welcome
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left greeted: answered after 1s
           -> StopPlayback c1-p1
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      3s RulesChanged no-greeted
           = rules no-greeted
      9s CallerHungUp c1
           = c1 talk 1 ended by caller after 7s
           = 8001 wrap-up until 24s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
    9.1s LegHungUp c1.1
     20s MoreWrapUpAsked 8001
           = 8001 wrap-up extended until 54s
     54s Tick
           = c1 wrap-up 1 of 8001 took 45s final
           = 8001 ready
`,
  {
    later: [storyRules({ hash: 'no-greeted', queues: new Map([...base.queues].filter(([id]) => id !== 'greeted')) })],
  },
);
