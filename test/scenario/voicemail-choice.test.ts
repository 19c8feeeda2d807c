import { queueId } from '../fixtures/floor/rules';
import { storyRules } from './story-rules';
import { story } from './transcript';

const toVoicemail = { kind: 'voicemail', queueId: queueId('general'), language: null } as const;
const straight = { number: '95005', language: 'zh', destination: toVoicemail } as const;
const rules = storyRules({ numbers: new Map([['95005', straight]]) });

story(
  'she hears her message, records it anew, and sends the second one',
  `
      5s CallArrived c1 95005
           = c1 voicemail of general
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh voicemail-greeting tone
      9s PromptFinished c1-p1
           -> RecordMessage c1.0 c1-m1
     14s DigitPressed c1 #     (Asterisk ends the recording for it)
     14s MessageRecorded c1-m1 5
           = c1 message c1-m1 of 5s kept
           -> PlayPrompt c1.0 c1-p2 zh voicemail-menu
     14s DigitPressed c1 #     (told late: it means nothing any more)
     15s DigitPressed c1 1
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh c1-m1 voicemail-menu
     25s PromptFinished c1-p3
     27s DigitPressed c1 2
           -> PlayPrompt c1.0 c1-p4 zh voicemail-anew tone
     30s PromptFinished c1-p4
           -> RecordMessage c1.0 c1-m2
     40s MessageRecorded c1-m2 10
           = c1 message c1-m2 of 10s kept
           -> PlayPrompt c1.0 c1-p5 zh voicemail-menu
     42s DigitPressed c1 3
           = c1 message c1-m2 sent to general for 13800001111
           -> StopPlayback c1-p5
           -> PlayPrompt c1.0 c1-p6 zh voicemail-thanks
           -> ReturnToDialplan c1.0
     45s CallerHungUp c1
           = c1 voicemail by caller: message-left final
`,
  { rules },
);

story(
  'a wrong key and silence: she is asked again, then it is sent',
  `
      5s CallArrived c1 95005 withheld
           = c1 voicemail of general
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh voicemail-greeting tone
      9s PromptFinished c1-p1
           -> RecordMessage c1.0 c1-m1
     19s MessageRecorded c1-m1 10 spoken=5
           = c1 message c1-m1 of 10s kept
           -> PlayPrompt c1.0 c1-p2 zh voicemail-menu
     21s DigitPressed c1 7
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh menu-invalid voicemail-menu
     26s PromptFinished c1-p3
     31s Tick
           = c1 message c1-m1 sent to general for nobody known
           -> PlayPrompt c1.0 c1-p4 zh voicemail-thanks
           -> ReturnToDialplan c1.0
     35s CallerHungUp c1
           = c1 voicemail by hotline: message-left final
`,
  { rules },
);

story(
  'less than a second of speech is not kept: once more, then goodbye; a second try too short leaves the first message',
  `
      5s CallArrived c1 95005
           = c1 voicemail of general
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh voicemail-greeting tone
      9s PromptFinished c1-p1
           -> RecordMessage c1.0 c1-m1
     14s MessageRecorded c1-m1 5 spoken=0
           = c1 message c1-m1 of 5s lost
           -> PlayPrompt c1.0 c1-p2 zh voicemail-unheard voicemail-anew tone
     18s PromptFinished c1-p2
           -> RecordMessage c1.0 c1-m2
     18s MessageRecorded c1-m2 0
           = c1 message c1-m2 of 0s lost
           -> PlayPrompt c1.0 c1-p3 zh voicemail-empty
           -> ReturnToDialplan c1.0
     20s CallerHungUp c1
           = c1 self_served by caller: message-empty final
     30s CallArrived c2 95005
           = c2 voicemail of general
           -> Answer c2.0
           -> PlayPrompt c2.0 c2-p1 zh voicemail-greeting tone
     31s PromptFinished c2-p1
           -> RecordMessage c2.0 c2-m1
     36s MessageRecorded c2-m1 5
           = c2 message c2-m1 of 5s kept
           -> PlayPrompt c2.0 c2-p2 zh voicemail-menu
     37s DigitPressed c2 2
           -> StopPlayback c2-p2
           -> PlayPrompt c2.0 c2-p3 zh voicemail-anew tone
     38s PromptFinished c2-p3
           -> RecordMessage c2.0 c2-m2
   38.5s CallerHungUp c2
           = c2 message c2-m2 of 0.5s lost
           = c2 message c2-m1 sent to general for 13800001111
           = c2 voicemail by caller: message-left final
`,
  { rules },
);

