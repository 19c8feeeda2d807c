import { story } from './transcript';
import { storyRules } from './story-rules';

const noCallbacks = storyRules({ callbacks: null });

story(
  'the key promises nothing, and a due callback rings nobody',
  `
   0s CallArrived c1 95002
   30s DigitPressed c1 9
   60s AgentsReady 8002
   61s CallbackDue c9 callback=cb1
`,
  { rules: noCallbacks },
);

story(
  'a queue that is no more: the callback waits in the first queue of the rules',
  `
   0s AgentsReady 8001
   1s CallbackDue c9 queue=sales key=0
`,
);
