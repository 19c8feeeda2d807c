/** `*57`: what an agent promises the customer she talks to is told to her once it is on record. */
import type { Callbacks } from '../../src/core/callback-rules';
import type { Hours, Span } from '../../src/core/hours';
import type { Rules } from '../../src/core/rules';
import { zoneOffsets } from '../../src/rules/zone-offsets';
import { story } from './transcript';
import { storyRules } from './story-rules';

const hours = (id: string, span: Span): Hours => ({
  id,
  timeZone: 'UTC',
  offsets: zoneOffsets('UTC'),
  weekly: new Map([
    ['thu', [span]],
    ['fri', [span]],
  ]),
  days: new Map(),
});
const rung = hours('callbacks.dial', { from: 9 * 60, to: 20 * 60 + 30 });
const office = hours('office', { from: 9 * 60, to: 18 * 60 });

/** Customers are rung from 9:00 to 20:30; day 0 is a Thursday. */
function promising(change: Partial<Callbacks>): Rules {
  const { callbacks } = storyRules();
  if (!callbacks) throw new Error('no callbacks');
  const all = { ...callbacks, dialHours: rung, remindMs: 1_800_000, ...change };
  return storyRules({ callbacks: all, hours: new Map([[office.id, office]]) });
}

story(
  'in a talk, by a second call from her phone: four hours from now, reminded and overdue as the rules say',
  `
      0s AgentsReady 8001
           = 8001 ready
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
     10s LegHeld c1.1
     11s AgentPromised 8001 f1.0
           -> SchedulePromise c1-a8001 general 13800001111 by 8001 due 14411s until 18011s reminded 18011s
   11.1s CallbackRegistered c1-a8001
           = c1-a8001 promised
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-promise-made
           -> ReturnToDialplan f1.0
     15s LegHungUp f1.0
     16s LegResumed c1.1
           = c1.1 was on hold 6s
     30s CallerHungUp c1
           = c1 talk 1 ended by caller after 22s
           = 8001 wrap-up until 45s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   30.1s LegHungUp c1.1
     45s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
`,
);

story(
  'in wrap-up, with hours of her own; when it is due her phone is rung first, then the customer',
  `
      0s AgentsReady 8001
           = 8001 ready
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
     30s CallerHungUp c1
           = c1 talk 1 ended by caller after 28s
           = 8001 wrap-up until 45s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   30.1s LegHungUp c1.1
     35s AgentPromised 8001 f1.0 hours=2
           -> SchedulePromise c1-a8001 general 13800001111 by 8001 due 7235s until 10835s reminded 10835s
   35.1s CallbackRegistered c1-a8001
           = c1-a8001 promised
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-promise-made
           -> ReturnToDialplan f1.0
     39s LegHungUp f1.0
     45s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
     60s AgentPromised 8001 f2.0
           = 8001 cannot promise: no-call
           -> Answer f2.0
           -> PlayPrompt f2.0 f2-p1 zh agent-promise-no-call
           -> ReturnToDialplan f2.0
   7300s CallbackDue c2 callback=c1-a8001 kind=promise agent=8001
           = c2 waits in general since 7300s for 8001 until 7900s
           -> OfferCall c2.1 8001
   7301s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left general: answered after 1s
           -> PlayPrompt c2.1 c2-p1 zh callback-agent
           -> DialOutside c2.0 13800001111 attempt 1 fence 1
   7305s OfferAnswered c2.0
           -> StopPlayback c2-p1
           -> BridgeLegs c2-b1 c2.0+c2.1
           -> StartRecording c2.1 c2-r1
`,
);

story(
  'promised once more in the same call it is one promise, with the times of the last',
  `
      0s AgentsReady 8001
           = 8001 ready
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
     11s AgentPromised 8001 f1.0
           -> SchedulePromise c1-a8001 general 13800001111 by 8001 due 14411s until 18011s reminded 18011s
   11.1s AgentPromised 8001 f2.0
           = 8001 cannot promise: under-way
           -> Answer f2.0
           -> PlayPrompt f2.0 f2-p1 zh agent-promise-failed
           -> ReturnToDialplan f2.0
   11.2s CallbackRegistered c1-a8001
           = c1-a8001 promised
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-promise-made
           -> ReturnToDialplan f1.0
     15s LegHungUp f1.0
     16s AgentPromised 8001 f3.0 hours=2
           -> SchedulePromise c1-a8001 general 13800001111 by 8001 due 7216s until 10816s reminded 10816s
   16.1s CallbackRegistered c1-a8001
           = c1-a8001 promised
           -> Answer f3.0
           -> PlayPrompt f3.0 f3-p1 zh agent-promise-made
           -> ReturnToDialplan f3.0
   16.2s CallbackRegistered c1-a8001
`,
);

story(
  'told the hour it is due, and the date when that is not today: in working time',
  `
  57000s AgentsReady 8001
           = 8001 ready
  57600s CallArrived c1 95002
           = c1 waits in general since 57600s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
  57601s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
  57610s AgentPromised 8001 f1.0
           -> SchedulePromise c1-a8001 general 13800001111 by 8001 due 126010s until 129610s reminded 127810s
57610.1s CallbackRegistered c1-a8001
           = c1-a8001 promised
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-promise-made month-1 day-2 time-morning number-11 time-hour time-sharp
           -> ReturnToDialplan f1.0
  57620s AgentPromised 8001 f2.0 hours=1
           -> SchedulePromise c1-a8001 general 13800001111 by 8001 due 61220s until 118820s reminded 117020s
57620.1s CallbackRegistered c1-a8001
           = c1-a8001 promised
           -> Answer f2.0
           -> PlayPrompt f2.0 f2-p1 zh agent-promise-made time-afternoon number-5 time-hour time-sharp
           -> ReturnToDialplan f2.0
`,
  { rules: promising({ workHours: 'office', promise: { afterMs: 14_400_000, graceMs: 3_600_000, isWorking: true } }) },
);

story(
  'told the hour it is due: nobody is rung in the evening, it is put off until the morning',
  `
  63000s AgentsReady 8001
           = 8001 ready
  63001s CallArrived c1 95002
           = c1 waits in general since 63001s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
  63002s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
  63003s AgentPromised 8001 f1.0
           -> SchedulePromise c1-a8001 general 13800001111 by 8001 due 118800s until 122400s reminded 120600s
63003.1s CallbackRegistered c1-a8001
           = c1-a8001 promised
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-promise-made month-1 day-2 time-morning number-9 time-hour time-sharp
           -> ReturnToDialplan f1.0
`,
  { rules: promising({}) },
);
