import type { QueueId } from '../../src/core/ids';
import { queue, queueId } from '../fixtures/floor/rules';
import { storyRules } from './story-rules';
import { story } from './transcript';

const toVoicemail = { kind: 'voicemail', queueId: queueId('general'), language: null } as const;
const none = queue('general').overflow;
const rules = storyRules({}, { general: { overflow: { ...none, nobodyLoggedIn: toVoicemail } } });

story(
  'nobody is logged in: she leaves a message and is thanked',
  `
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           = c1 left general: overflowed after 0s
           = c1 voicemail of general
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh voicemail-greeting tone
      9s PromptFinished c1-p1
           -> RecordMessage c1.0 c1-m1
     24s MessageRecorded c1-m1 14
           = c1 message c1-m1 of 14s kept
           -> PlayPrompt c1.0 c1-p2 zh voicemail-menu
     28s DigitPressed c1 3
           = c1 message c1-m1 sent to general for 13800001111
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh voicemail-thanks
           -> ReturnToDialplan c1.0
     30s CallerHungUp c1
           = c1 voicemail by caller: message-left final
`,
  { rules },
);

story(
  'hanging up ends the message, and a breath is none',
  `
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           = c1 left general: overflowed after 0s
           = c1 voicemail of general
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh voicemail-greeting tone
      6s DigitPressed c1 #     (she knows the greeting)
           -> StopPlayback c1-p1
           -> RecordMessage c1.0 c1-m1
     16s CallerHungUp c1
           = c1 message c1-m1 of 10s kept
           = c1 message c1-m1 sent to general for 13800001111
           = c1 voicemail by caller: message-left final
     20s CallArrived c2 95002
           = c2 waits in general since 20s
           = c2 left general: overflowed after 0s
           = c2 voicemail of general
           -> Answer c2.0
           -> PlayPrompt c2.0 c2-p1 zh voicemail-greeting tone
     24s PromptFinished c2-p1
           -> RecordMessage c2.0 c2-m1
   24.5s CallerHungUp c2
           = c2 message c2-m1 of 0.5s lost
           = c2 abandoned_in_queue by caller: caller-hung-up final
   24.6s MessageRecorded c2-m1 0
`,
  { rules },
);

story(
  'Asterisk cannot record, or never says that it is over: she is not left in silence',
  `
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           = c1 left general: overflowed after 0s
           = c1 voicemail of general
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh voicemail-greeting tone
      9s PromptFinished c1-p1
           -> RecordMessage c1.0 c1-m1
      9s CommandRefused RecordMessage c1-m1 500
           = c1 message c1-m1 of 0s lost
           -> PlayPrompt c1.0 c1-p2 zh system-busy
           -> ReturnToDialplan c1.0
     10s CallerHungUp c1
           = c1 failed by hotline: voicemail-failed final
     20s CallArrived c2 95002
           = c2 waits in general since 20s
           = c2 left general: overflowed after 0s
           = c2 voicemail of general
           -> Answer c2.0
           -> PlayPrompt c2.0 c2-p1 zh voicemail-greeting tone
     24s PromptFinished c2-p1
           -> RecordMessage c2.0 c2-m1
    154s Tick
           = c2 message c2-m1 of 120s kept
           -> PlayPrompt c2.0 c2-p2 zh voicemail-menu
    158s CallerHungUp c2
           = c2 message c2-m1 sent to general for 13800001111
           = c2 voicemail by caller: message-left final
`,
  { rules },
);

const waited = { afterMs: 30_000, to: { kind: 'callback', queueId: 'general' as QueueId } } as const;

story(
  'after a long wait she is offered a callback, once, and keeps her place until it is promised',
  `
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     35s Tick
           = c1 is offered a callback of general
           -> PlayPrompt c1.0 c1-p1 zh callback-offer
     40s PromptFinished c1-p1
           -> StartHoldMusic c1.0
   41.5s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p2 zh callback-number-own digits-13800001111 callback-number-own-keys
     42s DigitPressed c1 1
           -> StopPlayback c1-p2
           -> ScheduleCallback c1 general 13800001111 since 5s
           -> StartHoldMusic c1.0
   42.1s CallbackRegistered c1
           = c1 callback promised
           = c1 left general: callback after 37.1s
           -> PlayPrompt c1.0 c1-p3 zh callback-registered
           -> ReturnToDialplan c1.0
`,
  { rules: storyRules({}, { general: { callbackKey: null, overflow: { ...none, waited } } }) },
);
