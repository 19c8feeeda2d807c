/** `overflow.full` counts callers for whom no phone rings, however the queue rings and whomever they wait for. */
import type { Queue } from '../../src/core/rules';
import { queue } from '../fixtures/floor/rules';
import { storyRules } from './story-rules';
import { story } from './transcript';

const full = (waiting: number, change: Partial<Queue> = {}) => {
  const to = { kind: 'hang-up', prompt: 'system-busy' } as const;
  const { overflow } = queue('general');
  return storyRules({}, { general: { wrapUpMs: 0, ...change, overflow: { ...overflow, full: { waiting, to } } } });
};
const lastAgent = { withinMs: 3_600_000, waitMs: 20_000 };

story(
  'one phone rings: the caller it rings for is not waiting, the one behind her is',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      5s CallArrived c2 95002
           = c2 waits in general since 5s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      6s OfferRinging c1.1     (c1 waits no more, c2 does)
      7s CallArrived c3 95002
           = c3 waits in general since 7s
           = c3 left general: overflowed after 0s
           -> Answer c3.0
           -> PlayPrompt c3.0 c3-p1 zh system-busy
           -> ReturnToDialplan c3.0
`,
  { rules: full(1) },
);

story(
  'all phones ring: the same callers count',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      5s CallArrived c2 95002
           = c2 waits in general since 5s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      6s OfferRinging c1.1     (c1 waits no more, c2 does)
      7s CallArrived c3 95002
           = c3 waits in general since 7s
           = c3 left general: overflowed after 0s
           -> Answer c3.0
           -> PlayPrompt c3.0 c3-p1 zh system-busy
           -> ReturnToDialplan c3.0
`,
  { rules: full(1, { agent: 'ring-all' }) },
);

story(
  'one more phone may join: the same callers count',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      5s CallArrived c2 95002
           = c2 waits in general since 5s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      6s OfferRinging c1.1     (c1 waits no more, c2 does)
      7s CallArrived c3 95002
           = c3 waits in general since 7s
           = c3 left general: overflowed after 0s
           -> Answer c3.0
           -> PlayPrompt c3.0 c3-p1 zh system-busy
           -> ReturnToDialplan c3.0
     11s Tick     (the second ring: another phone may ring from now on)
     12s CallArrived c4 95002
           = c4 waits in general since 12s
           = c4 left general: overflowed after 0s
           -> Answer c4.0
           -> PlayPrompt c4.0 c4-p1 zh system-busy
           -> ReturnToDialplan c4.0
`,
  { rules: full(1, { joinAtRing: 2 }) },
);

story(
  'who waits for one agent alone counts, too',
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
     11s CallArrived c2 95002 13800002222
           = c2 waits in general since 11s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8001
     12s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left general: answered after 1s
           -> BridgeLegs c2-b1 c2.0+c2.1 saying digits-8001 agent-serves-number
           -> StartRecording c2.1 c2-r1
     13s CallArrived c3 95002 13800001111
           = c3 waits in general since 13s for 8001 until 33s
           -> Answer c3.0
           -> StartHoldMusic c3.0
     14s CallArrived c4 95002 13800003333
           = c4 waits in general since 14s
           = c4 left general: overflowed after 0s
           -> Answer c4.0
           -> PlayPrompt c4.0 c4-p1 zh system-busy
           -> ReturnToDialplan c4.0
`,
  { rules: full(1, { lastAgent }) },
);

story(
  'nobody may wait: whoever finds her own agent free is served all the same',
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
     11s CallArrived c2 95002 13800001111
           = c2 waits in general since 11s for 8001 until 31s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8001
`,
  { rules: full(0, { lastAgent }) },
);
