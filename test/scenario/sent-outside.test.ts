import type { NumberRule, Queue } from '../../src/core/rules';
import { storyRules } from './story-rules';
import { story } from './transcript';

const outside = { kind: 'outside', number: '02112345678' } as const;
const number = (id: string): readonly [string, NumberRule] => [
  id,
  { number: id, language: 'zh', destination: outside },
];
const base = storyRules();
const straight = storyRules({ numbers: new Map([...base.numbers, number('95009')]) });
const overflow: Queue['overflow'] = {
  full: null,
  nobodyLoggedIn: null,
  nobodyReady: null,
  waited: { afterMs: 20_000, to: outside },
};
const overflowing = storyRules({}, { repair: { overflow } });

story(
  'a number that leads outside: put through, recorded, and over when the other side hangs up',
  `
      0s CallArrived c1 95009
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> DialOutside c1.1 02112345678 through demo as 95001
      1s OfferRinging c1.1
      5s OfferAnswered c1.1
           = c1.1 answered after ringing 4s
           -> BridgeLegs c1-b1 c1.0+c1.1
           -> StartRecording c1.1 c1-r1
     35s LegHungUp c1.1
           = c1 talk outside ended by outside after 30s
           = c1 overflowed_out by outside: outside-hung-up final
           -> Unbridge c1-b1
           -> HangUp c1.0
   35.1s CallerHungUp c1
`,
  { rules: straight },
);

story(
  'waited too long: sent outside, nobody answers there, and she is back with her place',
  `
      0s CallArrived c1 95003
           = c1 waits in repair since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     20s Tick
           = c1 left repair: overflowed after 20s
           -> StartHoldMusic c1.0
           -> DialOutside c1.1 02112345678 through demo as 95001
     21s OfferRinging c1.1
     66s Tick
           = c1.1 no-answer after ringing 45s
           = c1 waits in repair since 0s
           -> CancelOffer c1.1 no-answer
           -> StartHoldMusic c1.0
   66.1s OfferFailed c1.1 gone
     70s AgentsReady 8003
           = 8003 ready
           -> OfferCall c1.2 8003
`,
  { rules: overflowing },
);

story(
  'a trunk that cannot reach the number: the next one is taken, then the sorry-sentence',
  `
      0s CallArrived c1 95009
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> DialOutside c1.1 02112345678 through demo as 95001
    0.2s OfferFailed c1.1 unreachable
           = c1.1 unreachable after ringing 0s
           -> DialOutside c1.2 02112345678 through spare as 95001
    0.4s OfferFailed c1.2 unreachable
           = c1.2 unreachable after ringing 0s
           -> PlayPrompt c1.0 c1-p1 zh outside-not-reached
           -> ReturnToDialplan c1.0
      4s CallerHungUp c1
           = c1 failed by hotline: outside-unreachable final
`,
  { rules: straight },
);

story(
  'not on record: nobody outside is rung, she keeps her place',
  `
      0s CallArrived c1 95003
           = c1 waits in repair since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     20s Tick
           = c1 left repair: overflowed after 20s
           -> StartHoldMusic c1.0
           -> DialOutside c1.1 02112345678 through demo as 95001
   20.1s CommandRefused DialOutside c1.1 not-on-record
           = c1.1 gone after ringing 0s
           = c1 waits in repair since 0s
           -> CancelOffer c1.1 no-answer
           -> StartHoldMusic c1.0
`,
  { rules: overflowing },
);

story(
  'she hangs up while it rings outside; a late answer there is let go',
  `
      0s CallArrived c1 95009
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> DialOutside c1.1 02112345678 through demo as 95001
      1s OfferRinging c1.1
      6s CallerHungUp c1
           = c1.1 cancelled after ringing 5s
           = c1 abandoned_in_ring by caller: caller-hung-up final
           -> CancelOffer c1.1 no-answer
    6.1s OfferAnswered c1.1
           -> HangUp c1.1
`,
  { rules: straight },
);

story(
  'the connection to Asterisk lost while she talks outside: put together again',
  `
      0s CallArrived c1 95009
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> DialOutside c1.1 02112345678 through demo as 95001
      5s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           -> BridgeLegs c1-b1 c1.0+c1.1
           -> StartRecording c1.1 c1-r1
     20s FloorListed c1.0 c1.1
           = floor compared, 0 strays
           -> BridgeLegs c1-b2 c1.0+c1.1
     30s CallerHungUp c1
           = c1 talk outside ended by caller after 25s
           = c1 overflowed_out by caller: caller-hung-up final
           -> Unbridge c1-b2
           -> HangUp c1.1
`,
  { rules: straight },
);
