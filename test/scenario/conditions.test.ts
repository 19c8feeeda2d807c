import { actionRules } from './action-rules';
import { story } from './transcript';

const rules = actionRules();
const later = [{ ...rules, actions: new Map(), hash: 'without' }];

story(
  'a tier decides, then how many wait',
  `
         0s CallArrived c1 95011 13900001111
              = c1 waits in repair since 0s
              -> Answer c1.0
              -> StartHoldMusic c1.0
         1s CallArrived c2 95011 13800001111
              = c2 waits in general since 1s
              -> Answer c2.0
              -> StartHoldMusic c2.0
         2s CallArrived c3 95011 13800002222
              -> Answer c3.0
              -> PlayPrompt c3.0 c3-p1 zh goodbye
              -> ReturnToDialplan c3.0
`,
  { rules, later },
);

story(
  'a circle without a key ends with a person',
  `
         0s CallArrived c1 95013
              = c1 remembers topic=called 95013
              = c1 waits in general since 0s
              -> Answer c1.0
              -> StartHoldMusic c1.0
         1s CallerHungUp c1
              = c1 left general: abandoned after 1s
              = c1 abandoned_in_queue by caller: caller-hung-up final
`,
  { rules, later },
);

story(
  'the rules lose the action she is in: a person takes her',
  `
         0s CallArrived c1 95010
              -> Answer c1.0
              -> PlayPrompt c1.0 c1-p1 zh order-number
         1s RulesChanged without
              = rules without
         2s DigitPressed c1 9
              = c1 waits in general since 2s
              -> StopPlayback c1-p1
              -> StartHoldMusic c1.0
         3s CallerHungUp c1
              = c1 left general: abandoned after 1s
              = c1 abandoned_in_queue by caller: caller-hung-up final
`,
  { rules, later },
);

story(
  "a hostile caller's number is text wherever it goes",
  `
         0s CallArrived c1 95010 ../..?x=1&y#"';drop
              -> Answer c1.0
              -> PlayPrompt c1.0 c1-p1 zh order-number
         2s DigitPressed c1 9
              -> StopPlayback c1-p1
         2s DigitPressed c1 9
         2s DigitPressed c1 9
         2s DigitPressed c1 9
         2s DigitPressed c1 #
              = c1 order is 9999
              -> AskService c1-q1 GET http://orders/9999?by=..%2F..%3Fx%3D1%26y%23%22'%3Bdrop
       2.1s ServiceAnswered c1-q1 200
              = c1-q1 answered 200
              -> PlayPrompt c1.0 c1-p2 zh order-phone
         3s DigitPressed c1 2
              -> StopPlayback c1-p2
         3s DigitPressed c1 2
         3s DigitPressed c1 2
         3s DigitPressed c1 2
              = c1 phone is 2222 secretly
              -> AskService c1-q2 POST http://orders/9999/check {"phone":"2222","by":["../..?x=1&y#\\"';drop"]}
       3.5s ServiceAnswered c1-q2 200 state=shipped amount=lots
              = c1-q2 answered 200
              = c1 remembers state=shipped amount=lots
              -> PlayPrompt c1.0 c1-p3 zh order-is digits-9999 order-shipped value-unknown
         4s CallerHungUp c1
              = c1 self_served by caller: caller-hung-up final
         5s CallArrived c2 95012 ';drop--
              -> Answer c2.0
              -> AskService c2-q1 shop select_state_from_orders_where_phone_=_$1 '';drop--'
`,
  { rules, later },
);
