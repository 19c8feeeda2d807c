import { story } from './transcript';
import { storyRules } from './story-rules';

const comforting = storyRules({}, { general: { comfort: { prompt: 'please-hold', everyMs: 20_000 } } });

story(
  'every so often a sentence, music between; never while a phone rings',
  `
   0s CallArrived c1 95002
  20s Tick
  23s PromptFinished c1-p1
  40s AgentsReady 8001
  41s OfferRinging c1.1
  56s Tick
  59s PromptFinished c1-p2
  79s Tick
`,
  { rules: comforting },
);

story(
  'an answer cuts the sentence short',
  `
   0s CallArrived c1 95002
  20s Tick
  21s AgentsReady 8001
  22s OfferAnswered c1.1
  22.1s PromptFinished c1-p1
`,
  { rules: comforting },
);
