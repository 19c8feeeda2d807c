import { actionRules } from './action-rules';
import { story } from './transcript';

const rules = actionRules();

story(
  'it takes a while: she is asked to wait, hears music, and goes on with the answer',
  `
         0s CallArrived c1 95012
              -> Answer c1.0
              -> AskService c1-q1 shop select_state_from_orders_where_phone_=_$1 '13800001111'
         1s Tick
              -> PlayPrompt c1.0 c1-p1 zh one-moment
       1.8s PromptFinished c1-p1
              -> StartHoldMusic c1.0
       1.9s ServiceAnswered c1-q1 row state=shipped
              = c1-q1 answered row
              = c1 remembers state=shipped
              -> PlayPrompt c1.0 c1-p2 zh order-is value-unknown order-shipped value-unknown
         4s CallerHungUp c1
              = c1 self_served by caller: caller-hung-up final
`,
  { rules },
);

story(
  'no answer at all: it has failed by its deadline, and the late answer changes nothing',
  `
         0s CallArrived c1 95012
              -> Answer c1.0
              -> AskService c1-q1 shop select_state_from_orders_where_phone_=_$1 '13800001111'
         1s Tick
              -> PlayPrompt c1.0 c1-p1 zh one-moment
       2.5s Tick
              = c1-q1 failed no answer
              = c1 waits in general since 2.5s
              -> StopPlayback c1-p1
              -> StartHoldMusic c1.0
       2.6s ServiceAnswered c1-q1 row state=shipped
         3s CallerHungUp c1
              = c1 left general: abandoned after 0.5s
              = c1 abandoned_in_queue by caller: caller-hung-up final
`,
  { rules },
);

story(
  'it fails at once; the database knows no such row',
  `
         0s CallArrived c1 95012
              -> Answer c1.0
              -> AskService c1-q1 shop select_state_from_orders_where_phone_=_$1 '13800001111'
         0s ServiceAnswered c1-q1 failed
              = c1-q1 failed failed
              = c1 waits in general since 0s
              -> StartHoldMusic c1.0
         1s CallerHungUp c1
              = c1 left general: abandoned after 1s
              = c1 abandoned_in_queue by caller: caller-hung-up final
         2s CallArrived c2 95012
              -> Answer c2.0
              -> AskService c2-q1 shop select_state_from_orders_where_phone_=_$1 '13800001111'
         2s ServiceAnswered c2-q1 none
              = c2-q1 none none
              -> PlayPrompt c2.0 c2-p1 zh order-number
         3s CallerHungUp c2
              = c2 abandoned_in_menu by caller: caller-hung-up final
`,
  { rules },
);

story(
  'nobody could even ask',
  `
         0s CallArrived c1 95012
              -> Answer c1.0
              -> AskService c1-q1 shop select_state_from_orders_where_phone_=_$1 '13800001111'
         0s CommandRefused AskService c1-q1 400
              = c1-q1 failed 400
              = c1 waits in general since 0s
              -> StartHoldMusic c1.0
         1s CallerHungUp c1
              = c1 left general: abandoned after 1s
              = c1 abandoned_in_queue by caller: caller-hung-up final
`,
  { rules },
);

story(
  'she hangs up while it is asked, and while a key is awaited',
  `
         0s CallArrived c1 95012
              -> Answer c1.0
              -> AskService c1-q1 shop select_state_from_orders_where_phone_=_$1 '13800001111'
       0.5s CallerHungUp c1
              = c1 abandoned_in_menu by caller: caller-hung-up final
       0.6s ServiceAnswered c1-q1 row state=shipped
         2s CallArrived c2 95010
              -> Answer c2.0
              -> PlayPrompt c2.0 c2-p1 zh order-number
         3s DigitPressed c2 9
              -> StopPlayback c2-p1
         4s CallerHungUp c2
              = c2 abandoned_in_menu by caller: caller-hung-up final
`,
  { rules },
);

story(
  'the process is restarted in each stage: asked again, said again, and nothing keyed is lost',
  `
         0s CallArrived c1 95012
              -> Answer c1.0
              -> AskService c1-q1 shop select_state_from_orders_where_phone_=_$1 '13800001111'
       0.5s Restart
       0.5s FloorListed c1.0
              = floor compared, 0 strays
              -> AskService c1-q1 shop select_state_from_orders_where_phone_=_$1 '13800001111' again
       0.6s ServiceAnswered c1-q1 row state=shipped
              = c1-q1 answered row
              = c1 remembers state=shipped
              -> PlayPrompt c1.0 c1-p1 zh order-is value-unknown order-shipped value-unknown
       0.7s Restart
       0.7s FloorListed c1.0
              = floor compared, 0 strays
              -> StopPlayback c1-p1
              -> PlayPrompt c1.0 c1-p2 zh order-is value-unknown order-shipped value-unknown
         5s PromptFinished c1-p2
              -> PlayPrompt c1.0 c1-p3 zh goodbye
              -> ReturnToDialplan c1.0
         6s CallerHungUp c1
              = c1 self_served by hotline: menu-ended final
         7s CallArrived c2 95010
              -> Answer c2.0
              -> PlayPrompt c2.0 c2-p1 zh order-number
         8s Restart
         8s FloorListed c2.0
              = floor compared, 0 strays
              -> StopPlayback c2-p1
              -> PlayPrompt c2.0 c2-p2 zh order-number
         9s DigitPressed c2 9
              -> StopPlayback c2-p2
        10s DigitPressed c2 0
        11s Restart
        11s FloorListed c2.0
              = floor compared, 0 strays
        12s DigitPressed c2 0
        12s DigitPressed c2 1
        12s DigitPressed c2 #
              = c2 order is 9001
              -> AskService c2-q1 GET http://orders/9001?by=13800001111
        13s CallerHungUp c2
              = c2 abandoned_in_menu by caller: caller-hung-up final
`,
  { rules },
);
