import { queue } from '../fixtures/floor/rules';
import { storyRules } from './story-rules';
import { story } from './transcript';

const { overflow } = queue('general');
const predicted = { longerThanMs: 60_000, to: { kind: 'hang-up', prompt: 'system-busy' } } as const;

story(
  'who would probably wait too long is sent on; while nothing is known of the queue nobody is',
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
     10s CallArrived c2 95002     (no call has ended yet)
           = c2 waits in general since 10s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     51s CallerHungUp c1
           = c1 talk 1 ended by caller after 45s
           = 8001 wrap-up until 66s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   51.1s LegHungUp c1.1
     66s Tick     (45 s of talk, 15 s of wrap-up)
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
           -> OfferCall c2.1 8001
     67s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left general: answered after 57s
           -> BridgeLegs c2-b1 c2.0+c2.1 saying digits-8001 agent-serves-number
           -> StartRecording c2.1 c2-r1
     70s CallArrived c3 95002     (the next one: about 60 s)
           = c3 waits in general since 70s
           -> Answer c3.0
           -> StartHoldMusic c3.0
     71s CallArrived c4 95002     (behind her: about 120 s)
           = c4 waits in general since 71s
           = c4 left general: overflowed after 0s
           -> Answer c4.0
           -> PlayPrompt c4.0 c4-p1 zh system-busy
           -> ReturnToDialplan c4.0
`,
  { rules: storyRules({}, { general: { overflow: { ...overflow, predicted } } }) },
);
