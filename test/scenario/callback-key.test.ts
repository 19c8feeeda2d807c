import { unconfirmed } from './unconfirmed';
import { story } from './transcript';

story(
  'promised: told only when the row stands; she leaves and keeps her place',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
   29.5s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
     30s DigitPressed c1 1
           -> StopPlayback c1-p1
           -> ScheduleCallback c1 general 13800001111 since 0s
           -> StartHoldMusic c1.0
   30.2s CallbackRegistered c1
           = c1 callback promised
           = c1 left general: callback after 30.2s
           -> PlayPrompt c1.0 c1-p2 zh callback-registered
           -> ReturnToDialplan c1.0
     34s PromptFinished c1-p2
   34.1s CallerHungUp c1
           = c1 callback_requested by hotline: callback-promised final
`,
);

story(
  'refused: nothing is promised, she keeps her place and may ask again',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      1s CallArrived c2 95002
           = c2 waits in general since 1s
           -> Answer c2.0
           -> StartHoldMusic c2.0
   29.5s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
     30s DigitPressed c1 1
           -> StopPlayback c1-p1
           -> ScheduleCallback c1 general 13800001111 since 0s
           -> StartHoldMusic c1.0
   30.2s CommandRefused ScheduleCallback c1 postgres-down
           = c1 callback not promised: postgres-down
           -> PlayPrompt c1.0 c1-p2 zh callback-unavailable
     33s PromptFinished c1-p2
           -> StartHoldMusic c1.0
     40s AgentsReady 8001
           = 8001 ready
           -> OfferCall c1.1 8001
`,
);

story(
  'no word of the row for five seconds: nothing is promised',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
   29.5s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
     30s DigitPressed c1 1
           -> StopPlayback c1-p1
           -> ScheduleCallback c1 general 13800001111 since 0s
           -> StartHoldMusic c1.0
     31s DigitPressed c1 9
     35s Tick     (five seconds)
           = c1 callback not promised: timed out
           -> PlayPrompt c1.0 c1-p2 zh callback-unavailable
     38s PromptFinished c1-p2
           -> StartHoldMusic c1.0
     39s CallbackRegistered c1   (a late row still counts while she waits)
           = c1 callback promised
           = c1 left general: callback after 39s
           -> PlayPrompt c1.0 c1-p3 zh callback-registered
           -> ReturnToDialplan c1.0
`,
);

story(
  'the row comes when an agent already has her: she is not to be called back as well',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
   29.5s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
     30s DigitPressed c1 1
           -> StopPlayback c1-p1
           -> ScheduleCallback c1 general 13800001111 since 0s
           -> StartHoldMusic c1.0
     35s Tick
           = c1 callback not promised: timed out
           -> PlayPrompt c1.0 c1-p2 zh callback-unavailable
     36s AgentsReady 8001
           = 8001 ready
           -> OfferCall c1.1 8001
     37s CallbackRegistered c1
           = c1 callback not promised: too late
     38s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 38s
           -> StopPlayback c1-p2
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     39s CallbackRegistered c1
           = c1 callback not promised: too late
`,
);

story(
  'where numbers are not confirmed, one that may not be dialled gets no promise, and one key registers the others',
  `
      0s CallArrived c1 95002 8001
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     30s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-unavailable
     31s CallArrived c2 95002 +8613800001111
           = c2 waits in general since 31s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     32s DigitPressed c2 9
           -> PlayPrompt c2.0 c2-p1 zh callback-unavailable
     33s CallArrived c3 95002
           = c3 waits in general since 33s
           -> Answer c3.0
           -> StartHoldMusic c3.0
     34s DigitPressed c3 8
     35s DigitPressed c3 9
           -> ScheduleCallback c3 general 13800001111 since 33s
`,
  { rules: unconfirmed },
);

story(
  'while the row is written no agent rings her; the agent is not lost to her',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
   29.5s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
     30s DigitPressed c1 1
           -> StopPlayback c1-p1
           -> ScheduleCallback c1 general 13800001111 since 0s
           -> StartHoldMusic c1.0
     31s AgentsReady 8001
           = 8001 ready
     32s CommandRefused ScheduleCallback c1 postgres-down
           = c1 callback not promised: postgres-down
           -> PlayPrompt c1.0 c1-p2 zh callback-unavailable
           -> OfferCall c1.1 8001
`,
);

story(
  'she hangs up before the row stands: she trusts to be called, and is, and the record says so',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
   29.5s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
     30s DigitPressed c1 1
           -> StopPlayback c1-p1
           -> ScheduleCallback c1 general 13800001111 since 0s
           -> StartHoldMusic c1.0
     31s CallerHungUp c1
     32s CallbackRegistered c1
           = c1 callback promised
           = c1 left general: callback after 31s
           = c1 callback_requested by caller: callback-promised final
`,
);

story(
  'she hangs up and the row is refused: she is not called, and counts as one who gave up when she hung up',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
   29.5s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
     30s DigitPressed c1 1
           -> StopPlayback c1-p1
           -> ScheduleCallback c1 general 13800001111 since 0s
           -> StartHoldMusic c1.0
     31s CallerHungUp c1
   31.5s CommandRefused ScheduleCallback c1 postgres-down
           = c1 callback not promised: postgres-down
           = c1 left general: abandoned after 31s
           = c1 abandoned_in_queue by caller: caller-hung-up final
     32s CallbackRegistered c1
`,
);

story(
  'she hangs up and nobody says what became of the row, not even after a reconnect or the loss of the node',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
   29.5s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
     30s DigitPressed c1 1
           -> StopPlayback c1-p1
           -> ScheduleCallback c1 general 13800001111 since 0s
           -> StartHoldMusic c1.0
     31s CallerHungUp c1
     32s FloorListed
           = floor compared, 0 strays
     33s NodeLost
     35s Tick
           = c1 callback not promised: timed out
           = c1 left general: abandoned after 31s
           = c1 abandoned_in_queue by caller: caller-hung-up final
`,
);