story(
  'she hangs up while she hears her own message',
  `
      5s CallArrived c1 95005
           = c1 voicemail of general
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh voicemail-greeting tone
      9s PromptFinished c1-p1
           -> RecordMessage c1.0 c1-m1
     14s MessageRecorded c1-m1 5
           = c1 message c1-m1 of 5s kept
           -> PlayPrompt c1.0 c1-p2 zh voicemail-menu
     15s DigitPressed c1 1
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh c1-m1 voicemail-menu
     16s CallerHungUp c1
           = c1 message c1-m1 sent to general for 13800001111
           = c1 voicemail by caller: message-left final
`,
  { rules },
);

story(
  'the connection is lost, or the hotline restarts, in every stage',
  `
      5s CallArrived c1 95005
           = c1 voicemail of general
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh voicemail-greeting tone
      6s Restart
      7s FloorListed c1.0
           = floor compared, 0 strays
           -> StopPlayback c1-p1
           -> RecordMessage c1.0 c1-m1
      8s Restart
     12s FloorListed c1.0      (Asterisk goes on recording)
           = floor compared, 0 strays
           -> CheckMessage c1-m1
     13s MessageRecorded c1-m1 6
           = c1 message c1-m1 of 6s kept
           -> PlayPrompt c1.0 c1-p2 zh voicemail-menu
     14s Restart
     15s FloorListed c1.0
           = floor compared, 0 strays
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh voicemail-menu
     16s DigitPressed c1 2
           -> StopPlayback c1-p3
           -> PlayPrompt c1.0 c1-p4 zh voicemail-anew tone
     17s PromptFinished c1-p4
           -> RecordMessage c1.0 c1-m2
     18s Restart
     30s FloorListed c1.0
           = floor compared, 0 strays
           -> CheckMessage c1-m2
     30s CommandRefused CheckMessage c1-m2 404     (it ended while nobody listened)
           = c1 message c1-m2 of 13s kept
           -> PlayPrompt c1.0 c1-p5 zh voicemail-menu
     31s Restart
     32s FloorListed           (she hung up meanwhile)
           = c1 message c1-m2 sent to general for 13800001111
           = c1 voicemail by caller: message-left final
           = floor compared, 0 strays, 1 lost
`,
  { rules },
);

story(
  'Asterisk is lost, or a bug ends the call: the message is sent all the same',
  `
      5s CallArrived c1 95005
           = c1 voicemail of general
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh voicemail-greeting tone
      5s CallArrived c2 95005
           = c2 voicemail of general
           -> Answer c2.0
           -> PlayPrompt c2.0 c2-p1 zh voicemail-greeting tone
      9s PromptFinished c1-p1
           -> RecordMessage c1.0 c1-m1
      9s PromptFinished c2-p1
           -> RecordMessage c2.0 c2-m1
     14s MessageRecorded c2-m1 5
           = c2 message c2-m1 of 5s kept
           -> PlayPrompt c2.0 c2-p2 zh voicemail-menu
     15s CallBroken c2
           = c2 message c2-m1 sent to general for 13800001111
           -> StopPlayback c2-p2
           -> PlayPrompt c2.0 c2-p3 zh system-busy
           -> ReturnToDialplan c2.0
     19s NodeLost
           = c1 message c1-m1 of 10s kept
           = c1 message c1-m1 sent to general for 13800001111
           = c1 voicemail by hotline: node-lost final
           = c2 voicemail by hotline: node-lost final
`,
  { rules },
);
