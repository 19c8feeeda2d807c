import { story } from './transcript';
import { storyRules } from './story-rules';

const rules = storyRules({}, { general: { redialMs: 60_000 } });

story(
  'who hangs up while waiting and rings again within the time has her place back',
  `
      0s CallArrived c1 95002 13800001111
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      5s CallArrived c2 95002 13800002222
           = c2 waits in general since 5s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     20s CallerHungUp c1
           = c1 left general: abandoned after 20s
           = c1 abandoned_in_queue by caller: caller-hung-up final
     79s CallArrived c3 95002 13800001111
           = c3 waits in general since 0s
           -> Answer c3.0
           -> StartHoldMusic c3.0
     80s AgentsReady 8001
           = 8001 ready
           -> OfferCall c3.1 8001
`,
  { rules },
);

story(
  'she who hangs up while an agent rings, too; a place is taken once',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002 13800001111
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferRinging c1.1
      3s CallerHungUp c1
           = c1.1 cancelled after ringing 1s
           = 8001 ready
           = c1 left general: abandoned after 2s
           = c1 abandoned_in_ring by caller: caller-hung-up final
           -> CancelOffer c1.1 caller-gone
    3.1s OfferFailed c1.1 gone
      4s AgentPaused 8001 lunch
           = 8001 not-ready{lunch}
     10s CallArrived c2 95002 13800002222
           = c2 waits in general since 10s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     20s CallArrived c3 95002 13800001111
           = c3 waits in general since 1s
           -> Answer c3.0
           -> StartHoldMusic c3.0
     30s CallArrived c4 95002 13800001111
           = c4 waits in general since 30s
           -> Answer c4.0
           -> StartHoldMusic c4.0
     40s AgentReadied 8001
           = 8001 ready
           -> OfferCall c3.1 8001
`,
  { rules },
);

story(
  'another number, no number, another queue, or too late: the place is gone',
  `
      0s CallArrived c1 95002 13800001111
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      1s CallArrived c2 95002 withheld
           = c2 waits in general since 1s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      2s CallerHungUp c1
           = c1 left general: abandoned after 2s
           = c1 abandoned_in_queue by caller: caller-hung-up final
      3s CallerHungUp c2
           = c2 left general: abandoned after 2s
           = c2 abandoned_in_queue by caller: caller-hung-up final
     10s CallArrived c3 95002 13800003333
           = c3 waits in general since 10s
           -> Answer c3.0
           -> StartHoldMusic c3.0
     11s CallArrived c4 95002 withheld
           = c4 waits in general since 11s
           -> Answer c4.0
           -> StartHoldMusic c4.0
     12s CallArrived c5 95003 13800001111
           = c5 waits in repair since 12s
           -> Answer c5.0
           -> StartHoldMusic c5.0
     62s CallArrived c6 95002 13800001111
           = c6 waits in general since 62s
           -> Answer c6.0
           -> StartHoldMusic c6.0
`,
  { rules },
);

story(
  'the place is still hers after the hotline was started again',
  `
      0s CallArrived c1 95002 13800001111
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      1s CallArrived c2 95002 13800002222
           = c2 waits in general since 1s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     20s CallerHungUp c1
           = c1 left general: abandoned after 20s
           = c1 abandoned_in_queue by caller: caller-hung-up final
     30s Restart
     40s CallArrived c3 95002 13800001111
           = c3 waits in general since 0s
           -> Answer c3.0
           -> StartHoldMusic c3.0
`,
  { rules },
);
