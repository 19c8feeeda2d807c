import { storyRules } from './story-rules';
import { story } from './transcript';

const whisper = ['queue', 'tier', 'wait'] as const;
const tiers = {
  tiers: new Map([['vip', { headStartMs: 0, numbers: ['138'] }]]),
  tierNumbers: new Map([['138', 'vip']]),
};

story(
  'the agent alone is told of the caller, in the language of the hotline; the caller hears who serves her',
  `
      0s CallArrived c1 95002 13800001111
           = c1 waits in general since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     70s AgentsReady 8001
           = 8001 ready
           -> OfferCall c1.1 8001
     71s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 71s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number whispering to c1.1 queue-name-general tier-name-vip whisper-waited number-1 duration-minute
           -> StartRecording c1.1 c1-r1
     74s PromptFinished c1-p2
     75s PromptFinished c1-p1
`,
  { rules: storyRules(tiers, { general: { whisper } }) },
);

story(
  'the agent hangs up while it is whispered: her bridge goes, the whisper with it',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002 13900000000
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 whispering to c1.1 queue-name-general
           -> StartRecording c1.1 c1-r1
      3s LegHungUp c1.1
           = c1 talk 1 ended by agent after 1s
           = 8001 wrap-up until 18s
           = c1 answered by agent: agent-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.0
`,
  { rules: storyRules(tiers, { general: { whisper, announce: 'off' } }) },
);
