import { agentId, queueId } from '../fixtures/floor/rules';
import { story } from './transcript';
import { storyRules } from './story-rules';

const base = storyRules();
const queue = (id: string) => ({ kind: 'queue', queueId: queueId(id), language: null }) as const;
const own = { kind: 'agent', agentId: agentId('8001'), queueId: queueId('repair'), language: null } as const;
const direct = {
  number: '95008',
  language: 'zh',
  destination: { ...own, waitMs: 30_000, otherwise: queue('general') },
} as const;
const rules = { ...base, numbers: new Map([...base.numbers, ['95008', direct]]) };

story(
  'her own number rings her alone, whatever her skills',
  `
      0s AgentsReady 8002 8003 8001
           = 8002 ready
           = 8003 ready
           = 8001 ready
      1s CallArrived c1 95008
           = c1 waits in repair since 1s for 8001 until 31s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferRinging c1.1
      3s OfferAnswered c1.1
           = c1.1 answered after ringing 1s
           = c1 left repair: answered after 2s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     10s CallerHungUp c1
           = c1 talk 1 ended by caller after 7s
           = c1 wrap-up 1 of 8001 took 0s
           = 8001 ready
           = c1 answered by caller: caller-hung-up final
           -> Unbridge c1-b1
           -> HangUp c1.1
   10.1s LegHungUp c1.1
`,
  { rules },
);

story(
  'while she talks the caller waits with music, and is the next',
  `
      0s AgentsReady 8001 8002
           = 8001 ready
           = 8002 ready
      1s CallArrived c1 95008
           = c1 waits in repair since 1s for 8001 until 31s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left repair: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      5s CallArrived c2 95008
           = c2 waits in repair since 5s for 8001 until 35s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     20s CallerHungUp c1
           = c1 talk 1 ended by caller after 18s
           = c1 wrap-up 1 of 8001 took 0s
           = 8001 ready
           = c1 answered by caller: caller-hung-up final
           -> Unbridge c1-b1
           -> HangUp c1.1
   20.1s LegHungUp c1.1
           -> OfferCall c2.1 8001
     21s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left repair: answered after 16s
           -> BridgeLegs c2-b1 c2.0+c2.1 saying digits-8001 agent-serves-number
           -> StartRecording c2.1 c2-r1
`,
  { rules },
);

story(
  'she talks for too long: the caller goes where the number leads otherwise',
  `
      0s AgentsReady 8001 8002
           = 8001 ready
           = 8002 ready
      1s CallArrived c1 95008
           = c1 waits in repair since 1s for 8001 until 31s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left repair: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      5s CallArrived c2 95008
           = c2 waits in repair since 5s for 8001 until 35s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     35s Tick
           = c2 waits no longer for 8001: waited
           = c2 left repair: overflowed after 30s
           = c2 waits in general since 35s
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8002
     38s Tick
           = c2.1 unreachable after ringing 0s
           = 8002 not-ready{unreachable}
           -> CancelOffer c2.1 no-answer
     40s Tick
`,
  { rules },
);

story(
  'not ready, logged out or without a phone: otherwise at once',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s AgentPaused 8001 lunch
           = 8001 not-ready{lunch}
      2s CallArrived c1 95008
           = c1 waits in general since 2s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      3s AgentLoggedOut 8001
           = 8001 logged-out
      4s CallArrived c2 95008
           = c2 waits in general since 4s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      5s PhoneUnregistered 8001
      6s AgentLoggedIn 8001
           = 8001 not-ready{unreachable}
      7s CallArrived c3 95008
           = c3 waits in general since 7s
           -> Answer c3.0
           -> StartHoldMusic c3.0
`,
  { rules },
);

story(
  'three rings without an answer: she is out of rotation, the caller goes on',
  `
      0s AgentsReady 8001 8002
           = 8001 ready
           = 8002 ready
      1s CallArrived c1 95008
           = c1 waits in repair since 1s for 8001 until 31s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferRinging c1.1
     17s Tick
           = c1.1 no-answer after ringing 15s
           = 8001 not-ready{no-answer}
           = c1 waits no longer for 8001: not-at-work
           = c1 left repair: overflowed after 16s
           = c1 waits in general since 17s
           -> CancelOffer c1.1 no-answer
           -> StartHoldMusic c1.0
           -> OfferCall c1.2 8002
`,
  { rules },
);

story(
  'she logs out while somebody waits for her',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95008
           = c1 waits in repair since 1s for 8001 until 31s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left repair: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
      5s CallArrived c2 95008
           = c2 waits in repair since 5s for 8001 until 35s
           -> Answer c2.0
           -> StartHoldMusic c2.0
      6s AgentLoggedOut 8001
           = 8001 pending logged-out
     20s CallerHungUp c1
           = c1 talk 1 ended by caller after 18s
           = c1 wrap-up 1 of 8001 took 0s
           = 8001 logged-out
           = c1 answered by caller: caller-hung-up final
           = c2 waits no longer for 8001: not-at-work
           = c2 left repair: overflowed after 15s
           = c2 waits in general since 20s
           -> Unbridge c1-b1
           -> HangUp c1.1
           -> StartHoldMusic c2.0
`,
  { rules },
);
