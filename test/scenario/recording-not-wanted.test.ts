import { noticed } from './notice-rules';
import { story } from './transcript';

story(
  'sent outside by the agent: not recorded there either',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh recording-notice
      3s DigitPressed c1 1
           = c1 not recorded: caller
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh recording-refused
      6s PromptFinished c1-p2
           = c1 waits in general since 6s
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      7s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1
     10s AgentKeyed c1.1 *1913800002222#
           = c1 talk 1 ended by transfer after 3s
           = 8001 wrap-up until 25s
           = c1 transferred blind from 8001 to 13800002222
           -> Unbridge c1-b1
           -> HangUp c1.1
           -> StartHoldMusic c1.0
           -> DialOutside c1.2 13800002222 through demo as 95001
     15s OfferAnswered c1.2
           = c1.2 answered after ringing 0s
           -> BridgeLegs c1-b2 c1.0+c1.2
`,
  { rules: noticed({ refuse: '1' }) },
);

story(
  'a callback on the list is not recorded',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallbackDue c9
           = c9 waits in general since 5s
           -> OfferCall c9.1 8001
      7s OfferAnswered c9.1
           = c9.1 answered after ringing 0s
           = c9 left general: answered after 2s
           -> PlayPrompt c9.1 c9-p1 zh callback-agent
           -> DialOutside c9.0 13800001111 attempt 1 fence 1
     15s OfferAnswered c9.0
           = c9 not recorded: list
           -> StopPlayback c9-p1
           -> BridgeLegs c9-b1 c9.0+c9.1
`,
  { rules: noticed({}, { doNotRecord: ['13800001111'] }) },
);
