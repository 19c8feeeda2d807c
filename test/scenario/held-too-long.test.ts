import { story } from './transcript';
import { storyRules } from './story-rules';

const talking = `
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
`;

story(
  'reported after so long, again each time it passes, and anew with the next hold',
  `${talking}
     10s LegHeld c1.1
    130s Tick     (two minutes)
           = c1.1 held for too long: 120s
    250s Tick
           = c1.1 held for too long: 240s
    300s LegResumed c1.1
           = c1.1 was on hold 290s
    310s LegHeld c1.1
    400s LegResumed c1.1
           = c1.1 was on hold 90s
    500s LegHeld c1.1
    620s Tick
           = c1.1 held for too long: 120s
    630s CallerHungUp c1   (she had enough)
           = c1.1 was on hold 130s
           = c1 talk 1 ended by caller after 114s
           = 8001 wrap-up until 645s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
    645s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
`,
);

story(
  'what the caller’s own telephone does is not reported',
  `${talking}
     10s LegHeld c1.0
    600s Tick
`,
);

story(
  'a queue with a limit of its own, changed and taken away while a caller is held',
  `${talking}
     10s LegHeld c1.1
     40s Tick     (the queue says half a minute)
           = c1.1 held for too long: 30s
     41s RulesChanged a-minute
           = rules a-minute
     70s Tick     (set before the change)
           = c1.1 held for too long: 60s
    130s Tick
           = c1.1 held for too long: 120s
    131s RulesChanged for-ever
           = rules for-ever
    900s LegResumed c1.1
           = c1.1 was on hold 890s
`,
  {
    rules: storyRules({}, { general: { maxHoldMs: 30_000 } }),
    later: [
      storyRules({ hash: 'a-minute' }, { general: { maxHoldMs: 60_000 } }),
      storyRules({ hash: 'for-ever' }, { general: { maxHoldMs: 0 } }),
    ],
  },
);

story(
  'the service restarts meanwhile: the hold is still timed from its beginning',
  `${talking}
     10s LegHeld c1.1
    100s Restart
    130s Tick
           = c1.1 held for too long: 120s
`,
);
