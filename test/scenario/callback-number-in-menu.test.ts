/** A callback chosen where she does not wait yet: in a menu, also when the number is closed. */
import { menuId, queueId } from '../fixtures/floor/rules';
import { story } from './transcript';
import { storyRules } from './story-rules';

const { menus, numbers } = storyRules();
const callback = { kind: 'callback', queueId: queueId('general') } as const;
const closed = { kind: 'menu', menuId: menuId('main'), language: null } as const;
const office = {
  ...{ id: 'office', timeZone: 'Asia/Shanghai', offsets: [{ since: 0, aheadMs: 0 }] },
  ...{ weekly: new Map(), days: new Map() },
};
const rules = storyRules({
  menus: new Map([...menus].map(([id, menu]) => [id, { ...menu, keys: new Map([...menu.keys, ['5', callback]]) }])),
  hours: new Map([['office', office]]),
  numbers: new Map(
    [...numbers].map(([number, rule]) => [
      number,
      number === '95002' ? { ...rule, opening: { hours: 'office', closed } } : rule,
    ]),
  ),
});

story(
  'chosen in a menu: her place is from then on, and nothing is promised before she has confirmed the number',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
     10s DigitPressed c1 5
           = c1 waits in general since 10s
           -> StopPlayback c1-p1
           -> StartHoldMusic c1.0
           -> PlayPrompt c1.0 c1-p2 zh callback-number-own digits-13800001111 callback-number-own-keys
     12s DigitPressed c1 1
           -> StopPlayback c1-p2
           -> ScheduleCallback c1 general 13800001111 since 10s
           -> StartHoldMusic c1.0
   12.1s CallbackRegistered c1
           = c1 callback promised
           = c1 left general: callback after 2.1s
           -> PlayPrompt c1.0 c1-p3 zh callback-registered
           -> ReturnToDialplan c1.0
`,
  { rules },
);

story(
  'closed: the menu of that time has the same key',
  `
      0s CallArrived c1 95002
           = c1 found number 95002 closed by office until ?
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      1s DigitPressed c1 5
           = c1 waits in general since 1s
           -> StopPlayback c1-p1
           -> StartHoldMusic c1.0
           -> PlayPrompt c1.0 c1-p2 zh callback-number-own digits-13800001111 callback-number-own-keys
      3s DigitPressed c1 1
           -> StopPlayback c1-p2
           -> ScheduleCallback c1 general 13800001111 since 1s
           -> StartHoldMusic c1.0
`,
  { rules },
);
