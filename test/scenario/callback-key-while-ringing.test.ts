import { unconfirmed } from './unconfirmed';
import { story } from './transcript';

story(
  'the phone is taken back without a miss, and she is called',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
    8.5s DigitPressed c1 9
           = c1.1 cancelled after ringing 2.5s
           = 8001 ready
           -> CancelOffer c1.1 caller-gone
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
      9s DigitPressed c1 1
           -> StopPlayback c1-p1
           -> ScheduleCallback c1 general 13800001111 since 5s
           -> StartHoldMusic c1.0
    9.1s OfferAnswered c1.1   (too late)
           -> HangUp c1.1
    9.2s CallbackRegistered c1
           = c1 callback promised
           = c1 left general: callback after 4.2s
           -> PlayPrompt c1.0 c1-p2 zh callback-registered
           -> ReturnToDialplan c1.0
`,
);

story(
  'the row is refused: she keeps her place and the next phone rings',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
    8.5s DigitPressed c1 9
           = c1.1 cancelled after ringing 2.5s
           = 8001 ready
           -> CancelOffer c1.1 caller-gone
           -> PlayPrompt c1.0 c1-p1 zh callback-number-own digits-13800001111 callback-number-own-keys
      9s DigitPressed c1 1
           -> StopPlayback c1-p1
           -> ScheduleCallback c1 general 13800001111 since 5s
           -> StartHoldMusic c1.0
    9.1s LegHungUp c1.1
    9.2s CommandRefused ScheduleCallback c1 postgres-down
           = c1 callback not promised: postgres-down
           -> PlayPrompt c1.0 c1-p2 zh callback-unavailable
           -> OfferCall c1.2 8001
`,
);

story(
  'from a number that may not be dialled, where none is asked for: told so, and the phone rings on',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002 8009
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferRinging c1.1
      9s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-unavailable
     12s PromptFinished c1-p1
           -> StartHoldMusic c1.0
     21s Tick
           = c1.1 no-answer after ringing 15s
           = 8001 not-ready{no-answer}
           -> CancelOffer c1.1 no-answer
`,
  { rules: unconfirmed },
);
