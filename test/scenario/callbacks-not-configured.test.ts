import { story } from './transcript';
import { storyRules } from './story-rules';

const noCallbacks = storyRules({ callbacks: null });

story(
  'the key promises nothing, and a due callback rings nobody',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     30s DigitPressed c1 9
           -> PlayPrompt c1.0 c1-p1 zh callback-unavailable
     60s AgentsReady 8002
           = 8002 ready
           -> OfferCall c1.1 8002
     61s CallbackDue c9 callback=cb1
`,
  { rules: noCallbacks },
);

story(
  'a queue that is no more: the callback waits in the first queue of the rules',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallbackDue c9 queue=sales key=0
           = c9 waits in general since 0s
           -> OfferCall c9.1 8001
`,
);
