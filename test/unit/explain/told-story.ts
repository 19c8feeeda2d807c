/** A story of events, played through the core and written down as the journal has it. */
import { Core } from '../../../src/core/core';
import type { Event } from '../../../src/core/event';
import type { Rules } from '../../../src/core/rules';
import type { StepRecord } from '../../../src/engine/ports';
import type { InputSource } from '../../../src/engine/replay/retelling';
import { eventsOf } from '../../scenario/happenings';
import { storyRules } from '../../scenario/story-rules';
import { timeOf } from '../../scenario/notation';

/** Lines such as `5s CallArrived c1 95002`; deadlines fire when they are due. The first record has n = `firstN`. */
export function recordsOf(text: string, rules: Rules = storyRules(), firstN = 1): StepRecord[] {
  const core = Core.create(rules, 0);
  const records: StepRecord[] = [];
  const step = (event: Event) => {
    const { entries } = core.step(event);
    const record = { n: firstN + records.length, at: core.floor.now, event, entries };
    records.push(JSON.parse(JSON.stringify(record)) as StepRecord);
  };
  for (const line of text
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)) {
    const [time = '', name = '', ...words] = line.split(/\s+/);
    const at = timeOf(time);
    for (let due = core.nextDeadline(); due !== null && due < at; due = core.nextDeadline())
      step({ type: 'Tick', at: due });
    for (const event of eventsOf(at, name, words)) step(event);
  }
  return records;
}

export function sourceOf(records: readonly StepRecord[]): InputSource {
  return {
    snapshot: async () => null,
    async *records(afterN) {
      for (const record of records) if (record.n > afterN) yield structuredClone(record);
    },
  };
}
