import { storyRules } from './story-rules';
import { story } from './transcript';

story(
  'a blocked caller hears a sentence and nothing else; off the list, or after its time, she is a caller like any other',
  `
      0s CallersListed 13800001111=blocked 0108888=blocked=60s
           = callers listed 2, no more 0
      5s CallArrived c1 95002 13800001111
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh caller-blocked
           -> ReturnToDialplan c1.0
      8s CallerHungUp c1
           = c1 blocked by hotline: caller-blocked final
      9s Restart
     10s CallArrived c2 95002 01088881234     (by how her number begins)
           -> Answer c2.0
           -> PlayPrompt c2.0 c2-p1 zh caller-blocked
           -> ReturnToDialplan c2.0
     11s CallArrived c3 95002 withheld
           = c3 waits in general since 11s
           -> Answer c3.0
           -> StartHoldMusic c3.0
     12s CallersListed -13800001111=blocked
           = callers listed 0, no more 1
     13s CallerHungUp c2
           = c2 blocked by hotline: caller-blocked final
     14s CallArrived c4 95002 13800001111
           = c4 waits in general since 14s
           -> Answer c4.0
           -> StartHoldMusic c4.0
     61s CallArrived c5 95002 01088881234
           = c5 waits in general since 61s
           -> Answer c5.0
           -> StartHoldMusic c5.0
`,
);

const vip = { headStartMs: 60_000, numbers: ['999'] };

story(
  'who is not to be recorded is not; who is on the list of a tier goes before others',
  `
      0s CallersListed 13900001111=do-not-record 13900001111=vip
           = callers listed 2, no more 0
      1s CallArrived c1 95002 13800001111
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      5s CallArrived c2 95002 13900001111
           = c2 waits in general since -55s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      6s AgentsReady 8001
           = 8001 ready
           -> OfferCall c2.1 8001
      7s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left general: answered after 2s
           -> BridgeLegs c2-b1 c2.0+c2.1 saying digits-8001 agent-serves-number
`,
  { rules: storyRules({ tiers: new Map([['vip', vip]]) }) },
);
