/** Day 0 of a shift log is a Thursday; the hours of these stories are minutes of it. */
import type { Destination, Opening, QueueOpening, Rules } from '../../src/core/rules';
import { zoneOffsets } from '../../src/rules/zone-offsets';
import type { Hours, Span } from '../../src/core/hours';
import { queueId } from '../fixtures/floor/rules';
import { storyRules } from './story-rules';
import { story } from './transcript';

const hours = (id: string, ...spans: readonly Span[]): Hours => ({
  id,
  timeZone: 'UTC',
  offsets: zoneOffsets('UTC'),
  weekly: new Map([['thu', spans]]),
  days: new Map(),
});
const goodbye: Destination = { kind: 'hang-up', prompt: 'hotline-closed' };
const voicemail: Destination = { kind: 'voicemail', queueId: queueId('general'), language: null };
const toQueue = (id: string): Destination => ({ kind: 'queue', queueId: queueId(id), language: null });

/** 1st minute closed, 2nd and 3rd open, then closed until the 10th. */
const office = hours('office', { from: 1, to: 3 }, { from: 9, to: 20 });

function closing(
  numbers: Readonly<Record<string, Opening>>,
  queues: Readonly<Record<string, QueueOpening>> = {},
  of: Hours = office,
): Rules {
  const openings = Object.fromEntries(Object.entries(queues).map(([id, opening]) => [id, { opening }]));
  const base = storyRules({ hours: new Map([[of.id, of]]) }, openings);
  const rules = [...base.numbers].map(([number, rule]) => {
    const opening = numbers[number];
    return [number, opening ? { ...rule, opening } : rule] as const;
  });
  return { ...base, numbers: new Map(rules) };
}

/** Who still waits when `general` closes is sent on. */
const leaves = (of: Hours): Rules =>
  closing({}, { general: { hours: 'office', closed: goodbye, atClose: 'leave' } }, of);

story(
  'a caller who arrives while it is closed hears so and is not an abandoned one; a second before nine it is closed, at nine it is open',
  `
      0s CallArrived c1 95002
           = c1 found number 95002 closed by office until 60s
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh hotline-closed
           -> ReturnToDialplan c1.0
      3s PromptFinished c1-p1
      4s CallerHungUp c1
           = c1 closed by hotline: closed final
  59.999s CallArrived c2 95002
           = c2 found number 95002 closed by office until 60s
           -> Answer c2.0
           -> PlayPrompt c2.0 c2-p1 zh hotline-closed
           -> ReturnToDialplan c2.0
     60s CallArrived c3 95002
           = c3 waits in general since 60s
           -> Answer c3.0
           -> StartHoldMusic c3.0
     62s CallerHungUp c2
           = c2 closed by hotline: closed final
    180s CallArrived c4 95002
           = c4 found number 95002 closed by office until 540s
           -> Answer c4.0
           -> PlayPrompt c4.0 c4-p1 zh hotline-closed
           -> ReturnToDialplan c4.0
`,
  { rules: closing({ '95002': { hours: 'office', closed: goodbye } }) },
);

story(
  'a closed number may lead to another queue, where she waits like anybody',
  `
      0s CallArrived c1 95002
           = c1 found number 95002 closed by office until 60s
           = c1 waits in repair since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
      9s CallerHungUp c1
           = c1 left repair: abandoned after 9s
           = c1 abandoned_in_queue by caller: caller-hung-up final
`,
  { rules: closing({ '95002': { hours: 'office', closed: toQueue('repair') } }) },
);

