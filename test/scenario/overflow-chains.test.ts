/** Who cannot be kept by one queue goes on to another, a menu, a mailbox or a telephone outside. */
import { sending, sorry, toMenu, toOutside, toQueue, toVoicemail } from './sending-rules';
import { story } from './transcript';

story(
  'full, then another queue where nobody is logged in, then voicemail',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      7s CallArrived c2 95002
           = c2 waits in general since 7s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      8s CallArrived c3 95002     (one waits already)
           = c3 waits in general since 8s
           = c3 left general: overflowed after 0s
           = c3 waits in repair since 8s
           = c3 left repair: overflowed after 0s
           = c3 voicemail of general
           -> Answer c3.0
           -> PlayPrompt c3.0 c3-p1 zh voicemail-greeting tone
     14s PromptFinished c3-p1
           -> RecordMessage c3.0 c3-m1
     30s CallerHungUp c3
           = c3 message c3-m1 of 16s kept
           = c3 message c3-m1 sent to general for 13800001111
           = c3 voicemail by caller: message-left final
`,
  {
    rules: sending({
      general: { full: { waiting: 1, to: toQueue('repair') } },
      repair: { nobodyLoggedIn: toVoicemail },
    }),
  },
);

story(
  'nobody is logged in: sent outside; nobody there either, she is back with her place',
  `
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           = c1 left general: overflowed after 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> DialOutside c1.1 13900000001 through demo as 95001
      6s OfferRinging c1.1
     20s OfferFailed c1.1 busy
           = c1.1 busy after ringing 14s
           = c1 waits in general since 5s
           -> StartHoldMusic c1.0
     60s AgentsReady 8001     (she has kept her place)
           = 8001 ready
           -> OfferCall c1.2 8001
`,
  { rules: sending({ general: { nobodyLoggedIn: toOutside } }) },
);

story(
  'nobody is logged in: outside, nobody there either; then what the wait is limited to, an announcement',
  `
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           = c1 left general: overflowed after 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> DialOutside c1.1 13900000001 through demo as 95001
      6s OfferRinging c1.1
     20s OfferFailed c1.1 busy
           = c1.1 busy after ringing 14s
           = c1 waits in general since 5s
           -> StartHoldMusic c1.0
     50s Tick
           = c1 left general: overflowed after 30s
           -> PlayPrompt c1.0 c1-p1 zh system-busy
           -> ReturnToDialplan c1.0
     52s PromptFinished c1-p1
   52.1s CallerHungUp c1
           = c1 overflowed_out by hotline: overflowed final
`,
  { rules: sending({ general: { nobodyLoggedIn: toOutside, waited: { afterMs: 30_000, to: sorry } } }) },
);

story(
  'the last agent goes on her break: who waits hears a menu and chooses',
  `
      0s AgentsReady 8001
           = 8001 ready
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      6s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      7s CallArrived c2 95002
           = c2 waits in general since 7s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      8s AgentPaused 8001 lunch     (after this call)
           = 8001 pending not-ready{lunch}
     20s CallerHungUp c1
           = c1 talk 1 ended by caller after 14s
           = c1 wrap-up 1 of 8001 took 0s
           = 8001 not-ready{lunch}
           = c1 answered by caller: caller-hung-up final
           = c2 left general: overflowed after 13s
           -> Unbridge c1-b1
           -> HangUp c1.1
           -> PlayPrompt c2.0 c2-p1 zh menu-repair
   20.1s LegHungUp c1.1
     25s PromptFinished c2-p1
     26s DigitPressed c2 1
           = c2 waits in repair since 26s
           -> StartHoldMusic c2.0
     30s AgentsReady 8003
           = 8003 ready
           -> OfferCall c2.1 8003
`,
  { rules: sending({ general: { nobodyReady: toMenu } }) },
);

story(
  'rules that changed under her feet lead in a circle: after ten rounds she hears that it is busy',
  `
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           = c1 left general: overflowed after 0s
           = c1 waits in repair since 5s
           = c1 left repair: overflowed after 0s
           = c1 waits in general since 5s
           = c1 left general: overflowed after 0s
           = c1 waits in repair since 5s
           = c1 left repair: overflowed after 0s
           = c1 waits in general since 5s
           = c1 left general: overflowed after 0s
           = c1 waits in repair since 5s
           = c1 left repair: overflowed after 0s
           = c1 waits in general since 5s
           = c1 left general: overflowed after 0s
           = c1 waits in repair since 5s
           = c1 left repair: overflowed after 0s
           = c1 waits in general since 5s
           = c1 left general: overflowed after 0s
           = c1 waits in repair since 5s
           = c1 left repair: overflowed after 0s
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh system-busy
           -> ReturnToDialplan c1.0
     20s PromptFinished c1-p1
   20.1s CallerHungUp c1
           = c1 overflowed_out by hotline: overflow-loop final
`,
  {
    rules: sending({ general: { nobodyLoggedIn: toQueue('repair') }, repair: { nobodyLoggedIn: toQueue('general') } }),
  },
);
