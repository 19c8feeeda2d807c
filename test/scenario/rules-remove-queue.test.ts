import { story } from './transcript';
import { storyRules } from './story-rules';

const base = storyRules();
const without = (queue: string) =>
  storyRules({ hash: `no-${queue}`, queues: new Map([...base.queues].filter(([id]) => id !== queue)) });

story(
  'a queue is removed: those who wait in it go on in the first queue, with their place',
  `
      0s CallArrived c1 95003
           = c1 waits in repair since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      5s CallArrived c2 95002
           = c2 waits in general since 5s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     10s RulesChanged no-repair
           = rules no-repair
           = c1 left repair: overflowed after 10s
           = c1 waits in general since 0s
           -> StartHoldMusic c1.0
     11s AgentsReady 8001
           = 8001 ready
           -> OfferCall c1.1 8001
`,
  { later: [without('repair')] },
);

story(
  'a queue is removed while a phone rings for it: the answer counts',
  `
      0s AgentsReady 8002
           = 8002 ready
      1s CallArrived c1 95003
           = c1 waits in repair since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8002
      2s OfferRinging c1.1
      3s RulesChanged no-repair
           = rules no-repair
      4s OfferAnswered c1.1
           = c1.1 answered after ringing 2s
           = c1 left repair: answered after 3s
           -> BridgeLegs c1-b1 c1.0+c1.1
      9s CallerHungUp c1
           = c1 talk 1 ended by caller after 5s
           = c1 wrap-up 1 of 8002 took 0s
           = 8002 ready
           = c1 answered by caller: caller-hung-up final
           -> Unbridge c1-b1
           -> HangUp c1.1
`,
  { later: [without('repair')] },
);

story(
  'a queue is removed while a phone rings for it: not answered, she goes on in the first queue',
  `
      0s AgentsReady 8002
           = 8002 ready
      1s CallArrived c1 95003
           = c1 waits in repair since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8002
      2s OfferRinging c1.1
      3s RulesChanged no-repair
           = rules no-repair
      4s CallArrived c2 95002
           = c2 waits in general since 4s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      6s OfferFailed c1.1 refused
           = c1.1 refused after ringing 4s
           = c1 left repair: overflowed after 5s
           = c1 waits in general since 1s
           = 8002 not-ready{refused}
           -> StartHoldMusic c1.0
      9s AgentsReady 8001
           = 8001 ready
           -> OfferCall c1.2 8001
`,
  { later: [without('repair')] },
);

story(
  'a queue is removed while a callback is being written',
  `
      0s CallArrived c1 95003
           = c1 waits in repair since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
    0.5s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
      1s DigitPressed c1 1
           -> StopPlayback c1-p1
           -> ScheduleCallback c1 repair 13800001111 since 0s
           -> StartHoldMusic c1.0
      2s RulesChanged no-repair
           = rules no-repair
      3s CommandRefused ScheduleCallback c1 postgres-down
           = c1 callback not promised: postgres-down
           = c1 left repair: overflowed after 3s
           = c1 waits in general since 0s
           -> StartHoldMusic c1.0
           -> PlayPrompt c1.0 c1-p2 zh callback-unavailable
      9s AgentsReady 8001
           = 8001 ready
           -> OfferCall c1.1 8001
`,
  { later: [without('repair')] },
);

story(
  'a menu is removed under a caller: she goes to the first queue instead of silence',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      1s DigitPressed c1 2
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh menu-repair
      2s RulesChanged no-repair-menu
           = rules no-repair-menu
      3s PromptFinished c1-p2
           = c1 waits in general since 3s
           -> StartHoldMusic c1.0
`,
  {
    later: [storyRules({ hash: 'no-repair-menu', menus: new Map([...base.menus].filter(([id]) => id === 'main')) })],
  },
);

story(
  'a queue stops comforting: the callers wait on in music',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      5s RulesChanged quiet
           = rules quiet
     20s Tick
     21s AgentsReady 8001
           = 8001 ready
           -> OfferCall c1.1 8001
`,
  {
    rules: storyRules({}, { general: { comfort: { prompt: 'please-hold', everyMs: 20_000 } } }),
    later: [storyRules({ hash: 'quiet' })],
  },
);
