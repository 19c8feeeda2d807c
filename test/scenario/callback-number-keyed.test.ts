/** On which number she is to be called back: another, keyed, checked and read back. */
import { story } from './transcript';

story(
  'another number: keyed, read back, confirmed; the key that brought her here, pressed twice, is no answer',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     20s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
   20.3s DigitPressed c1 9
     22s DigitPressed c1 2
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh callback-number-key
     23s DigitPressed c1 1
           -> StopPlayback c1-p2
   23.5s DigitPressed c1 3
     24s DigitPressed c1 *
     25s DigitPressed c1 1
     26s DigitPressed c1 3
   26.2s DigitPressed c1 9
   26.4s DigitPressed c1 1
   26.6s DigitPressed c1 2
   26.8s DigitPressed c1 3
     27s DigitPressed c1 4
   27.2s DigitPressed c1 5
   27.4s DigitPressed c1 6
   27.6s DigitPressed c1 7
   27.8s DigitPressed c1 8
     28s DigitPressed c1 #
           -> PlayPrompt c1.0 c1-p3 zh callback-number-keyed digits-13912345678 callback-number-keyed-keys
     36s PromptFinished c1-p3
     37s DigitPressed c1 1
           -> ScheduleCallback c1 general 13912345678 since 0s
           -> StartHoldMusic c1.0
   37.1s CallbackRegistered c1
           = c1 callback promised
           = c1 left general: callback after 37.1s
           -> PlayPrompt c1.0 c1-p4 zh callback-registered
           -> ReturnToDialplan c1.0
`,
);

story(
  'a withheld number is asked for straight away; silence ends it as # does',
  `
      0s CallArrived c1 95002 anonymous
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     20s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-key
     24s PromptFinished c1-p1
     25s DigitPressed c1 #     (may belong to what was before)
     26s DigitPressed c1 1
   26.1s DigitPressed c1 3
   26.2s DigitPressed c1 9
   26.3s DigitPressed c1 1
   26.4s DigitPressed c1 2
   26.5s DigitPressed c1 3
   26.6s DigitPressed c1 4
   26.7s DigitPressed c1 5
   26.8s DigitPressed c1 6
   26.9s DigitPressed c1 7
     27s DigitPressed c1 8
     35s Tick
           -> PlayPrompt c1.0 c1-p2 zh callback-number-keyed digits-13912345678 callback-number-keyed-keys
     36s DigitPressed c1 1
           -> StopPlayback c1-p2
           -> ScheduleCallback c1 general 13912345678 since 0s
           -> StartHoldMusic c1.0
   36.1s CallbackRegistered c1
           = c1 callback promised
           = c1 left general: callback after 36.1s
           -> PlayPrompt c1.0 c1-p3 zh callback-registered
           -> ReturnToDialplan c1.0
`,
);

story(
  'numbers that may not be dialled, are listed, or she does not want: after three her own is asked for once more',
  `
      0s CallersListed 139=do-not-call
           = callers listed 1, no more 0
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     20s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
     21s DigitPressed c1 2
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh callback-number-key
     22s DigitPressed c1 1
           -> StopPlayback c1-p2
   22.1s DigitPressed c1 1
   22.2s DigitPressed c1 0
   22.3s DigitPressed c1 #
           = c1 number 110 refused: not-allowed
           -> PlayPrompt c1.0 c1-p3 zh callback-number-invalid callback-number-key
     23s DigitPressed c1 1
           -> StopPlayback c1-p3
   23.1s DigitPressed c1 3
   23.2s DigitPressed c1 9
   23.3s DigitPressed c1 1
   23.4s DigitPressed c1 2
   23.5s DigitPressed c1 3
   23.6s DigitPressed c1 4
   23.7s DigitPressed c1 5
   23.8s DigitPressed c1 6
   23.9s DigitPressed c1 7
     24s DigitPressed c1 8
   24.1s DigitPressed c1 #
           = c1 number 13912345678 refused: do-not-call
           -> PlayPrompt c1.0 c1-p4 zh callback-number-invalid callback-number-key
     25s DigitPressed c1 1
           -> StopPlayback c1-p4
   25.1s DigitPressed c1 3
   25.2s DigitPressed c1 8
   25.3s DigitPressed c1 1
   25.4s DigitPressed c1 2
   25.5s DigitPressed c1 3
   25.6s DigitPressed c1 4
   25.7s DigitPressed c1 5
   25.8s DigitPressed c1 6
   25.9s DigitPressed c1 7
     26s DigitPressed c1 8
   26.1s DigitPressed c1 #
           -> PlayPrompt c1.0 c1-p5 zh callback-number-keyed digits-13812345678 callback-number-keyed-keys
     27s DigitPressed c1 2
           = c1 number 13812345678 refused: not-confirmed
           -> StopPlayback c1-p5
           -> PlayPrompt c1.0 c1-p6 zh callback-number-last digits-13800001111 callback-number-last-keys
     28s DigitPressed c1 1
           -> StopPlayback c1-p6
           -> ScheduleCallback c1 general 13800001111 since 0s
           -> StartHoldMusic c1.0
   28.1s CallbackRegistered c1
           = c1 callback promised
           = c1 left general: callback after 28.1s
           -> PlayPrompt c1.0 c1-p7 zh callback-registered
           -> ReturnToDialplan c1.0
`,
);

story(
  'nothing keyed three times by a caller without a number: she is back in her place, before who came after her',
  `
      0s CallArrived c1 95002 anonymous
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     10s CallArrived c2 95002
           = c2 waits in general since 10s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     20s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-key
     24s PromptFinished c1-p1
     32s Tick
           = c1 number refused: nothing-keyed
           -> PlayPrompt c1.0 c1-p2 zh menu-timeout callback-number-key
     36s PromptFinished c1-p2
     44s Tick
           = c1 number refused: nothing-keyed
           -> PlayPrompt c1.0 c1-p3 zh menu-timeout callback-number-key
     48s PromptFinished c1-p3
     56s Tick
           = c1 number refused: nothing-keyed
           = c1 waits on, no callback: no-number
           -> PlayPrompt c1.0 c1-p4 zh callback-number-none
     60s PromptFinished c1-p4
           -> StartHoldMusic c1.0
     61s AgentsReady 8001
           = 8001 ready
           -> OfferCall c1.1 8001
`,
);

story(
  'keys nothing three times, and would rather wait than be called on the number she calls from',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     20s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
     21s DigitPressed c1 2
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh callback-number-key
     22s PromptFinished c1-p2
     30s Tick
           = c1 number refused: nothing-keyed
           -> PlayPrompt c1.0 c1-p3 zh menu-timeout callback-number-key
     31s PromptFinished c1-p3
     39s Tick
           = c1 number refused: nothing-keyed
           -> PlayPrompt c1.0 c1-p4 zh menu-timeout callback-number-key
     40s PromptFinished c1-p4
     48s Tick
           = c1 number refused: nothing-keyed
           -> PlayPrompt c1.0 c1-p5 zh callback-number-last digits-13800001111 callback-number-last-keys
     50s DigitPressed c1 2
           = c1 waits on, no callback: declined
           -> StopPlayback c1-p5
           -> PlayPrompt c1.0 c1-p6 zh callback-number-none
     55s PromptFinished c1-p6
           -> StartHoldMusic c1.0
     60s AgentsReady 8001
           = 8001 ready
           -> OfferCall c1.1 8001
`,
);
