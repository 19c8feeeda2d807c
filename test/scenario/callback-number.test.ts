/** On which number she is to be called back: her own, read back, while her place is kept. */
import { story } from './transcript';

story(
  'she does not answer for her own number: asked three times, then she waits on; no phone rings meanwhile',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     20s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
     24s PromptFinished c1-p1
     25s AgentsReady 8001
           = 8001 ready
     32s Tick
           -> PlayPrompt c1.0 c1-p2 zh menu-timeout callback-number-own digits-13800001111 callback-number-own-keys
     33s DigitPressed c1 7
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh menu-invalid callback-number-own digits-13800001111 callback-number-own-keys
     37s PromptFinished c1-p3
     45s Tick
           = c1 waits on, no callback: no-answer
           -> PlayPrompt c1.0 c1-p4 zh callback-number-none
           -> OfferCall c1.1 8001
`,
);

story(
  'she hangs up before she has confirmed: nothing was promised, and she gave up waiting',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     20s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
     23s CallerHungUp c1
           = c1 left general: abandoned after 23s
           = c1 abandoned_in_queue by caller: caller-hung-up final
     24s AgentsReady 8001
           = 8001 ready
`,
);

story(
  'the connection was lost while she was asked: asked again, with what she had keyed',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     20s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
     21s FloorListed c1.0
           = floor compared, 0 strays
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh callback-number-own digits-13800001111 callback-number-own-keys
     22s DigitPressed c1 2
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh callback-number-key
     23s PromptFinished c1-p3
     24s DigitPressed c1 1
     25s FloorListed c1.0
           = floor compared, 0 strays
     26s Restart
     27s DigitPressed c1 3
     35s Tick
           = c1 number 13 refused: not-allowed
           -> PlayPrompt c1.0 c1-p4 zh callback-number-invalid callback-number-key
`,
);

story(
  'listed do-not-call between the question and her answer: asked for another',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     20s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
     21s CallersListed 13800001111=do-not-call
           = callers listed 1, no more 0
     22s DigitPressed c1 1
           = c1 number 13800001111 refused: do-not-call
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh callback-number-invalid callback-number-key
`,
);

story(
  'an earlier row stands late, while she says on which number: that promise holds',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     20s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
     21s DigitPressed c1 1
           -> StopPlayback c1-p1
           -> ScheduleCallback c1 general 13800001111 since 0s
           -> StartHoldMusic c1.0
     26s Tick
           = c1 callback not promised: timed out
           -> PlayPrompt c1.0 c1-p2 zh callback-unavailable
     27s DigitPressed c1 9
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh callback-number-own digits-13800001111 callback-number-own-keys
     28s CallbackRegistered c1
           = c1 callback promised
           = c1 left general: callback after 28s
           -> StopPlayback c1-p3
           -> PlayPrompt c1.0 c1-p4 zh callback-registered
           -> ReturnToDialplan c1.0
`,
);
