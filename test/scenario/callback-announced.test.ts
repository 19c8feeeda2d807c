import { rules } from '../fixtures/floor/rules';
import { storyRules } from './story-rules';
import { story } from './transcript';

const { callbacks } = rules();
const announced = callbacks && { ...callbacks, announce: 'number' as const };

story(
  '报工号 when the customer answers, where the rules want it: in her language',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallbackDue c9 language=en
           = c9 waits in general since 5s
           -> OfferCall c9.1 8001
      7s OfferAnswered c9.1
           = c9.1 answered after ringing 0s
           = c9 left general: answered after 2s
           -> PlayPrompt c9.1 c9-p1 zh callback-agent
           -> DialOutside c9.0 13800001111 attempt 1 fence 1
     15s OfferAnswered c9.0
           -> StopPlayback c9-p1
           -> BridgeLegs c9-b1 c9.0+c9.1 saying agent-number digits-8001 agent-serves-number
           -> StartRecording c9.1 c9-r1
`,
  { rules: storyRules({ callbacks: announced }) },
);

story(
  'what an agent is told of a caller, she is told before the customer is rung: who answers hears her at once',
  `
      0s CallbackDue c9
           = c9 waits in general since 0s
     70s AgentsReady 8001
           = 8001 ready
           -> OfferCall c9.1 8001
     72s OfferAnswered c9.1
           = c9.1 answered after ringing 0s
           = c9 left general: answered after 72s
           -> PlayPrompt c9.1 c9-p1 zh callback-agent queue-name-general whisper-waited number-1 duration-minute
           -> DialOutside c9.0 13800001111 attempt 1 fence 1
     80s OfferAnswered c9.0
           -> StopPlayback c9-p1
           -> BridgeLegs c9-b1 c9.0+c9.1
           -> StartRecording c9.1 c9-r1
`,
  { rules: storyRules({}, { general: { whisper: ['queue', 'tier', 'wait'] } }) },
);
