import { queueId } from '../fixtures/floor/rules';
import { storyRules } from './story-rules';
import { story } from './transcript';

story(
  'in front of a menu the keys count at once; in front of a queue it is heard out; until its time is over',
  `
      0s BroadcastSet on network-down all until=60s by=li
           = broadcast network-down 95001+95002+95003+95004 until 60s by li
      5s CallArrived c1 95001
           = c1 hears the broadcast
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh network-down menu-main
      7s DigitPressed c1 0      (while the sentence plays)
           = c1 waits in general since 7s
           -> StopPlayback c1-p1
           -> StartHoldMusic c1.0
      8s AgentsReady 8001
           = 8001 ready
           -> OfferCall c1.1 8001
      9s CallerHungUp c1
           = c1.1 cancelled after ringing 0s
           = 8001 ready
           = c1 left general: abandoned after 2s
           = c1 abandoned_in_ring by caller: caller-hung-up final
           -> CancelOffer c1.1 caller-gone
     10s OfferFailed c1.1 gone
     11s CallArrived c2 95002
           = c2 hears the broadcast
           -> Answer c2.0
           -> PlayPrompt c2.0 c2-p1 zh network-down
     20s PromptFinished c2-p1
           = c2 waits in general since 20s
           -> StartHoldMusic c2.0
           -> OfferCall c2.1 8001
     21s OfferAnswered c2.1
           = c2.1 answered after ringing 0s
           = c2 left general: answered after 1s
           -> BridgeLegs c2-b1 c2.0+c2.1 saying digits-8001 agent-serves-number
           -> StartRecording c2.1 c2-r1
     60s Tick
           = broadcast off 95001 by li because of until
           = broadcast off 95002 by li because of until
           = broadcast off 95003 by li because of until
           = broadcast off 95004 by li because of until
`,
);

story(
  'a restart forgets nothing; a connection that is lost says it again; switched off, callers hear nothing of it',
  `
      1s BroadcastSet on network-down 95002 until=600s by=li
           = broadcast network-down 95002 until 600s by li
      2s Restart
      3s CallArrived c1 95002
           = c1 hears the broadcast
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh network-down
      4s CallArrived c2 95001
           -> Answer c2.0
           -> PlayPrompt c2.0 c2-p1 zh menu-main
      5s FloorListed c1.0 c2.0
           = floor compared, 0 strays
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh network-down
           -> StopPlayback c2-p1
           -> PlayPrompt c2.0 c2-p2 zh menu-main
      6s BroadcastSet off all by=wang
           = broadcast off 95002 by wang
      7s CallArrived c3 95002
           = c3 waits in general since 7s
           -> Answer c3.0
           -> StartHoldMusic c3.0
      8s PromptFinished c1-p2
           = c1 waits in general since 8s
           -> StartHoldMusic c1.0
`,
);

const toRepair = { kind: 'queue', queueId: queueId('repair'), language: null } as const;

story(
  'in an emergency its notice is heard and not the broadcast',
  `
      1s BroadcastSet on network-down 95002 until=600s by=li
           = broadcast network-down 95002 until 600s by li
      2s EmergencySet on 95002 by=li
           = emergency on 95002 by li
      3s CallArrived c1 95002
           = c1 meets the emergency
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh emergency-notice
      9s PromptFinished c1-p1
           = c1 waits in repair since 9s
           -> StartHoldMusic c1.0
`,
  { rules: storyRules({ emergency: { prompt: 'emergency-notice', destination: toRepair, priority: false } }) },
);
