/** `*57`, and nothing can be promised: she is told why. */
import { story } from './transcript';
import { storyRules } from './story-rules';

story(
  'a caller who withheld her number',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002 withheld
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     11s AgentPromised 8001 f1.0
           = 8001 cannot promise: withheld
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-promise-no-number
           -> ReturnToDialplan f1.0
`,
);

story(
  'a number that may not be dialled',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002 02112345678
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     11s AgentPromised 8001 f1.0
           = 8001 cannot promise: not-allowed
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-promise-no-number
           -> ReturnToDialplan f1.0
`,
);

story(
  'a number on the list do-not-call',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     10s CallersListed 13800001111=do-not-call
           = callers listed 1, no more 0
     11s AgentPromised 8001 f1.0
           = 8001 cannot promise: do-not-call
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-promise-no-number
           -> ReturnToDialplan f1.0
`,
);

story(
  'hours from 1 to 99, nothing else',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     11s AgentPromised 8001 f1.0 hours=0
           = 8001 cannot promise: hours
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-promise-hours
           -> ReturnToDialplan f1.0
     15s LegHungUp f1.0
     16s AgentPromised 8001 f2.0 hours=100
           = 8001 cannot promise: hours
           -> Answer f2.0
           -> PlayPrompt f2.0 f2-p1 zh agent-promise-hours
           -> ReturnToDialplan f2.0
`,
);

story(
  'neither in a call nor in wrap-up; a phone of nobody',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentPromised 8001 f1.0
           = 8001 cannot promise: no-call
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-promise-no-call
           -> ReturnToDialplan f1.0
      2s AgentPromised 9999 f2.0
           -> Answer f2.0
           -> PlayPrompt f2.0 f2-p1 zh agent-not-configured
           -> ReturnToDialplan f2.0
`,
);

story(
  'callbacks are switched off',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     11s AgentPromised 8001 f1.0
           = 8001 cannot promise: off
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-promise-off
           -> ReturnToDialplan f1.0
`,
  { rules: storyRules({ callbacks: null }) },
);
