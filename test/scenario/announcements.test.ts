import { storyRules } from './story-rules';
import { story } from './transcript';

const announcements = {
  afterMs: 20_000,
  everyMs: 60_000,
  gapMs: 10_000,
  position: true,
  wait: true,
  positionMayRise: false,
  waitMayRiseMs: 60_000,
};
const tiers = {
  tiers: new Map([['vip', { headStartMs: 600_000, numbers: ['138'] }]]),
  tierNumbers: new Map([['138', 'vip']]),
};

story(
  'who waits is told her place, and how long it is likely to take once a call of the queue has ended',
  `
      0s AgentsReady 8001
           = 8001 ready
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      1s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      2s CallArrived c2 95002
           = c2 waits in general since 2s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      3s CallArrived c3 95002
           = c3 waits in general since 3s
           -> Answer c3.0
           -> StartHoldMusic c3.0
     22s Tick
           -> PlayPrompt c2.0 c2-p1 zh queue-next
     23s Tick
           -> PlayPrompt c3.0 c3-p1 zh queue-one-ahead
     25s PromptFinished c2-p1
           -> StartHoldMusic c2.0
     26s PromptFinished c3-p1
           -> StartHoldMusic c3.0
     46s CallerHungUp c1
           = c1 talk 1 ended by caller after 45s
           = 8001 wrap-up until 61s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   46.1s LegHungUp c1.1
     61s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
           -> OfferCall c2.1 8001
     62s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left general: answered after 60s
           -> BridgeLegs c2-b1 c2.0+c2.1 saying digits-8001 agent-serves-number
           -> StartRecording c2.1 c2-r1
     86s Tick
           -> PlayPrompt c3.0 c3-p2 zh queue-next queue-wait-from number-10 duration-second queue-wait-to number-3 duration-minute
`,
  { rules: storyRules({}, { general: { announcements } }) },
);

story(
  'others who go before her: a worse place is not told, a longer wait grows by no more than the rules allow',
  `
      0s AgentsReady 8001
           = 8001 ready
      0s CallArrived c1 95002
           = c1 waits in general since -600s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      1s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     46s CallerHungUp c1
           = c1 talk 1 ended by caller after 45s
           = 8001 wrap-up until 61s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   46.1s LegHungUp c1.1
     61s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
     62s CallArrived c2 95002
           = c2 waits in general since -538s
           -> Answer c2.0
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8001
     63s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left general: answered after 1s
           -> BridgeLegs c2-b1 c2.0+c2.1 saying digits-8001 agent-serves-number
           -> StartRecording c2.1 c2-r1
     64s CallArrived c3 95002 13900000000
           = c3 waits in general since 64s
           -> Answer c3.0
           -> StartHoldMusic c3.0
     65s CallArrived c4 95002 13900000001
           = c4 waits in general since 65s
           -> Answer c4.0
           -> StartHoldMusic c4.0
     84s Tick
           -> PlayPrompt c3.0 c3-p1 zh queue-next queue-wait-from number-10 duration-second queue-wait-to number-3 duration-minute
     85s Tick
           -> PlayPrompt c4.0 c4-p1 zh queue-one-ahead queue-wait-from number-10 duration-second queue-wait-to number-3 duration-minute
     86s Tick
     88s PromptFinished c3-p1
           -> StartHoldMusic c3.0
     89s PromptFinished c4-p1
           -> StartHoldMusic c4.0
     90s CallArrived c5 95002 13800001111
           = c5 waits in general since -510s
           -> Answer c5.0
           -> StartHoldMusic c5.0
     91s CallArrived c6 95002 13800001112
           = c6 waits in general since -509s
           -> Answer c6.0
           -> StartHoldMusic c6.0
     92s CallArrived c7 95002 13800001113
           = c7 waits in general since -508s
           -> Answer c7.0
           -> StartHoldMusic c7.0
    110s Tick
           -> PlayPrompt c5.0 c5-p1 zh queue-next queue-wait-from number-10 duration-second queue-wait-to number-3 duration-minute
    111s Tick
           -> PlayPrompt c6.0 c6-p1 zh queue-one-ahead queue-wait-from number-10 duration-second queue-wait-to number-3 duration-minute
    112s Tick
           -> PlayPrompt c7.0 c7-p1 zh queue-ahead number-two-of queue-ahead-callers queue-wait-from number-1 duration-minute queue-wait-to number-5 duration-minute
    148s Tick
           -> PlayPrompt c3.0 c3-p2 zh queue-wait-from number-10 duration-second queue-wait-to number-4 duration-minute
    149s Tick
           -> PlayPrompt c4.0 c4-p2 zh queue-wait-from number-10 duration-second queue-wait-to number-4 duration-minute
    152s PromptFinished c4-p2
           -> StartHoldMusic c4.0
    153s CallerHungUp c5
           = c5 left general: abandoned after 63s
           = c5 abandoned_in_queue by caller: caller-hung-up final
    154s CallerHungUp c6
           = c6 left general: abandoned after 63s
           = c6 abandoned_in_queue by caller: caller-hung-up final
    155s CallerHungUp c7
           = c7 left general: abandoned after 63s
           = c7 abandoned_in_queue by caller: caller-hung-up final
    212s Tick
           -> PlayPrompt c4.0 c4-p3 zh queue-one-ahead queue-wait-from number-10 duration-second queue-wait-to number-3 duration-minute
    215s Tick
`,
  { rules: storyRules(tiers, { general: { announcements } }) },
);

story(
  'comfort keeps the same schedule: what is due within the gap is said at once, never two sentences closer than it',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     20s Tick
           -> PlayPrompt c1.0 c1-p1 zh queue-next please-hold
     24s PromptFinished c1-p1
           -> StartHoldMusic c1.0
     49s Tick
           -> PlayPrompt c1.0 c1-p2 zh please-hold
     52s PromptFinished c1-p2
           -> StartHoldMusic c1.0
     77s Tick
           -> PlayPrompt c1.0 c1-p3 zh queue-next please-hold
     84s PromptFinished c1-p3
           -> StartHoldMusic c1.0
`,
  { rules: storyRules({}, { general: { announcements, comfort: { prompt: 'please-hold', everyMs: 25_000 } } }) },
);

story(
  'the operators take the announcements away: those who wait are told nothing more',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     20s Tick
           -> PlayPrompt c1.0 c1-p1 zh queue-next
     24s PromptFinished c1-p1
           -> StartHoldMusic c1.0
     30s RulesChanged silent
           = rules silent
     84s Tick
    900s Tick
`,
  { rules: storyRules({}, { general: { announcements } }), later: [storyRules({ hash: 'silent' })] },
);
