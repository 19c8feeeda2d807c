import { story } from './transcript';

story(
  'while the menu speaks',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      3s CallerHungUp c1
           = c1 abandoned_in_menu by caller: caller-hung-up final
      4s PromptFinished c1-p1
      4s CallerHungUp c1
`,
);

story(
  'while the menu listens',
  `
      0s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      3s PromptFinished c1-p1
      4s CallerHungUp c1
           = c1 abandoned_in_menu by caller: caller-hung-up final
      8s Tick     (the menu's timeout is nobody's any more)
`,
);
