/** Conditions as the file writes them. */
import { z } from 'zod';
import type { Condition, DataCondition } from '../core/action-rules';
import type { QueueId } from '../core/ids';
import { keysOnly } from './form';
import { safePattern } from './safe-pattern';
import * as is from './scalars';

const onlyTrue = is.scalar('true', (text) => (text === 'true' ? true : undefined));

const dataKeys = {
  data: is.word.optional(),
  equals: is.scalar('a text of at most 200 characters', (text) => (text.length <= 200 ? text : undefined)).optional(),
  matches: safePattern.optional(),
  missing: onlyTrue.optional(),
};
type DataKeys = {
  readonly data?: string | undefined;
  readonly equals?: string | undefined;
  readonly matches?: string | undefined;
  readonly missing?: boolean | undefined;
};
const dataAllowed = '{ data: <name> } with one of equals: <text>, matches: <pattern>, missing: true';

/** Null: no such condition. */
function dataOf({ data, equals, matches, missing }: DataKeys): DataCondition | null {
  const given = [equals, matches, missing].filter((each) => each !== undefined);
  if (data === undefined || given.length !== 1) return null;
  if (equals !== undefined) return { of: 'data', name: data, test: 'equals', value: equals };
  if (matches !== undefined) return { of: 'data', name: data, test: 'matches', value: matches };
  return { of: 'data', name: data, test: 'missing', value: '' };
}

export const dataCondition = keysOnly(dataKeys).transform((keys, context): DataCondition => {
  const condition = dataOf(keys);
  if (condition) return condition;
  context.addIssue({ code: 'custom', message: dataAllowed });
  return z.NEVER;
});

const over = <T>(what: string, read: (text: string) => T | undefined) =>
  is.scalar(`more than ${what}, written ">${what}"`, (text) =>
    text.startsWith('>') ? read(text.slice(1).trim()) : undefined,
  );
const allowed = `one of ${dataAllowed}; { tier: <tier> }; { hours: <hours>, open: true or false }; { queue: <queue> } with waiting: ">5", expectedWait: ">3m" or nobodyReady: true`;

export const condition = keysOnly({
  ...dataKeys,
  tier: is.word.optional(),
  hours: is.word.optional(),
  open: is.flag.optional(),
  queue: is.word.optional(),
  waiting: over('5', (text) => (/^\d{1,5}$/.test(text) ? Number(text) : undefined)).optional(),
  expectedWait: over('3m', is.parseDuration).optional(),
  nobodyReady: onlyTrue.optional(),
}).transform((keys, context): Condition => {
  const { tier, hours, queue, open, waiting, expectedWait, nobodyReady } = keys;
  const given = Object.values(keys).filter((value) => value !== undefined).length;
  const ofQueue = [waiting, expectedWait, nobodyReady].filter((value) => value !== undefined).length;
  const data = given === 2 ? dataOf(keys) : null;
  if (data) return data;
  if (tier !== undefined && given === 1) return { of: 'tier', tier };
  if (hours !== undefined && open !== undefined && given === 2) return { of: 'hours', hours, open };
  if (queue !== undefined && ofQueue > 0 && given === ofQueue + 1) {
    const queueId = queue as QueueId;
    const expectedWaitOverMs = expectedWait ?? null;
    return {
      of: 'queue',
      queueId,
      waitingOver: waiting ?? null,
      expectedWaitOverMs,
      nobodyReady: nobodyReady ?? false,
    };
  }
  context.addIssue({ code: 'custom', message: allowed });
  return z.NEVER;
});
