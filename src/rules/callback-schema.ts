/** The shape of `callbacks:`. */
import { z } from 'zod';
import { usualPromise } from '../core/callback-rules';
import { form, keysOnly } from './form';
import { times } from './hours-schema';
import * as is from './scalars';

const pause = is.duration('1s', '24h').optional();

export const callbacksForm = form({
  trunks: z.array(is.word, { error: 'a list of trunks such as [demo]' }),
  callerId: is.phoneNumber,
  allow: is.numberPattern,
  confirmNumber: is.flag.default(true),
  announce: is.oneOf('number', 'name', 'both', 'off').default('off'),
  ring: is.duration('5s', '2m').default(30_000),
  tries: is.wholeNumber(1, 20).default(3),
  retry: is.duration('1s', '24h').default(300_000),
  retryAfter: keysOnly({
    busy: pause,
    noAnswer: pause,
    refused: pause,
    unreachable: pause,
    machine: pause,
    failed: pause,
  }).optional(),
  maxAge: is.duration('1m', '90d').default(3 * 86_400_000),
  dial: times.optional(),
  workHours: is.word.optional(),
  remind: is.duration('1m', '7d').default(1_800_000),
  reassign: is.durationOrOff('1m', '7d').default(1_800_000),
  agentWait: is.duration('10s', '8h').default(600_000),
  promise: keysOnly({
    after: is.duration('1m', '99h').default(usualPromise.afterMs),
    grace: is.duration('0s', '7d').default(usualPromise.graceMs),
    time: is.oneOf('wall', 'working').default('wall'),
  }).optional(),
  abandoned: keysOnly({ waited: is.duration('0s', '1h'), after: is.duration('0s', '24h') }).optional(),
  voicemail: is.durationOrOff('1s', '24h').optional(),
});
export type CallbacksShape = z.output<typeof callbacksForm.whole>;
