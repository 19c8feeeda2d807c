/** Answers what opening hours do to a call, with the words for it; asked by the console and by `hotline hours`. */
import type { Instant } from '../core/ids';
import type { Rules } from '../core/rules';
import { sayMoment, sayOutlook } from './explain/say-outlook';
import { hoursOutlook } from './hours-outlook';
import type { Clock, FloorView, HoursAnswer, HoursDesk } from './ports';
import { wallInstant } from './wall-instant';

export function createHoursDesk(view: Pick<FloorView, 'rules'>, clock: Pick<Clock, 'now'>): HoursDesk {
  return { ask: (number, when) => answerHours(view.rules(), number, { when, now: clock.now() }) };
}

export function answerHours(
  rules: Rules,
  number: string,
  { when, now }: { readonly when: string; readonly now: Instant },
): HoursAnswer {
  const at = wallInstant(when, rules.timeZone, now);
  if (at === null) return { ok: false, why: 'time-unreadable' };
  const outlook = hoursOutlook(rules, number, at);
  if (!outlook) return { ok: false, why: 'number-unknown' };
  const said = sayOutlook(outlook);
  const steps = outlook.steps.map((step, i) => ({
    ...step,
    by: step.by && { ...step.by, changesAt: iso(step.by.changesAt) },
    words: said.steps[i],
  }));
  const { timeZone, changesAt } = outlook;
  const words = { moment: sayMoment(at, timeZone), change: said.change };
  const isOpen = outlook.steps[0]?.isOpen ?? true;
  return { ok: true, hours: { number, at: iso(at), timeZone, isOpen, steps, changesAt: iso(changesAt), words } };
}

const iso = (at: Instant | null) => (at === null ? null : new Date(at).toISOString());
