import { noticed } from './notice-rules';
import { story } from './transcript';

story(
  'she hears once that she is recorded, to its end, before the queue; handed on she does not hear it again',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh recording-notice
      2s DigitPressed c1 5     (cannot cut it short)
      5s PromptFinished c1-p1
           = c1 waits in general since 5s
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1
           -> StartRecording c1.1 c1-r1
     20s AgentsReady 8002
           = 8002 ready
     30s AgentKeyed c1.1 *1702#
           = c1 talk 1 ended by transfer after 24s
           = 8001 wrap-up until 45s
           = c1 transferred blind from 8001 to repair
           = c1 waits in repair since 5s
           -> Unbridge c1-b1
           -> HangUp c1.1
           -> StartHoldMusic c1.0
           -> OfferCall c1.2 8002 from 8001 of repair
     32s OfferAnswered c1.2
           = c1.2 answered after ringing 0s
           = c1 left repair: answered after 2s
           -> BridgeLegs c1-b2 c1.0+c1.2
           -> StartRecording c1.2 c1-r2
`,
  { rules: noticed() },
);

story(
  'she refuses: no talk of hers is recorded, also after she was handed on',
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
     20s AgentsReady 8002
           = 8002 ready
     30s AgentKeyed c1.1 *1702#
           = c1 talk 1 ended by transfer after 23s
           = 8001 wrap-up until 45s
           = c1 transferred blind from 8001 to repair
           = c1 waits in repair since 6s
           -> Unbridge c1-b1
           -> HangUp c1.1
           -> StartHoldMusic c1.0
           -> OfferCall c1.2 8002 from 8001 of repair
     32s OfferAnswered c1.2
           = c1.2 answered after ringing 0s
           = c1 left repair: answered after 2s
           -> BridgeLegs c1-b2 c1.0+c1.2
     45s Tick
           = c1 wrap-up 1 of 8001 took 15s
           = 8001 ready
     60s CallerHungUp c1
           = c1 talk 2 ended by caller after 28s
           = c1 wrap-up 2 of 8002 took 0s
           = 8002 ready
           = c1 answered by caller: caller-hung-up final
           -> Unbridge c1-b2
           -> HangUp c1.2
`,
  { rules: noticed({ refuse: '1' }) },
);

story(
  'where the rules let her, another key cuts the notice short',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh recording-notice
      3s DigitPressed c1 5
           = c1 waits in general since 3s
           -> StopPlayback c1-p1
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
`,
  { rules: noticed({ refuse: '1', bargeIn: true }) },
);

story(
  'she hangs up while she hears it',
  `
      1s CallArrived c1 95002
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh recording-notice
      3s CallerHungUp c1
           = c1 abandoned_in_menu by caller: caller-hung-up final
`,
  { rules: noticed({ refuse: '1' }) },
);

story(
  'the connection is lost, or the process restarted, while she hears it; its end is lost',
  `
      1s CallArrived c1 95002
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh recording-notice
      3s FloorListed c1.0
           = floor compared, 0 strays
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh recording-notice
      4s Restart
      5s FloorListed c1.0
           = floor compared, 0 strays
           -> StopPlayback c1-p2
           -> PlayPrompt c1.0 c1-p3 zh recording-notice
      6s DigitPressed c1 1
           = c1 not recorded: caller
           -> StopPlayback c1-p3
           -> PlayPrompt c1.0 c1-p4 zh recording-refused
      7s Restart
    126s Tick
           = c1 waits in general since 126s
           -> StopPlayback c1-p4
           -> StartHoldMusic c1.0
    130s Tick
`,
  { rules: noticed({ refuse: '1' }) },
);

story(
  'who is on the list is not told, and not recorded',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002 13900001111
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           = c1 not recorded: list
           -> BridgeLegs c1-b1 c1.0+c1.1
     10s CallerHungUp c1
           = c1 talk 1 ended by caller after 8s
           = 8001 wrap-up until 25s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
`,
  { rules: noticed({}, { doNotRecord: ['1390000'] }) },
);

story(
  'by the menu: the notice comes before the queue, not before the menu; where nothing is recorded there is none',
  `
      1s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
      2s DigitPressed c1 0
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh recording-notice
      6s PromptFinished c1-p2
           = c1 waits in general since 6s
           -> StartHoldMusic c1.0
     10s CallArrived c2 95001
           -> Answer c2.0
           -> PlayPrompt c2.0 c2-p1 zh menu-main
     11s DigitPressed c2 1
           = c2 waits in consulting since 11s
           -> StopPlayback c2-p1
           -> StartHoldMusic c2.0
`,
  { rules: noticed({}, {}, { consulting: { record: false, announce: 'off' } }) },
);