story(
  'a queue that is closed sends its callers on at once; who waits when it closes is served all the same',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           = c1 found queue general closed by office until 60s
           = c1 left general: overflowed after 0s
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh hotline-closed
           -> ReturnToDialplan c1.0
      5s CallerHungUp c1
           = c1 closed by hotline: closed final
    170s CallArrived c2 95002
           = c2 waits in general since 170s
           -> Answer c2.0
           -> StartHoldMusic c2.0
    181s Tick
    200s AgentsReady 8001
           = 8001 ready
           -> OfferCall c2.1 8001
`,
  { rules: closing({}, { general: { hours: 'office', closed: goodbye, atClose: 'serve' } }) },
);

story(
  'a queue that does not serve who still waits sends her on at closing time, not a millisecond before',
  `
    170s CallArrived c1 95002
           = c1 waits in general since 170s
           -> Answer c1.0
           -> StartHoldMusic c1.0
    175s CallArrived c2 95002
           = c2 waits in general since 175s
           -> Answer c2.0
           -> StartHoldMusic c2.0
    179.999s Tick
    180s Tick
           = c1 found queue general closed by office until 540s
           = c1 left general: overflowed after 10s
           = c2 found queue general closed by office until 540s
           = c2 left general: overflowed after 5s
           -> PlayPrompt c1.0 c1-p1 zh hotline-closed
           -> ReturnToDialplan c1.0
           -> PlayPrompt c2.0 c2-p1 zh hotline-closed
           -> ReturnToDialplan c2.0
    184s CallerHungUp c1
           = c1 closed by hotline: closed final
`,
  { rules: leaves(office) },
);

story(
  'a phone that rings at closing time may still answer; unanswered, she is sent on',
  `
    170s AgentsReady 8001
           = 8001 ready
    171s CallArrived c1 95002
           = c1 waits in general since 171s
           -> Answer c1.0
           -> StartHoldMusic c1.0
           -> OfferCall c1.1 8001
    172s OfferRinging c1.1
    180s Tick
    187s Tick
           = c1.1 no-answer after ringing 15s
           = 8001 not-ready{no-answer}
           = c1 found queue general closed by office until 540s
           = c1 left general: overflowed after 16s
           -> CancelOffer c1.1 no-answer
           -> PlayPrompt c1.0 c1-p1 zh hotline-closed
           -> ReturnToDialplan c1.0
`,
  { rules: leaves(office) },
);

story(
  'new rules close the queue later, then earlier: who waits goes by the new ones',
  `
    170s CallArrived c1 95002
           = c1 waits in general since 170s
           -> Answer c1.0
           -> StartHoldMusic c1.0
    175s RulesChanged later
           = rules later
           = c1 queue closes at 240s
    180s Tick
    200s RulesChanged now
           = rules now
           = c1 queue closes at 200s
    200s Tick
           = c1 found queue general closed by office until 540s
           = c1 left general: overflowed after 30s
           -> PlayPrompt c1.0 c1-p1 zh hotline-closed
           -> ReturnToDialplan c1.0
`,
  {
    rules: leaves(office),
    later: [
      { ...leaves(hours('office', { from: 1, to: 4 })), hash: 'later' },
      { ...leaves(office), hash: 'now' },
    ],
  },
);

story(
  'queues that are all closed hand her on to the one that is open, in the order of the rules',
  `
      0s CallArrived c1 95002
           = c1 waits in general since 0s
           = c1 found queue general closed by office until 60s
           = c1 left general: overflowed after 0s
           = c1 waits in consulting since 0s
           = c1 found queue consulting closed by office until 60s
           = c1 left consulting: overflowed after 0s
           = c1 waits in repair since 0s
           -> Answer c1.0
           -> StartHoldMusic c1.0
`,
  {
    rules: closing(
      {},
      {
        general: { hours: 'office', closed: toQueue('consulting'), atClose: 'serve' },
        consulting: { hours: 'office', closed: toQueue('repair'), atClose: 'serve' },
      },
    ),
  },
);

story(
  'a closed queue may take a message: she is greeted, speaks, and the record says that it was closed',
  `
     30s CallArrived c1 95002
           = c1 waits in general since 30s
           = c1 found queue general closed by office until 60s
           = c1 left general: overflowed after 0s
           = c1 voicemail of general
           -> Answer c1.0
           -> PlayPrompt c1.0 c1-p1 zh voicemail-greeting tone
`,
  { rules: closing({}, { general: { hours: 'office', closed: voicemail, atClose: 'serve' } }) },
);

story(
  'a callback that is due while its queue is closed is not taken; asked again when it is open, it goes its way',
  `
      0s AgentsReady 8001
           = 8001 ready
     30s CallbackDue c9
     65s CallbackDue c9 fence=2
           = c9 waits in general since 65s
           -> OfferCall c9.1 8001
`,
  { rules: closing({}, { general: { hours: 'office', closed: goodbye, atClose: 'serve' } }) },
);
