/** `*57`, and its row is not written in time, or the call or the agent is gone before: she is told what became of it. */
import { story } from './transcript';
import { storyRules } from './story-rules';

const without8001 = { ...storyRules(), hash: 'without', agents: new Map([...storyRules().agents].slice(1)) };

story(
  'Postgres is away: she is told that nothing was registered; nobody answers: told after five seconds, also after a restart',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     11s AgentPromised 8001 f1.0
           -> SchedulePromise c1-a8001 general 13800001111 by 8001 due 14411s until 18011s reminded 18011s
     13s CommandRefused SchedulePromise c1-a8001 postgres-down
           = c1-a8001 not promised: postgres-down
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-promise-failed
           -> ReturnToDialplan f1.0
     17s LegHungUp f1.0
     20s AgentPromised 8001 f2.0
           -> SchedulePromise c1-a8001 general 13800001111 by 8001 due 14420s until 18020s reminded 18020s
     21s Restart
     25s Tick
           = c1-a8001 not promised: timed out
           -> Answer f2.0
           -> PlayPrompt f2.0 f2-p1 zh agent-promise-failed
           -> ReturnToDialplan f2.0
     26s CallbackRegistered c1-a8001
`,
);

story(
  'her wrap-up is over while the row is written: she is told all the same',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     30s CallerHungUp c1
           = c1 talk 1 ended by caller after 28s
           = 8001 wrap-up until 45s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   30.1s LegHungUp c1.1
   44.9s AgentPromised 8001 f1.0
           -> SchedulePromise c1-a8001 general 13800001111 by 8001 due 14444.9s until 18044.9s reminded 18044.9s
     45s Tick
           = c1 wrap-up 1 of 8001 took 15s final
           = 8001 ready
     46s CallbackRegistered c1-a8001
           = c1-a8001 promised
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-promise-made
           -> ReturnToDialplan f1.0
     50s LegHungUp f1.0
     60s CallArrived c2 95003
           = c2 waits in repair since 60s
           -> Answer c2.0
           -> StartHoldMusic c2.0
     61s AgentPromised 8001 f2.0
           = 8001 cannot promise: no-call
           -> Answer f2.0
           -> PlayPrompt f2.0 f2-p1 zh agent-promise-no-call
           -> ReturnToDialplan f2.0
`,
);

story(
  'the operators remove her meanwhile: she is told, then her phone is nobody’s',
  `
      0s AgentsReady 8001
           = 8001 ready
      1s CallArrived c1 95002
           = c1 waits in general since 1s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
      2s OfferAnswered c1.1
           = c1.1 answered after ringing 0s
           = c1 left general: answered after 1s
           -> BridgeLegs c1-b1 c1.0+c1.1 saying digits-8001 agent-serves-number
           -> StartRecording c1.1 c1-r1
     11s AgentPromised 8001 f1.0
           -> SchedulePromise c1-a8001 general 13800001111 by 8001 due 14411s until 18011s reminded 18011s
   11.5s CallerHungUp c1
           = c1 talk 1 ended by caller after 9.5s
           = 8001 wrap-up until 26.5s
           = c1 answered by caller: caller-hung-up
           -> Unbridge c1-b1
           -> HangUp c1.1
   11.6s LegHungUp c1.1
     12s RulesChanged without
           = rules without
   12.5s WrapUpEnded 8001
   12.6s LegHungUp f1.0
     13s CallbackRegistered c1-a8001
           = c1-a8001 promised
           -> Answer f1.0
           -> PlayPrompt f1.0 f1-p1 zh agent-promise-made
           -> ReturnToDialplan f1.0
     14s AgentStateAsked 8001 f2.0
           -> Answer f2.0
           -> PlayPrompt f2.0 f2-p1 zh agent-not-configured
           -> ReturnToDialplan f2.0
`,
  { later: [without8001] },
);
