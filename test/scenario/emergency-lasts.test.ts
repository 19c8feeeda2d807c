import type { Emergency } from '../../src/core/rules';
import { queueId } from '../fixtures/floor/rules';
import { story } from './transcript';
import { storyRules } from './story-rules';

const destination = { kind: 'queue', queueId: queueId('repair'), language: null } as const;
const flood: Emergency = { prompt: 'emergency-notice', destination, priority: true };
const base = storyRules();
const only95001 = (hash: string, emergency?: Emergency) =>
  storyRules({
    hash,
    numbers: new Map(
      [...base.numbers].map(([id, rule]) => [id, id === '95001' && emergency ? { ...rule, emergency } : rule]),
    ),
  });

story(
  'it ends by itself; asked for again it lasts until the new time, and whoever met it already is left alone',
  `
      0s EmergencySet on 95001 95002 until=60s by=zhang
           = emergency on 95001+95002 until 60s by zhang
     30s EmergencySet on 95002 until=90s by=li
           = emergency on 95002 until 90s by li
     60s Tick
           = emergency off 95001 by zhang because of until
     61s CallArrived c1 95001
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh menu-main
     90s Tick
           = emergency off 95002 by li because of until
     91s CallArrived c2 95002
           = c2 waits in general since 91s
           -> Answer c2.0
           -> StartHoldMusic c2.0
`,
  { rules: storyRules({ emergency: flood }) },
);

story(
  'the service restarts: it is still on, still ends when it should, and a notice that was playing is heard again',
  `
      0s EmergencySet on all until=60s by=zhang
           = emergency on 95001+95002+95003+95004 until 60s by zhang
     10s CallArrived c1 95002
           = c1 meets the emergency first
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh emergency-notice
     12s Restart
     13s FloorListed c1.0
           = floor compared, 0 strays
           -> StopPlayback c1-p1
           -> PlayPrompt c1.0 c1-p2 zh emergency-notice
     20s PromptFinished c1-p2
           = c1 waits in repair since 20s
           -> StartHoldMusic c1.0
     60s Tick
           = emergency off 95001 by zhang because of until
           = emergency off 95002 by zhang because of until
           = emergency off 95003 by zhang because of until
           = emergency off 95004 by zhang because of until
`,
  { rules: storyRules({ emergency: flood }) },
);

story(
  'the end of a notice got lost: she goes on all the same',
  `
      0s EmergencySet on 95001 by=zhang
           = emergency on 95001 by zhang
      1s CallArrived c1 95001
           = c1 meets the emergency first
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh emergency-notice
    121s Tick
           = c1 waits in repair since 121s
           -> StopPlayback c1-p1
           -> StartHoldMusic c1.0
`,
  { rules: storyRules({ emergency: flood }) },
);

story(
  'a number without an emergency in the rules, and one that does not exist, cannot be switched',
  `
      0s EmergencySet on 95002 99999 by=zhang
      1s EmergencySet on 95001 95002 by=zhang
           = emergency on 95001 by zhang
      2s CallArrived c1 95002
           = c1 waits in general since 2s
           -> Answer c1.0
           -> StartHoldMusic c1.0
`,
  { rules: only95001(base.hash, flood) },
);

story(
  'new rules while it is on: a changed notice is heard by the next; without a rule, or the number, it ends for good',
  `
      0s EmergencySet on 95001 until=900s by=zhang
           = emergency on 95001 until 900s by zhang
      1s RulesChanged other-notice
           = rules other-notice
      2s CallArrived c1 95001
           = c1 meets the emergency first
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh notice-two
      3s RulesChanged no-emergency   (c1 goes on to the end of her way)
           = rules no-emergency
           = emergency off 95001 by zhang because of rules
      4s PromptFinished c1-p1
           = c1 waits in repair since 4s
           -> StartHoldMusic c1.0
      5s RulesChanged again
           = rules again
      6s CallArrived c2 95001
           -> Answer c2.0
           -> PlayPrompt c2.0 c2-p1 zh menu-main
      7s EmergencySet on 95001 by=zhang
           = emergency on 95001 by zhang
           = c2 meets the emergency first
           -> StopPlayback c2-p1
           -> PlayPrompt c2.0 c2-p2 zh emergency-notice
      8s RulesChanged no-number
           = rules no-number
           = emergency off 95001 by zhang because of rules
      9s PromptFinished c2-p2
           = c2 waits in repair since 9s
           -> StartHoldMusic c2.0
`,
  {
    rules: only95001(base.hash, flood),
    later: [
      only95001('other-notice', { ...flood, prompt: 'notice-two' }),
      only95001('no-emergency'),
      only95001('again', flood),
      storyRules({ hash: 'no-number', numbers: new Map([...base.numbers].filter(([id]) => id !== '95001')) }),
    ],
  },
);
