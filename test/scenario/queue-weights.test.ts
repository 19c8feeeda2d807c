import { story } from './transcript';
import { storyRules } from './story-rules';

story(
  'a minute in a queue of weight 3 counts as three; nobody starves',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     15s CallArrived c2 95003
           = c2 waits in repair since 15s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     25s CallArrived c3 95003
           = c3 waits in repair since 25s
           -> Answer c3.0
           -> StartHoldMusic c3.0
     29s AgentsReady 8003
           = 8003 ready
           -> OfferCall c2.1 8003
     30s CallerHungUp c2
           = c2.1 cancelled after ringing 0s
           = 8003 ready
           = c2 left repair: abandoned after 15s
           = c2 abandoned_in_ring by caller: caller-hung-up final
           -> CancelOffer c2.1 caller-gone
   30.1s OfferFailed c2.1 gone
           -> OfferCall c1.1 8003
     31s CallerHungUp c1
           = c1.1 cancelled after ringing 0s
           = 8003 ready
           = c1 left general: abandoned after 31s
           = c1 abandoned_in_ring by caller: caller-hung-up final
           -> CancelOffer c1.1 caller-gone
   31.1s OfferFailed c1.1 gone
           -> OfferCall c3.1 8003
`,
  { rules: storyRules({}, { repair: { weight: 3 } }) },
);
