import { story } from './transcript';
import { storyRules } from './story-rules';

const comforting = storyRules({}, { general: { comfort: { prompt: 'please-hold', everyMs: 20_000 } } });

story(
  'every so often a sentence, music between; never while a phone rings',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     20s Tick
           -> PlayPrompt c1.0 c1-p1 zh please-hold
     23s PromptFinished c1-p1
           -> StartHoldMusic c1.0
     40s AgentsReady 8001
           = 8001 ready
           -> OfferCall c1.1 8001
     41s OfferRinging c1.1
     56s Tick
           = c1.1 no-answer after ringing 15s
           = 8001 not-ready{no-answer}
           -> CancelOffer c1.1 no-answer
           -> PlayPrompt c1.0 c1-p2 zh please-hold
     59s PromptFinished c1-p2
           -> StartHoldMusic c1.0
     79s Tick
           -> PlayPrompt c1.0 c1-p3 zh please-hold
`,
  { rules: comforting },
);

story(
  'an answer cuts the sentence short',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     20s Tick
           -> PlayPrompt c1.0 c1-p1 zh please-hold
     21s AgentsReady 8001
           = 8001 ready
           -> OfferCall c1.1 8001
     22s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 22s
           -> StopPlayback c1-p1
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
   22.1s PromptFinished c1-p1
`,
  { rules: comforting },
);
