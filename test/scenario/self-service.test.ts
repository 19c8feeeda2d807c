import { actionRules } from './action-rules';
import { story } from './transcript';

const rules = actionRules();

story(
  'order and phone are keyed, the service is asked, the state is told, and she has been served',
  `
         0s CallArrived c1 95010 13800001111
              -> Answer c1.0
              -> PlayPrompt c1.0 c1-p1 zh order-number
         1s DigitPressed c1 1
              -> StopPlayback c1-p1
         2s DigitPressed c1 *     (once more from the start)
         2s DigitPressed c1 9
         2s DigitPressed c1 0
         2s DigitPressed c1 0
         2s DigitPressed c1 1
         3s DigitPressed c1 #
              = c1 order is 9001
              -> AskService c1-q1 GET http://orders/9001?by=13800001111
       3.1s ServiceAnswered c1-q1 200
              = c1-q1 answered 200
              -> PlayPrompt c1.0 c1-p2 zh order-phone
         4s PromptFinished c1-p2
         4s DigitPressed c1 #     (a key of the question before)
         4s DigitPressed c1 1
         4s DigitPressed c1 1
         4s DigitPressed c1 1
         4s DigitPressed c1 1
              = c1 phone is 1111 secretly
              -> AskService c1-q2 POST http://orders/9001/check {"phone":"1111","by":["13800001111"]}
         4s DigitPressed c1 1
       4.1s ServiceAnswered c1-q2 200 state=shipped amount=128.5
              = c1-q2 answered 200
              = c1 remembers state=shipped amount=128.5
              -> PlayPrompt c1.0 c1-p3 zh order-is digits-9001 order-shipped number-1 number-hundred number-20 number-8 money-yuan number-5 money-jiao
         5s DigitPressed c1 5     (what is told is heard to its end)
        20s PromptFinished c1-p3
              -> PlayPrompt c1.0 c1-p4 zh goodbye
              -> ReturnToDialplan c1.0
        25s CallerHungUp c1
              = c1 self_served by hotline: menu-ended final
`,
  { rules },
);

story(
  'who hangs up while it is told has been served',
  `
         0s CallArrived c1 95012
              -> Answer c1.0
              -> AskService c1-q1 shop select_state_from_orders_where_phone_=_$1 '13800001111'
       0.1s ServiceAnswered c1-q1 row state=shipped
              = c1-q1 answered row
              = c1 remembers state=shipped
              -> PlayPrompt c1.0 c1-p1 zh order-is value-unknown order-shipped value-unknown
         2s CallerHungUp c1
              = c1 self_served by caller: caller-hung-up final
`,
  { rules },
);

story(
  'the phone does not fit the order: nothing is told, a person takes her and sees what is known',
  `
         0s AgentsReady 8001
              = 8001 ready
         1s CallArrived c1 95010
              -> Answer c1.0
              -> PlayPrompt c1.0 c1-p1 zh order-number
         2s PromptFinished c1-p1
         3s DigitPressed c1 9
         3s DigitPressed c1 0
         3s DigitPressed c1 0
         3s DigitPressed c1 1
         8s Tick     (nothing more is keyed)
              = c1 order is 9001
              -> AskService c1-q1 GET http://orders/9001?by=13800001111
       8.1s ServiceAnswered c1-q1 200
              = c1-q1 answered 200
              -> PlayPrompt c1.0 c1-p2 zh order-phone
         9s DigitPressed c1 2
              -> StopPlayback c1-p2
         9s DigitPressed c1 2
         9s DigitPressed c1 2
         9s DigitPressed c1 2
              = c1 phone is 2222 secretly
              -> AskService c1-q2 POST http://orders/9001/check {"phone":"2222","by":["13800001111"]}
       9.1s ServiceAnswered c1-q2 403
              = c1-q2 answered 403
              = c1 remembers state=- amount=-
              = c1 waits in general since 9.1s
              -> StartHoldMusic c1.0
              -> OfferCall c1.1 8001 order 9001 · phone **22
        10s CallerHungUp c1
              = c1.1 cancelled after ringing 0s
              = 8001 ready
              = c1 left general: abandoned after 0.9s
              = c1 abandoned_in_ring by caller: caller-hung-up final
              -> CancelOffer c1.1 caller-gone
`,
  { rules },
);

story(
  'an answer leads by what it says; the order nobody knows is asked for again',
  `
         0s CallArrived c1 95010
              -> Answer c1.0
              -> PlayPrompt c1.0 c1-p1 zh order-number
         2s DigitPressed c1 9
              -> StopPlayback c1-p1
         2s DigitPressed c1 9
         2s DigitPressed c1 9
         2s DigitPressed c1 9
         2s DigitPressed c1 #
              = c1 order is 9999
              -> AskService c1-q1 GET http://orders/9999?by=13800001111
       2.1s ServiceAnswered c1-q1 404
              = c1-q1 answered 404
              -> PlayPrompt c1.0 c1-p2 zh order-number
         4s DigitPressed c1 9
              -> StopPlayback c1-p2
         4s DigitPressed c1 0
         4s DigitPressed c1 0
         4s DigitPressed c1 2
         4s DigitPressed c1 #
              = c1 order is 9002
              -> AskService c1-q2 GET http://orders/9002?by=13800001111
       4.1s ServiceAnswered c1-q2 200
              = c1-q2 answered 200
              -> PlayPrompt c1.0 c1-p3 zh order-phone
         5s DigitPressed c1 2
              -> StopPlayback c1-p3
         5s DigitPressed c1 2
         5s DigitPressed c1 2
         5s DigitPressed c1 2
              = c1 phone is 2222 secretly
              -> AskService c1-q3 POST http://orders/9002/check {"phone":"2222","by":["13800001111"]}
       5.1s ServiceAnswered c1-q3 200 state=lost
              = c1-q3 answered 200
              = c1 remembers state=lost amount=-
              = c1 waits in repair since 5.1s
              -> StartHoldMusic c1.0
         6s CallerHungUp c1
              = c1 left repair: abandoned after 0.9s
              = c1 abandoned_in_queue by caller: caller-hung-up final
`,
  { rules },
);

story(
  'nothing keyed, and what does not fit: asked again, then a person',
  `
         0s CallArrived c1 95010
              -> Answer c1.0
              -> PlayPrompt c1.0 c1-p1 zh order-number
         2s PromptFinished c1-p1
         7s Tick
              = c1 nothing-keyed
              -> PlayPrompt c1.0 c1-p2 zh menu-timeout order-number
         9s DigitPressed c1 1
              -> StopPlayback c1-p2
         9s DigitPressed c1 1
         9s DigitPressed c1 1
         9s DigitPressed c1 1
         9s DigitPressed c1 A
         9s DigitPressed c1 #
              = c1 does-not-fit
              = c1 waits in general since 9s
              -> StartHoldMusic c1.0
        10s CallerHungUp c1
              = c1 left general: abandoned after 1s
              = c1 abandoned_in_queue by caller: caller-hung-up final
`,
  { rules },
);

story(
  'a hundred keys at once do no more than the last digit of the number allows',
  `
         0s CallArrived c1 95010
              -> Answer c1.0
              -> PlayPrompt c1.0 c1-p1 zh order-number
         1s AgentKeyed c1.0 999999999999999999999999999999999999999999999999
              -> StopPlayback c1-p1
              = c1 order is 99999999
              -> AskService c1-q1 GET http://orders/99999999?by=13800001111
         2s CallerHungUp c1
              = c1 abandoned_in_menu by caller: caller-hung-up final
`,
  { rules },
);
