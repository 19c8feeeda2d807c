import type { Emergency } from '../../src/core/rules';
import { menuId, queueId } from '../fixtures/floor/rules';

import { actionRules } from './action-rules';
import { story } from './transcript';
import { storyRules } from './story-rules';

const toQueue = (id: string) => ({ kind: 'queue', queueId: queueId(id), language: null }) as const;
const flood: Emergency = { prompt: 'emergency-notice', destination: toQueue('repair'), priority: true };
const base = storyRules();
const withRule = (emergency: Emergency | undefined, hash = base.hash) =>
  storyRules({
    hash,
    numbers: new Map(
      [...base.numbers].map(([id, rule]) => [id, id === '95001' && emergency ? { ...rule, emergency } : rule]),
    ),
  });
const rules = withRule(flood);

story(
  'on: a new caller hears the notice to its end and then waits; off: the next one hears the menu again',
  `
      0s EmergencySet on 95001 by=zhang
           = emergency on 95001 by zhang
      1s CallArrived c1 95001
           = c1 meets the emergency first
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh emergency-notice
      2s DigitPressed c1 1   (there is no menu to answer)
      3s AgentsReady 8002   (nobody rings before the notice is over)
           = 8002 ready
      9s PromptFinished c1-p1
           = c1 waits in repair since 9s
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8002
    9.5s OfferRinging c1.1
     10s CallArrived c2 95002   (another number is as ever)
           = c2 waits in general since 10s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     11s EmergencySet off 95001 by=li
           = emergency off 95001 by li
     12s CallArrived c3 95001
           -> Answer c3.0
           -> PlayPrompt c3.0 c3-p1 zh menu-main
     13s EmergencySet off 95001 by=li   (off already)
`,
  { rules },
);

story(
  'callers in the menu are taken along at once, also from a menu below; who waits, talks or dialled elsewhere stays',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      2s DigitPressed c1 0
           = c1 waits in general since 2s
           -> StopPlayback c1-p1
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      3s CallArrived c2 95001
           -> Answer c2.0
           -> PlayPrompt c2.0 c2-p1 zh menu-main
      4s CallArrived c3 95001
           -> Answer c3.0
           -> PlayPrompt c3.0 c3-p1 zh menu-main
    4.5s OfferRinging c1.1
      5s DigitPressed c3 2
           -> StopPlayback c3-p1
           -> PlayPrompt c3.0 c3-p2 zh menu-repair
      6s PromptFinished c3-p2
      7s EmergencySet on all by=zhang
           = emergency on 95001 by zhang
           = c2 meets the emergency first
           = c3 meets the emergency first
           -> StopPlayback c2-p1
           -> PlayPrompt c2.0 c2-p2 zh emergency-notice
           -> PlayPrompt c3.0 c3-p3 zh emergency-notice
      8s PromptFinished c2-p1   (late news of the menu)
      9s CallerHungUp c3   (she has heard enough)
           = c3 abandoned_in_menu by caller: caller-hung-up final
     15s EmergencySet off all by=zhang   (c2 goes on to the end of her way)
           = emergency off 95001 by zhang
     18s PromptFinished c2-p2
           = c2 waits in repair since 18s
           -> StartHoldMusic c2.0
`,
  { rules },
);

story(
  'its callers go before all others, whatever the queue; a missed ring does not change that',
  `
      0s CallArrived c1 95003
           = c1 waits in repair since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      1s CallArrived c2 95002
           = c2 waits in general since 1s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      2s EmergencySet on 95001 by=zhang
           = emergency on 95001 by zhang
      3s CallArrived c3 95001
           = c3 meets the emergency first
           -> Answer c3.0
           -> PlayPrompt c3.0 c3-p1 zh emergency-notice
      9s PromptFinished c3-p1
           = c3 waits in repair since 9s
           -> StartHoldMusic c3.0
     10s AgentsReady 8002
           = 8002 ready
           -> OfferCall c3.1 8002
     11s OfferFailed c3.1 refused
           = c3.1 refused after ringing 0s
           = 8002 not-ready{refused}
     12s AgentsReady 8003
           = 8003 ready
           -> OfferCall c3.2 8003
`,
  { rules },
);

story(
  'without priority, without notice: another menu from its beginning, whose # does not lead back to the old one',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      1s EmergencySet on 95001 by=zhang
           = emergency on 95001 by zhang
           = c1 meets the emergency
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh menu-repair
      2s DigitPressed c1 #
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh menu-repair
      3s DigitPressed c1 1
           = c1 waits in repair since 3s
           -> StopPlayback c1-p3
           -> StartHoldMusic c1.0
`,
  {
    rules: withRule({
      prompt: null,
      destination: { kind: 'menu', menuId: menuId('repair-menu'), language: null },
      priority: false,
    }),
  },
);

story(
  'only the notice, then goodbye',
  `
      0s EmergencySet on 95001 by=zhang
           = emergency on 95001 by zhang
      1s CallArrived c1 95001
           = c1 meets the emergency
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh emergency-notice
      9s PromptFinished c1-p1
           -> ReturnToDialplan c1.0
    9.1s CallerHungUp c1
           = c1 self_served by hotline: menu-ended final
`,
  {
    rules: withRule({
      prompt: 'emergency-notice',
      destination: { kind: 'hang-up', prompt: null },
      priority: false,
    }),
  },
);

story(
  'who is in self-service is taken along, whatever its service answers then; who is in that of another number stays',
  `
      0s CallArrived c1 95012
           -> Answer c1.0
           -> AskService c1-q1 shop select_state_from_orders_where_phone_=_$1 '13800001111'
      0s CallArrived c2 95010
           -> Answer c2.0
           -> PlayPrompt c2.0 c2-p1 zh order-number
    0.5s EmergencySet on 95012 by=zhang
           = emergency on 95012 by zhang
           = c1 meets the emergency
           -> PlayPrompt c1.0 c1-p1 zh emergency-notice
    0.6s ServiceAnswered c1-q1 row state=shipped
      5s PromptFinished c1-p1
           = c1 waits in repair since 5s
           -> StartHoldMusic c1.0
      6s CallerHungUp c1
           = c1 left repair: abandoned after 1s
           = c1 abandoned_in_queue by caller: caller-hung-up final
`,
  {
    rules: actionRules({
      emergency: { ...flood, priority: false },
    }),
  },
);
