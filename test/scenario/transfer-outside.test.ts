import { story } from './transcript';
import { transferRules } from './transfer-rules';

story(
  'handed on to a telephone outside',
  `
        0s AgentsReady 8001
             = 8001 ready
        5s CallArrived c1 95002
             = c1 waits in general since 5s
             -> Answer c1.0
             -> StartHoldMusic c1.0
             -> OfferCall c1.1 8001
        6s OfferRinging c1.1
        8s OfferAnswered c1.1
             = c1.1 answered after ringing 2s
             = c1 left general: answered after 3s
             -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
             -> StartRecording c1.1 c1-r1
       20s AgentKeyed c1.1 *1913900001111#
             = c1 talk 1 ended by transfer after 12s
             = 8001 wrap-up until 35s
             = c1 transferred blind from 8001 to 13900001111
             -> Unbridge c1-b1
             -> HangUp c1.1
             -> StopPlayback c1-p1
             -> StartHoldMusic c1.0
             -> DialOutside c1.2 13900001111 through demo as 95001
     20.1s LegHungUp c1.1
       22s OfferRinging c1.2
       25s OfferAnswered c1.2
             = c1.2 answered after ringing 3s
             -> BridgeLegs c1-b2 c1.0+c1.2
             -> StartRecording c1.2 c1-r2
       35s Tick
             = c1 wrap-up 1 of 8001 took 15s
             = 8001 ready
       50s LegHungUp c1.2
             = c1 talk outside ended by outside after 25s
             = c1 answered by outside: outside-hung-up final
             -> Unbridge c1-b2
             -> HangUp c1.0
`,
  { rules: transferRules() },
);

story(
  'nobody there: first in her queue, and back to the agent after her wrap-up',
  `
        0s AgentsReady 8001
             = 8001 ready
        5s CallArrived c1 95002
             = c1 waits in general since 5s
             -> Answer c1.0
             -> StartHoldMusic c1.0
             -> OfferCall c1.1 8001
        6s OfferRinging c1.1
        8s OfferAnswered c1.1
             = c1.1 answered after ringing 2s
             = c1 left general: answered after 3s
             -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
             -> StartRecording c1.1 c1-r1
       20s AgentKeyed c1.1 *1913900001111#
             = c1 talk 1 ended by transfer after 12s
             = 8001 wrap-up until 35s
             = c1 transferred blind from 8001 to 13900001111
             -> Unbridge c1-b1
             -> HangUp c1.1
             -> StopPlayback c1-p1
             -> StartHoldMusic c1.0
             -> DialOutside c1.2 13900001111 through demo as 95001
     20.1s LegHungUp c1.1
       21s CallArrived c2 95002
             = c2 waits in general since 21s
             -> Answer c2.0
             -> StartHoldMusic c2.0
       22s OfferRinging c1.2
       25s OfferFailed c1.2 busy
             = c1.2 busy after ringing 3s
             = c1 waits in general since 5s
             -> StartHoldMusic c1.0
       35s Tick
             = c1 wrap-up 1 of 8001 took 15s
             = 8001 ready
             -> OfferCall c1.3 8001
       36s OfferRinging c1.3
       37s OfferAnswered c1.3
             = c1.3 answered after ringing 1s
             = c1 left general: answered after 12s
             -> BridgeLegs c1-b3 c1.0+c1.3 saying digits-8001 agent-serves-number
             -> StartRecording c1.3 c1-r2
`,
  { rules: transferRules() },
);

story(
  'she hangs up while it rings',
  `
        0s AgentsReady 8001
             = 8001 ready
        5s CallArrived c1 95002
             = c1 waits in general since 5s
             -> Answer c1.0
             -> StartHoldMusic c1.0
             -> OfferCall c1.1 8001
        6s OfferRinging c1.1
        8s OfferAnswered c1.1
             = c1.1 answered after ringing 2s
             = c1 left general: answered after 3s
             -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
             -> StartRecording c1.1 c1-r1
       20s AgentKeyed c1.1 *1913900001111#
             = c1 talk 1 ended by transfer after 12s
             = 8001 wrap-up until 35s
             = c1 transferred blind from 8001 to 13900001111
             -> Unbridge c1-b1
             -> HangUp c1.1
             -> StopPlayback c1-p1
             -> StartHoldMusic c1.0
             -> DialOutside c1.2 13900001111 through demo as 95001
       22s OfferRinging c1.2
       24s CallerHungUp c1
             = c1.2 cancelled after ringing 2s
             = c1 answered by caller: caller-hung-up
             -> CancelOffer c1.2 no-answer
`,
  { rules: transferRules() },
);

story(
  'not a number that may be dialled',
  `
        0s AgentsReady 8001
             = 8001 ready
        5s CallArrived c1 95002
             = c1 waits in general since 5s
             -> Answer c1.0
             -> StartHoldMusic c1.0
             -> OfferCall c1.1 8001
        6s OfferRinging c1.1
        8s OfferAnswered c1.1
             = c1.1 answered after ringing 2s
             = c1 left general: answered after 3s
             -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
             -> StartRecording c1.1 c1-r1
       20s AgentKeyed c1.1 *19110#
             = c1 blind refused: target-not-allowed
             -> StopPlayback c1-p1
             -> PlayPrompt c1.1 c1-p2 zh outside-not-allowed
`,
  { rules: transferRules() },
);
